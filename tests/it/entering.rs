//! Feedback that staff enter for people who called, wrote or came.

use axum::http::StatusCode;
use rstest::rstest;

use crate::app::{Base, TestApp};

const UNIT: &str = "home-care-kotka";

#[rstest]
#[tokio::test]
async fn a_call_is_entered_once_however_often_the_form_is_sent(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    let key = handler.get("/staff/cases/new").await.attributes("input[name=key]", "value").concat();
    let form = format!(
        "key={key}&origin=phone&language=fi&kind=criticism&text=Kukaan+ei+tullut+tiistaina.+131052-308T&service=home-care\
         &municipality=kotka&reply=phone&phone=040+123+4567"
    );

    let faulty = handler.post("/staff/cases/new", &form.replace("kind=criticism", "kind=")).await;
    let first = handler.post("/staff/cases/new", &form).await;
    let again = handler.post("/staff/cases/new", &form).await;

    assert_eq!(faulty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faulty.body.contains("Kukaan ei tullut tiistaina."));
    let code = first.texts(".code").concat();
    assert_eq!(code.split_whitespace().map(str::len).collect::<Vec<_>>(), [4, 4, 4, 4]);
    assert_eq!(again.texts(".code").concat(), code);
    let list = handler.get("/staff/queue?v=unit").await;
    assert_eq!(list.texts("a.row").len(), 1);
    assert!(!list.body.contains("131052"), "identity codes never get in");
}
