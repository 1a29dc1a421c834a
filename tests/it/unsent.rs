//! Forms of staff that could not be taken: whatever the reason, what was typed comes back.

use axum::http::StatusCode;
use delta::accounts::kept_form::KEPT_MAX;
use entity::kept_form;
use rstest::rstest;
use sea_orm::{EntityTrait, PaginatorTrait};

use crate::app::{Base, TestApp};
use crate::page::Page;

const UNIT: &str = "home-care-kotka";

fn warning(page: &Page) -> String {
    page.texts(".alert.warn[role=status] > p").concat()
}

async fn kept(app: &TestApp) -> u64 {
    kept_form::Entity::find().count(app.state.db.reader()).await.expect("a count")
}

#[rstest]
#[case("/questions", "question=Vilken+dag+var+det%3F", "textarea[name=question]", "Vilken dag var det?")]
#[case("/transfer", "to=registry&transfer_reason=Deras+sak", "textarea[name=transfer_reason]", "Deras sak")]
#[case("/rejection", "reject_reason=Fel&reject_ground=Lag+1", "textarea[name=reject_reason]", "Fel")]
#[case("/notes", "note=Ring+i+morgon", "textarea[name=note]", "Ring i morgon")]
#[case(
    "/answer",
    "step=preview&text=Vi+ringer+dig.&outcome=answered&strategy=outside",
    "#answer textarea",
    "Vi ringer dig."
)]
#[case("/answer", "step=save&text=Vi+ringer+dig.", "#answer textarea", "Vi ringer dig.")]
#[tokio::test]
async fn a_form_with_a_stale_token_comes_back_as_it_was_typed_and_can_be_sent_again(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] path: &str,
    #[case] form: &str,
    #[case] field: &str,
    #[case] typed: &str,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;
    let version = handler.version_of(&case).await;
    let address = format!("/staff/cases/{case}{path}");

    let stale =
        handler.browser.post_as_it_is(&address, &format!("version={version}&{form}&form_token=of+yesterday")).await;
    let again = handler.post(&address, &format!("version={version}&{form}")).await;

    assert_eq!(stale.status, StatusCode::FORBIDDEN);
    assert!(warning(&stale).contains("Everything you wrote is still here"), "{}", stale.body);
    assert_eq!(stale.texts(field), [typed]);
    assert!(stale.texts(".errsum").is_empty() && stale.texts(".alert h2").is_empty(), "nobody else was first");
    assert!(again.status == StatusCode::SEE_OTHER || again.status == StatusCode::OK, "{}", again.status);
}

#[rstest]
#[tokio::test]
async fn a_stale_form_that_no_longer_fits_shows_what_happened_and_the_text(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (first, second) = (app.handler_of(UNIT).await, app.coordinator_of(UNIT).await);
    let seen = second.version_of(&case).await;
    first.act(&case, "/answer", "step=send&text=Vi+ringer+dig.&outcome=answered&strategy=outside").await;

    let address = format!("/staff/cases/{case}/questions");
    let stale =
        second.browser.post_as_it_is(&address, &format!("version={seen}&question=Vilken+dag%3F&form_token=x")).await;

    assert_eq!(stale.status, StatusCode::FORBIDDEN);
    assert!(stale.texts(".alert .tl").concat().contains("Handler of"), "who was first stands there");
    assert_eq!(stale.texts(".alert .quote"), ["Vilken dag?"]);
}

#[rstest]
#[case("/questions", "question=Vilken+dag+var+det%3F", "textarea[name=question]", "Vilken dag var det?")]
#[case(
    "/answer",
    "step=send&text=Vi+ringer+dig.&outcome=answered&strategy=outside",
    "#answer textarea",
    "Vi ringer dig."
)]
#[tokio::test]
async fn what_is_sent_after_the_session_ended_waits_behind_the_sign_in(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] path: &str,
    #[case] form: &str,
    #[case] field: &str,
    #[case] typed: &str,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;
    let version = handler.version_of(&case).await;
    let address = format!("/staff/cases/{case}");
    app.set_clock("2026-03-02T12:31:00Z");

    let sent = handler.post(&format!("{address}{path}"), &format!("version={version}&{form}")).await;
    let sign_in = handler.get(sent.header("location")).await;
    let signed_in = handler.sign_in_to(&address).await;
    let shown = handler.get(signed_in.header("location")).await;
    let stored = kept_form::Entity::find().one(app.state.db.reader()).await.expect("an answer").expect("a row");
    let again = handler.post(&format!("{address}{path}"), &format!("version={version}&{form}")).await;
    let after = handler.get(&address).await;

    assert_eq!(sent.header("location"), format!("/staff/login?next={address}&kept=1"));
    assert!(sign_in.body.contains("Kirjoittamasi säilyy vuorokauden"), "the browser asks for no language");
    assert_eq!(signed_in.header("location"), address);
    assert_eq!(shown.texts(field), [typed]);
    assert!(warning(&shown).contains("nothing was sent"), "{}", shown.body);
    assert!(!stored.content.contains(typed), "it lies sealed");
    assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.body);
    assert!(!after.body.contains("You had been signed out"));
    assert_eq!(kept(&app).await, 0, "what was sent is no longer kept");
}

