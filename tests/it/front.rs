//! The front page.

use delta::addresses::Address;
use delta::kernel::locale::Locale;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::register::Register;

#[rstest]
#[tokio::test]
async fn an_empty_register_leaves_no_empty_section(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let front = app.get("/sv").await;

    assert_eq!(front.heading(), "Berätta hur tjänsterna fungerar. Vi svarar.");
    assert!(!front.texts("h2").contains(&"Du sa – vi gjorde".to_owned()));
    assert_eq!(front.texts(".thirds .big"), ["0", "0", "0"]);
    assert!(front.body.contains("inom 10 dagar"), "the county's own promise");
}

#[rstest]
#[tokio::test]
async fn the_front_page_leads_to_five_ways_and_to_a_case(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for locale in Locale::ALL {
        let front = app.get(&Address::Front.path(locale)).await;
        let ways = [Address::Feedback, Address::Initiatives, Address::Panel, Address::InfluenceBodies, Address::Voting];
        assert_eq!(front.attributes("main .rows h3 a", "href"), ways.map(|page| page.path(locale)));
        assert_eq!(front.attributes("main form", "action"), [Address::Follow.path(locale)]);
        assert_eq!(front.attributes("main form input", "name"), ["form_token", "code"]);
    }
}

#[rstest]
#[tokio::test]
async fn the_three_newest_changes_are_told(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let register = Register::new(&app);
    for day in ["2026-02-01", "2026-02-04", "2026-02-03", "2026-02-02"] {
        register.plan_change("kr-2", day, "2026-09").await;
    }

    let front = app.get("/en").await;

    let days = front.attributes("main time", "datetime");
    assert_eq!(days, ["2026-02-04", "2026-02-03", "2026-02-02"]);
}
