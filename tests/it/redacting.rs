//! How a public text is made, waits for a second person, and is taken out of view.

use axum::http::StatusCode;
use entity::audit_record;
use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::app::{Base, TestApp};
use crate::encode::encoded;
use crate::publications::{TEXT, UNIT, answer_with, open_case, press, redaction, rows};

const ANSWER: &str = "Lyckebo ringer 040 123 4567 i dag, skriv till maria@example.fi. Du skrev: Tack ändå.";

#[rstest]
#[tokio::test]
async fn what_was_hidden_in_the_text_does_not_come_back_in_the_answer(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = open_case(&app, TEXT).await.to_string();
    let handler = app.handler_of(UNIT).await;
    answer_with(&handler, &case, ANSWER).await;

    let page = handler.get(&redaction(&case)).await;
    assert_eq!(page.attributes("input[name=answer_find][checked]", "value"), ["040 123 4567", "maria@example.fi"]);
    // The telephone is let be seen in the answer, and was hidden in the text all the same.
    let form = format!(
        "find=0&find=1&sentence=3&words=lyckebo&health=no&answer={}&answer_find=maria%40example.fi",
        encoded(ANSWER)
    );
    let done = press(&handler, &case, &form, "publish").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    let words = app.get("/sv/publicerad-respons/1/1").await.body;
    let shown = "[dolt] ringer [telefonnummer dolt] i dag, skriv till [e-postadress dold]. Du skrev: [mening dold].";
    assert!(words.ends_with(shown), "{words}");
    let later = handler.get(&redaction(&case)).await;
    assert_eq!(later.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn what_was_found_and_is_still_shown_is_published_by_no_single_press(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = open_case(&app, TEXT).await.to_string();
    let handler = app.handler_of(UNIT).await;
    answer_with(&handler, &case, ANSWER).await;
    let form = format!("find=1&health=no&answer={}", encoded(ANSWER));

    let refused = press(&handler, &case, &form, "publish").await;
    let half = press(&handler, &case, &format!("{form}&let_seen=040+123+4567"), "publish").await;
    let none = rows(&app).await;
    let asked = format!("{form}&let_seen=040+123+4567&let_seen=maria%40example.fi");
    let let_be = press(&handler, &case, &asked, "publish").await;

    assert_eq!((refused.status, none), (StatusCode::UNPROCESSABLE_ENTITY, 0));
    assert_eq!(refused.attributes("input[name=let_seen]", "value"), ["040 123 4567", "maria@example.fi"]);
    assert!(
        refused.attributes("input[name=let_seen][checked]", "value").is_empty(),
        "nothing is let be seen beforehand"
    );
    assert_eq!(refused.attributes(".errsum a", "href"), ["#let_seen"]);
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(half.attributes("input[name=let_seen][checked]", "value"), ["040 123 4567"]);
    assert!(let_be.header("location").ends_with("done=published"), "{}", let_be.body);

    let other = open_case(&app, TEXT).await.to_string();
    let waits = press(&handler, &other, "health=no", "ask").await;
    assert!(waits.header("location").ends_with("done=waiting"), "a second person may look instead");
}

#[rstest]
#[tokio::test]
async fn words_to_hide_that_stand_nowhere_are_told_beside_their_field(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = open_case(&app, TEXT).await.to_string();
    let handler = app.handler_of(UNIT).await;

    for step in ["preview", "save", "publish"] {
        let form = format!("seen=0&find=0&find=1&words=Lyckebo%0ASolbo&health=no&step={step}");
        let page = handler.post(&redaction(&case), &form).await;

        assert_eq!((page.status, rows(&app).await), (StatusCode::UNPROCESSABLE_ENTITY, 0), "{step}");
        assert_eq!(page.attributes(".errsum a", "href"), ["#words"]);
        assert!(page.texts("#words-error").concat().contains("Solbo"));
        assert!(page.texts("#words").concat().contains("Lyckebo"), "what was typed is lost");
    }
}

#[rstest]
#[tokio::test]
async fn a_text_is_taken_out_of_view_after_a_step_that_asks_why(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = open_case(&app, TEXT).await.to_string();
    let handler = app.handler_of(UNIT).await;
    press(&handler, &case, "find=0&find=1&health=no", "publish").await;
    let withdrawal = format!("{}/withdrawal", redaction(&case));

    let list = handler.get(&redaction(&case)).await;
    let step = handler.get(&format!("{}?withdraw=1", redaction(&case))).await;
    let refused = handler.post(&withdrawal, "version=1&withdraw_reason=too+much").await;
    let still = app.get("/sv/publicerad-respons/1").await.status;
    let done = handler.post(&withdrawal, "version=1&withdraw_reason=It+names+her+street").await;

    assert!(list.attributes("#withdrawal form", "action").is_empty(), "nothing goes by one press");
    assert_eq!(step.attributes("#withdrawal form", "action"), [withdrawal]);
    assert_eq!((refused.status, still), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::OK));
    assert_eq!(refused.texts("#withdraw_reason"), ["too much"], "what was typed is lost");
    assert!(done.header("location").ends_with("done=withdrawn"), "{}", done.body);
    assert_eq!(app.get("/sv/publicerad-respons/1").await.status, StatusCode::GONE);
    assert!(handler.get(&format!("/staff/cases/{case}")).await.body.contains("It names her street"));
    let trail = audit_record::Entity::find().filter(audit_record::Column::Act.eq("text_withdrawn"));
    let trail = trail.one(app.state.db.reader()).await.expect("a query").expect("a record");
    assert!(trail.detail.contains("\"reason\""), "{}", trail.detail);
}

#[rstest]
#[tokio::test]
async fn a_text_that_waits_is_counted_and_linked_for_those_who_may_approve_it(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = open_case(&app, TEXT).await.to_string();
    let (maker, second) = (app.handler_of(UNIT).await, app.coordinator_of("home-care").await);
    let elsewhere = app.coordinator_of("rescue").await;
    press(&maker, &case, "find=0&find=1&health=yes", "ask").await;

    let link = format!("{}#waiting", redaction(&case));
    assert_eq!(second.get("/staff/queue").await.attributes("#approvals a", "href"), [link]);
    assert!(second.get(&format!("/staff/cases/{case}")).await.body.contains("Approve the public text"));
    assert!(!maker.get(&format!("/staff/cases/{case}")).await.body.contains("Approve the public text"));
    for other in [&maker, &elsewhere] {
        assert!(other.get("/staff/queue").await.attributes("#approvals a", "href").is_empty());
    }
    let seen = second.get(&redaction(&case)).await.attributes("input[name=seen]", "value").pop().unwrap_or_default();
    second.post(&format!("{}/approval", redaction(&case)), &format!("seen={seen}")).await;
    assert!(second.get("/staff/queue").await.attributes("#approvals a", "href").is_empty());
}

#[rstest]
#[tokio::test]
async fn a_page_tells_of_brackets_where_there_are_some(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of(UNIT).await;
    let told = "square brackets";

    press(&handler, &open_case(&app, TEXT).await.to_string(), "find=0&find=1&health=no", "publish").await;
    press(&handler, &open_case(&app, "Tack [igen]!").await.to_string(), "health=no", "publish").await;

    assert!(app.get("/en/published-feedback/1").await.body.contains(told));
    assert!(!app.get("/en/published-feedback/2").await.body.contains(told));
}
