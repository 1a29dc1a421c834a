//! Feedback that staff enter for people who called, wrote or came.

use axum::http::StatusCode;
use entity::{case, feedback};
use rstest::rstest;
use sea_orm::EntityTrait;

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

#[rstest]
#[tokio::test]
async fn a_place_leads_an_entered_case_as_it_leads_the_residents_own(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    let page = handler.get("/staff/cases/new").await;
    let key = page.attributes("input[name=key]", "value").concat();
    let place = app.state.county.places.first().expect("a place").clone();
    let told = "origin=paper&language=fi&kind=criticism&text=Hissi+on+rikki.&reply=code&nps=7&may_publish=yes";
    let form = format!("key={key}&{told}&place={}", place.id);

    let wrong = handler.post("/staff/cases/new", &form.replace("nps=7", "nps=11")).await;
    let entered = handler.post("/staff/cases/new", &form).await;

    assert!(page.attributes("select[name=place] option", "value").contains(&place.id));
    assert_eq!(wrong.attributes(".errsum a", "href"), ["#nps"]);
    assert_eq!(wrong.attributes("select[name=place] option[selected]", "value"), std::slice::from_ref(&place.id));
    assert_eq!(entered.status, StatusCode::OK, "{}", entered.body);
    let case = case::Entity::find().one(app.state.db.reader()).await.expect("an answer").expect("a case");
    let told = feedback::Entity::find().one(app.state.db.reader()).await.expect("an answer").expect("feedback");
    assert_eq!((told.place_id, case.municipality_id), (Some(place.id), Some(place.municipality)));
    assert_eq!((told.nps, told.may_publish), (Some(7), true));
}

#[rstest]
#[tokio::test]
async fn who_enters_a_call_sees_which_identity_codes_were_taken_out_and_why_the_case_went_where_it_did(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    let key = handler.get("/staff/cases/new").await.attributes("input[name=key]", "value").concat();
    let form = format!(
        "key={key}&origin=phone&language=fi&kind=criticism&text=Kukaan+ei+tullut.+131052-308T&service=home-care\
         &municipality=kotka&reply=phone&phone=040+123+4567&name=Aino+010100A900F"
    );

    let receipt = handler.post("/staff/cases/new", &form).await;

    assert_eq!(receipt.texts(".alert li"), ["131052-308T", "010100A900F"]);
    let why = receipt.texts("main > div ul li").concat();
    assert!(why.contains("Sent to") && why.contains("Home care"), "{why}");
}
