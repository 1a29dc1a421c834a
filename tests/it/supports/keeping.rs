//! Taking a support back, and how long who gave it is known.

use axum::http::StatusCode;
use delta::actions::{erase_person, export_person};
use delta::audit::By;
use delta::feedback::contact::EmailAddress;
use delta::kernel::actor::Actor;
use delta::persons::{self, person_of_address};
use rstest::rstest;

use super::{ANNA, LINK, MINE, letters_count};
use crate::app::{Base, TestApp};
use crate::dump::dump;

const EMAIL: &str = "anna@exempel.fi";

#[rstest]
#[tokio::test]
async fn who_takes_a_support_back_is_forgotten_and_may_support_again(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    let browser = app.supporter(ANNA, EMAIL).await;
    let letter = app.support_letter(EMAIL).await.expect("a letter");

    browser.get(MINE).await;
    let withdrawn = browser.post(MINE, "do=withdraw").await;
    let twice = browser.post(MINE, "do=withdraw").await;
    let counted = app.counted().await;
    let row = app.supports().await.pop().expect("a row");
    let stranger = app.another_visitor();
    stranger.get(&letter.link).await;
    stranger.post(LINK, &letter.with_number()).await;
    let shown = stranger.get(MINE).await;
    app.supporter(ANNA, EMAIL).await;

    assert_eq!([withdrawn.status, twice.status], [StatusCode::SEE_OTHER; 2]);
    assert!(counted.starts_with("0 stöder"), "{counted}");
    assert_eq!((row.name, row.email, row.email_index, row.shows_name), (None, None, None, false));
    assert!(shown.body.contains("Du tog tillbaka ditt stöd"), "{}", shown.body);
    assert!(app.counted().await.starts_with("1 stöder"));
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn a_support_is_taken_back_until_collecting_ends_and_from_ones_own_page_as_well(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    let browser = app.supporter(ANNA, EMAIL).await;
    app.supporter("name=Bo&ground=resident&municipality=kotka&shows_name=no&do=email", "bo@exempel.fi").await;
    let (anna, bo) = (app.resident(EMAIL).await, app.resident("bo@exempel.fi").await);
    let ids = async |who: &crate::residents::Resident| {
        who.get("/sv/min-sida/stod").await.attributes("input[name=support]", "value")
    };
    let (of_anna, of_bo) = (ids(&anna).await.concat(), ids(&bo).await.concat());

    let foreign = bo.post("/sv/min-sida/stod", &format!("support={of_anna}")).await;
    bo.get("/sv/min-sida/stod").await;
    let own = bo.post("/sv/min-sida/stod", &format!("support={of_bo}")).await;
    let initiative = app.first_initiative().await.id;
    delta::actions::hand_over_initiative(&app.state, &Actor::Resident, initiative).await.expect("handed over");
    browser.get(MINE).await;
    let late = browser.post(MINE, "do=withdraw").await;
    anna.get("/sv/min-sida/stod").await;
    let late_on_own = anna.post("/sv/min-sida/stod", &format!("support={of_anna}")).await;

    assert_eq!((foreign.status, own.status), (StatusCode::NOT_FOUND, StatusCode::SEE_OTHER));
    assert_eq!([late.status, late_on_own.status], [StatusCode::CONFLICT; 2]);
    assert!(anna.get("/sv/min-sida").await.body.contains("Bänkar vid hälsostationen"));
    assert!(app.counted().await.starts_with("1 stöder"));
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn what_is_kept_of_a_supporter_is_handed_out_and_erased_and_after_the_hand_over_the_count_stays(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    app.supporter(ANNA, EMAIL).await;
    let waiting = "name=Berta+V%C3%A4ntar&ground=resident&municipality=kotka&shows_name=no&do=email";
    app.support(&app.another_visitor(), waiting, "berta@exempel.fi").await;
    let person = async |email: &str| {
        let email = EmailAddress::parse(email).expect("an address");
        person_of_address(app.state.db.reader(), email, &app.state.keyring).await.expect("a person")
    };
    let exported = export_person(&app.state, By::Operator, &person(EMAIL).await).await.expect("an export");
    let exported = serde_json::to_string(&exported).expect("a text");
    let of_berta = export_person(&app.state, By::Operator, &person("berta@exempel.fi").await).await.expect("an export");
    let page = persons::page(&of_berta, crate::page::wording(&app.state.county, delta::kernel::locale::Locale::Sv))
        .expect("a page");

    let initiative = app.first_initiative().await.id;
    delta::actions::hand_over_initiative(&app.state, &Actor::Resident, initiative).await.expect("handed over");
    for email in [EMAIL, "berta@exempel.fi"] {
        erase_person(&app.state, By::Operator, &person(email).await).await.expect("erased");
    }

    assert!(
        exported.contains("Anna Provsten") && exported.contains(EMAIL) && !exported.contains("Berta"),
        "{exported}"
    );
    assert!(page.contains("Berta Väntar") && !page.contains("Anna"), "{page}");
    let row = app.supports().await.pop().expect("a row");
    assert_eq!((row.name, row.email, row.token_hash), (None, None, None));
    assert!(app.support_requests().await.is_empty());
    assert!(app.counted().await.starts_with("1 stöder"), "{}", app.counted().await);
    assert!(!dump(&app.state.db, &[]).await.contains("exempel.fi"));
    app.assert_counts().await;
}

#[rstest]
#[tokio::test]
async fn names_leave_the_web_and_later_the_tables_and_the_count_stays(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    app.supporter(ANNA, EMAIL).await;
    app.decided("2026-03-02").await;
    let names = "/sv/initiativ/2026-001/namn";
    let shown = app.get(names).await;

    app.set_clock("2026-09-02T12:00:00Z");
    let over = app.get(names).await;
    let reach = delta::actions::run_retention::Reach::BeyondBrake;
    delta::actions::run_retention(&app.state, reach).await.expect("a run");

    assert_eq!(shown.texts("#names li"), ["Anna Provsten, Kotka"]);
    assert!(!over.body.contains("Provsten") && over.body.contains("Namnen har tagits bort"), "{}", over.body);
    let row = app.supports().await.pop().expect("a row");
    assert_eq!((row.name, row.email_index, row.level.as_str()), (None, None, "email"));
    assert!(app.get(names).await.texts("main p").concat().contains("1 stöder: 1 invånare"));
    app.assert_counts().await;
}
