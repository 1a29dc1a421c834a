//! What a resident writes back: an alarm is seen in it, an identity code is told of, and a form sent twice is one.

use axum::http::StatusCode;
use delta::threads::message::MessageKind;
use delta::threads::store::of_case;
use entity::ids::CaseId;
use rstest::rstest;

use crate::app::{Base, TestApp};

const UNIT: &str = "home-care-kotka";
/// An identity code whose check character fits, of nobody.
const IDENTITY_CODE: &str = "131052-308T";

/// A case that its sender has open.
async fn opened(app: &TestApp) -> CaseId {
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |_| {}).await;
    app.post("/sv/folj", &format!("code={}", receipt.code.grouped())).await;
    receipt.case
}

/// What the resident wrote, oldest first.
async fn written(app: &TestApp, case: CaseId) -> Vec<String> {
    let thread = of_case(app.state.db.reader(), case, &app.state.keyring).await.expect("a thread");
    thread.into_iter().filter(|m| m.kind == MessageKind::FromResident).map(|m| m.text).collect()
}

#[rstest]
#[tokio::test]
async fn an_alarm_in_a_message_shows_whom_to_call_at_once(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    opened(&app).await;

    let calm = app.post("/sv/mitt-arende", "do=message&message=Tack+f%C3%B6r+svaret.").await;
    let calm = app.get(calm.header("location")).await;
    let alarm = app.post("/sv/mitt-arende", "do=message&message=Auttakaa%2C+en+saa+henke%C3%A4").await;
    let alarm = app.get(alarm.header("location")).await;

    assert!(calm.texts("main .alert.err").is_empty());
    assert_eq!(alarm.texts("main .alert.err h2"), ["Fara för liv", "Brådskande hjälp"]);
    assert_eq!(alarm.attributes("main .alert.err a.btn", "href"), ["tel:112", "tel:116117"]);
}

#[rstest]
#[tokio::test]
async fn a_message_that_is_sent_twice_is_one_message(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = opened(&app).await;
    let seen = |page: &crate::page::Page| page.attributes("input[name=seen]", "value").concat();
    let form = |seen: &str| format!("do=message&message=Hall%C3%A5%3F&seen={seen}");

    let before = seen(&app.get("/sv/mitt-arende").await);
    let same = form(&before);
    let (first, twice) = tokio::join!(app.post("/sv/mitt-arende", &same), app.post("/sv/mitt-arende", &same));
    let again = app.post("/sv/mitt-arende", &same).await;
    let once = written(&app, case).await;
    let after = seen(&app.get("/sv/mitt-arende").await);
    app.post("/sv/mitt-arende", &form(&after)).await;

    for page in [first, twice, again] {
        assert_eq!(page.header("location"), "/sv/mitt-arende?done=message", "{}", page.body);
    }
    assert_eq!(once, ["Hallå?"]);
    assert_eq!(written(&app, case).await, ["Hallå?", "Hallå?"], "the same words later are a message of their own");
}

#[rstest]
#[tokio::test]
async fn whoever_writes_an_identity_code_back_sees_that_it_was_taken_out(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = opened(&app).await;

    let page = app.post("/sv/mitt-arende", &format!("do=message&message=Jag+%C3%A4r+{IDENTITY_CODE}.")).await;

    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.texts("main .alert.info s"), [IDENTITY_CODE]);
    assert!(page.texts("main [role=status]").concat().contains("Vi har fått ditt meddelande."));
    assert!(!written(&app, case).await.concat().contains("308T"));
}

#[rstest]
#[tokio::test]
async fn a_fault_stands_first_in_the_title_of_the_case(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    opened(&app).await;

    let empty = app.post("/sv/mitt-arende", "do=message&message=").await;

    assert!(empty.texts("title").concat().starts_with("Fel: "), "{:?}", empty.texts("title"));
}

#[rstest]
#[tokio::test]
async fn only_whoever_had_a_case_open_hears_that_it_was_closed(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let never = app.get("/sv/mitt-arende").await;
    opened(&app).await;
    app.set_clock("2026-03-02T14:00:00Z");
    let ended = app.get("/sv/mitt-arende").await;

    assert_eq!((never.texts("main .alert"), never.heading()), (vec![], "Följ ditt ärende".to_owned()));
    assert!(ended.texts("main .alert").concat().contains("efter en halv timme"));
}