#[rstest]
#[tokio::test]
async fn a_call_that_was_being_entered_survives_the_end_of_the_session(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    handler.get("/staff/cases/new").await;
    let form = "origin=phone&text=Kukaan+ei+tullut.&kind=criticism";
    let stale = handler.browser.post_as_it_is("/staff/cases/new", &format!("{form}&form_token=x")).await;
    app.set_clock("2026-03-02T12:31:00Z");

    handler.post("/staff/cases/new", form).await;
    handler.sign_in_to("/staff/cases/new").await;
    let shown = handler.get("/staff/cases/new").await;

    assert_eq!(
        (stale.status, stale.texts("textarea[name=text]").concat().as_str()),
        (StatusCode::FORBIDDEN, "Kukaan ei tullut.")
    );
    assert_eq!(shown.texts("textarea[name=text]"), ["Kukaan ei tullut."]);
    assert_eq!(shown.attributes("input[checked]", "value"), ["phone", "criticism"]);
}

#[rstest]
#[tokio::test]
async fn what_was_kept_is_shown_to_its_writer_alone_and_for_a_day(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let writer = app.handler_of(UNIT).await;
    let address = format!("/staff/cases/{case}");
    writer.get(&address).await;
    app.set_clock("2026-03-02T12:31:00Z");
    writer.post(&format!("{address}/questions"), "version=1&question=Vilken+dag%3F").await;

    let colleague = app.coordinator_of(UNIT).await.get(&address).await;
    let own = app.handler_of(UNIT).await.get(&address).await;
    app.set_clock("2026-03-03T12:31:00Z");
    let next_day = app.handler_of(UNIT).await.get(&address).await;

    assert_eq!(colleague.texts("textarea[name=question]"), [""]);
    assert_eq!(own.texts("textarea[name=question]"), ["Vilken dag?"]);
    assert_eq!(next_day.texts("textarea[name=question]"), [""]);
}

#[rstest]
#[tokio::test]
async fn only_a_session_that_ended_today_keeps_anything_and_not_without_bound(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let address = format!("/staff/cases/{case}/questions");
    let handler = app.handler_of(UNIT).await;
    handler.get(&format!("/staff/cases/{case}")).await;
    app.set_clock("2026-03-02T12:31:00Z");

    let stranger = app.visitor.post(&address, "question=Vem+bor+d%C3%A4r%3F").await;
    let forged = handler.browser.post_as_it_is(&address, "question=Vem%3F&form_token=x").await;
    let large = handler.post(&address, &format!("question={}", "a".repeat(70_000))).await;
    let none = kept(&app).await;
    for number in 0..KEPT_MAX + 5 {
        handler.post(&format!("/staff/cases/2026-00000{number:X}/questions"), "question=Vem%3F").await;
    }
    let most = kept(&app).await;
    app.set_clock("2026-03-03T12:31:00Z");
    let late = handler.post(&address, "question=Vilken+dag%3F").await;

    for (refused, typed) in [(stranger, "Vem bor där?"), (forged, "Vem?"), (large, "aaa"), (late, "Vilken dag?")] {
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(refused.texts("blockquote").concat().contains(typed), "what cannot be kept is given back");
        assert_eq!(refused.attributes("main .acts a", "href"), [format!("/staff/login?next=/staff/cases/{case}")]);
    }
    assert_eq!((none, most), (0, KEPT_MAX));
}

#[rstest]
#[tokio::test]
async fn who_signed_out_in_another_tab_gets_the_text_back_and_is_told_that_it_was_not_sent(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let handler = app.handler_of(UNIT).await;
    let version = handler.version_of(&case).await;
    handler.post("/staff/logout", "").await;

    let note = handler.post(&format!("/staff/cases/{case}/notes"), "note=Ring+i+morgon+%3Cb%3E").await;
    let taken = handler.post(&format!("/staff/cases/{case}/assignment"), &format!("version={version}")).await;
    let listed = handler.post("/staff/queue?v=new", &format!("take={case}.{version}")).await;

    assert_eq!((note.status, note.texts("blockquote")), (StatusCode::FORBIDDEN, vec!["Ring i morgon <b>".to_owned()]));
    assert_eq!(note.heading(), "Tekstiäsi ei lähetetty", "the browser asks for no language");
    assert_eq!(kept(&app).await, 0);
    for page in [taken, listed] {
        let told = handler.get(page.header("location")).await;
        assert!(told.texts(".alert").concat().contains("ei tallennettu"), "{}", page.header("location"));
    }
}
