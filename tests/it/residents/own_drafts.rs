//! Initiatives that are being written, on the own page: kept there, gone on with from another browser, and gone in time.

use axum::http::StatusCode;
use delta::actions::{export_person, sweep_leftovers};
use delta::addresses::Address;
use delta::audit::By;
use delta::kernel::locale::Locale;
use delta::persons;
use delta::residents::{initiative_claims, store};
use entity::{initiative_draft, resident};
use rstest::rstest;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::app::{Base, TestApp, Visitor};
use crate::dump::dump;
use crate::initiatives::{ABOUT, MAKER, TEXT, answered, sent};

const ANNA: &str = "anna@exempel.fi";
const PAGE: &str = "/sv/min-sida";
const TITLE: &str = "Bänkar vid hälsostationen";

async fn drafts(app: &TestApp) -> u64 {
    initiative_draft::Entity::find().count(app.state.db.reader()).await.expect("a count")
}

/// Writes the first page of the form.
async fn begun(visitor: &Visitor) {
    let text = Address::InitiativeText.path(Locale::Sv);
    visitor.get(&text).await;
    visitor.post(&text, TEXT).await;
}

#[rstest]
#[tokio::test]
async fn what_is_begun_is_kept_on_the_page_and_gone_on_with_in_another_browser(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let anna = app.resident(ANNA).await;
    begun(&anna.browser).await;

    let offered = anna.get(PAGE).await;
    let kept = anna.post(PAGE, "do=keep-draft").await;
    let listed = anna.get(kept.header("location")).await;
    let hash = listed.attributes("input[name=draft]", "value").pop().expect("a draft");
    let elsewhere = app.resident(ANNA).await;
    elsewhere.get(PAGE).await;
    let opened = elsewhere.post(PAGE, &format!("do=open-draft&draft={hash}")).await;
    let led = elsewhere.get(opened.header("location")).await;
    let text = elsewhere.get(&Address::InitiativeText.path(Locale::Sv)).await;
    let eva = app.resident("eva@exempel.fi").await;
    eva.get(PAGE).await;
    let foreign = eva.post(PAGE, &format!("do=open-draft&draft={hash}")).await;
    eva.get(PAGE).await;
    eva.browser.keep("initiative_draft", &anna.browser.cookie("initiative_draft").expect("a cookie"));
    let not_hers = eva.post(PAGE, "do=keep-draft").await;
    elsewhere.get(PAGE).await;
    let dropped = elsewhere.post(PAGE, &format!("do=drop-draft&draft={hash}")).await;

    assert!(offered.body.contains("Du har börjat på ett initiativ") && offered.body.contains(TITLE));
    assert_eq!(kept.header("location"), "/sv/min-sida?done=draft-kept");
    assert!(listed.texts("ul.rows h3").contains(&TITLE.to_owned()), "{}", listed.body);
    assert!(!listed.body.contains("Du har börjat på ett initiativ"), "it is offered once");
    assert!(
        led.header("location").starts_with(&Address::InitiativeAbout.path(Locale::Sv)),
        "{}",
        led.header("location")
    );
    assert_eq!(text.attributes("input[name=title]", "value"), [TITLE]);
    assert_eq!([foreign.status, not_hers.status], [StatusCode::NOT_FOUND; 2]);
    assert_eq!((dropped.header("location"), drafts(&app).await), ("/sv/min-sida?done=draft-dropped", 0));
}

#[rstest]
#[tokio::test]
async fn it_is_kept_for_a_month_sealed_and_filing_leaves_the_initiative_on_the_page(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let anna = app.resident(ANNA).await;
    begun(&anna.browser).await;
    begun(&app.another_visitor()).await;
    anna.get(PAGE).await;
    anna.post(PAGE, "do=keep-draft").await;
    let id = anna.browser.cookie("initiative_draft").expect("a cookie");
    let rows = dump(&app.state.db, &[]).await;

    app.set_clock("2026-04-01T09:00:00+03:00");
    sweep_leftovers(&app.state).await.expect("swept");
    let in_time = drafts(&app).await;
    app.set_clock("2026-04-03T09:00:00+03:00");
    sweep_leftovers(&app.state).await.expect("swept");
    let late = drafts(&app).await;
    let anna = app.resident(ANNA).await;
    begun(&anna.browser).await;
    anna.get(PAGE).await;
    anna.post(PAGE, "do=keep-draft").await;
    let check = answered(&anna.browser, Locale::Sv, ABOUT, MAKER).await;
    sent(&anna.browser, Locale::Sv, &check).await;

    assert!(!rows.contains(&id) && !rows.contains(TITLE), "the draft lies open");
    assert_eq!((in_time, late), (1, 0));
    let account = resident::Entity::find().one(app.state.db.reader()).await.expect("an answer").expect("an account");
    let own = initiative_claims::initiatives_of(app.state.db.reader(), account.id).await.expect("a list");
    assert_eq!((own.len(), drafts(&app).await), (1, 0));
}

#[rstest]
#[tokio::test]
async fn it_is_in_the_export_and_goes_with_the_account(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let anna = app.resident(ANNA).await;
    begun(&anna.browser).await;
    anna.get(PAGE).await;
    anna.post(PAGE, "do=keep-draft").await;
    let conn = app.state.db.reader();
    let row = resident::Entity::find().one(conn).await.expect("an answer").expect("an account");
    let account = store::find(conn, row.id, &app.state.keyring).await.expect("an answer").expect("an account");

    let person = persons::person_of_account(conn, &account, &app.state.keyring).await.expect("a person");
    let export = export_person(&app.state, By::Resident, &person).await.expect("an export");
    let document = serde_json::to_value(&export).expect("a document");
    let told = persons::page(&export, crate::page::wording(&app.state.county, Locale::Sv)).expect("a page");
    anna.get("/sv/min-sida/radera").await;
    let erased = anna.post("/sv/min-sida/radera", "what=account").await;

    assert_eq!(document["account"][0]["own_drafts"][0]["initiative_title"], TITLE);
    assert!(told.contains("Initiativ som du skriver på"), "{told}");
    assert_eq!((erased.status, drafts(&app).await), (StatusCode::OK, 0), "{}", erased.body);
}
