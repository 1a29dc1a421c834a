//! The privacy notice and the accessibility statement say what the program does.

use std::collections::BTreeSet;

use delta::addresses::Address;
use delta::counties::County;
use delta::counties::county::Conformance;
use delta::frame::cookies::{COOKIES, SIGN_ON};
use delta::kernel::locale::Locale;
use rstest::rstest;

use crate::app::{Base, TestApp, Visitor};
use crate::staff::PASSWORD;
use crate::{follow, initiatives, second_factor, supports};

#[rstest]
#[tokio::test]
async fn every_row_of_the_keeping_times_is_in_the_notice(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for locale in Locale::ALL {
        let notice = app.get(&Address::Privacy.path(locale)).await;

        let shown = notice.texts("#kept ~ ul li");
        for kept in &app.state.county.retention {
            let line = shown.iter().find(|line| line.starts_with(kept.name.exactly(locale))).expect("a row");
            assert!(line.contains(kept.ground.exactly(locale)), "{locale}: {line}");
        }
    }
}

#[rstest]
#[tokio::test]
async fn the_notice_follows_what_the_county_decides(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let decide = |county: &mut County| {
        for kept in county.retention.iter_mut().filter(|kept| kept.class == "backup") {
            kept.days = Some(14);
        }
        county.facts.privacy.to_be_confirmed = false;
        county.facts.accessibility.conformance = Conformance::Full;
        county.facts.accessibility.gaps.clear();
    };
    let Some(app) = TestApp::start_in(base, decide).await else { return };

    let (notice, statement) = (app.get("/en/privacy").await, app.get("/en/accessibility").await);

    assert!(notice.body.contains("14 days after it was made"));
    assert!(!notice.body.contains("has not yet confirmed"));
    assert!(statement.body.contains("fully meets"));
    assert!(!statement.body.contains("What is not accessible?"));
}

#[rstest]
#[tokio::test]
async fn every_cookie_of_the_notice_is_set_by_something(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start_at(base, "http://localhost:8080", true).await else { return };
    let (mut met, resident) = (BTreeSet::new(), &app.visitor);
    let mut meet = |browser: &Visitor| {
        met.extend(
            COOKIES.iter().filter(|known| browser.cookie(known.plain_name()).is_some()).map(|known| known.plain_name()),
        );
    };

    resident.post("/sv/visning", "size=largest&theme=dark&from=/sv").await;
    resident.post("/sv/respons/text", "text=Hissen+i+huset+stod+still+hela+veckan.").await;
    meet(resident);
    let code = follow::code(&follow::receipt(resident).await);
    resident.post("/sv/folj", &format!("code={code}")).await;
    meet(resident);
    let handler = app.handler_of("home-care").await;
    second_factor::set_up(&app, &handler.browser).await;
    meet(&handler.browser);
    let half_way = app.another_visitor();
    let password = PASSWORD.replace(' ', "+");
    half_way.post("/staff/login", &format!("email={}&lang=en&password={password}", handler.email())).await;
    meet(&half_way);
    let asked = app.another_visitor();
    asked.get("/staff/login/passkey").await;
    meet(&asked);
    resident.get("/en/my-case").await;
    resident.post("/en/my-case", "do=own").await;
    meet(resident);
    let letter = app.another_visitor();
    app.ask_for_letter(&letter, "anna@exempel.fi").await;
    meet(&letter);
    meet(&app.resident("berta@exempel.fi").await.browser);
    app.collecting("member").await;
    let supporter = app.another_visitor();
    app.support(&supporter, supports::ANNA, "cecilia@exempel.fi").await;
    meet(&supporter);
    let maker = app.another_visitor();
    let check = initiatives::answered(&maker, Locale::Sv, initiatives::ABOUT, initiatives::MAKER).await;
    meet(&maker);
    let filed = initiatives::code(&initiatives::sent(&maker, Locale::Sv, &check).await);
    maker.post("/sv/folj", &format!("code={filed}")).await;
    meet(&maker);
    // It needs a provider; tests/it/sign_on.rs meets it.
    met.insert(SIGN_ON.plain_name());

    let told: BTreeSet<String> = app.get("/en/privacy").await.texts("#cookies ~ ul h3 code").into_iter().collect();
    assert_eq!(told, COOKIES.iter().map(|known| known.name(&app.state.config)).collect());
    assert_eq!(told, met.into_iter().map(str::to_owned).collect());
}

#[rstest]
#[tokio::test]
async fn the_statement_leads_to_accessibility_feedback_with_two_weeks(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let statement = app.get("/sv/tillganglighet").await;
    let form = statement.attributes("main .acts a", "href").pop().expect("a way to the form");

    let text = app.get(&form).await;
    let kind = text.attributes("input[name=kind]", "value").concat();
    app.post("/sv/respons/text", &format!("text=Knappen+syns+inte+i+skarmlasaren.&kind={kind}")).await;
    let about = app.get("/sv/respons/galler").await;

    assert!(statement.body.contains("inom 14 dagar") && statement.body.contains("Utlåtandet gavs 28.11.2026"));
    assert!(statement.body.contains("Traficom"));
    assert_eq!(kind, "accessibility");
    assert_eq!(about.attributes("input[name=kind][checked]", "value"), ["accessibility"]);
}
