//! Cases that go from unit to unit, and from handler to handler.

use axum::http::StatusCode;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::case_page::state_of;
use crate::page::Page;

const UNIT: &str = "home-care-kotka";

#[rstest]
#[tokio::test]
async fn a_handler_does_not_give_cases_to_others(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (handler, coordinator) = (app.handler_of(UNIT).await, app.coordinator_of(UNIT).await);

    let refused = handler.act(&case, "/assignment", &format!("handler={}", coordinator.id)).await;
    let shown = handler.get(&format!("/staff/cases/{case}")).await;
    let given = coordinator.act(&case, "/assignment", &format!("handler={}", handler.id)).await;

    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(shown.texts("select[name=handler]").is_empty());
    assert_eq!(given.status, StatusCode::SEE_OTHER);
    let begun = handler.act(&case, "/beginning", "").await;
    assert_eq!(state_of(&handler.get(begun.header("location")).await), "Being handled");
}

#[rstest]
#[tokio::test]
async fn a_case_that_comes_back_twice_is_the_coordinators_to_place(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (here, there) = (app.handler_of(UNIT).await, app.handler_of("health-stations-kotka").await);
    let desk = app.coordinator_of("general-desk").await;
    let send = "to=health-stations-kotka&transfer_reason=G%C3%A4ller+er";

    let sent = here.act(&case, "/transfer", send).await;
    let pending = there.get(&format!("/staff/cases/{case}")).await;
    there.act(&case, "/transfer/return", "return_reason=Inte+oss").await;
    let back = here.get(&format!("/staff/cases/{case}")).await;
    here.act(&case, "/transfer", send).await;
    there.act(&case, "/transfer/return", "return_reason=Fortfarande+inte").await;

    assert_eq!(sent.header("location"), format!("/staff/queue?v=unit&done=transferred&case={case}"));
    assert_eq!(state_of(&pending), "Sent here, waits for you");
    assert!(pending.texts(".tl").concat().contains("Gäller er"), "the reason is read by the next unit");
    assert!(back.texts(".tl").concat().contains("Inte oss"));
    assert_eq!(here.get(&format!("/staff/cases/{case}")).await.status, StatusCode::NOT_FOUND);
    let yours = |page: &Page| page.texts(".alert.warn").concat().contains("Now you decide");
    let shown = desk.get(&format!("/staff/cases/{case}")).await;
    let (listed, unsaid) = (desk.get("/staff/queue?v=new").await, app.handler_of("general-desk").await);
    assert!(yours(&shown), "the coordinator learns that the choice binds");
    assert!(listed.texts("table.queue .tag").contains(&"Has come back twice".to_owned()));
    assert!(!yours(&unsaid.get(&format!("/staff/cases/{case}")).await), "it is not a handler's choice");
    let placed = desk.act(&case, "/transfer", &send.replace("health-stations", "home-care")).await;
    assert_eq!(placed.status, StatusCode::SEE_OTHER);
    let bound = here.get(&format!("/staff/cases/{case}")).await;
    assert_eq!((state_of(&bound), yours(&bound)), ("New".to_owned(), false), "the choice binds");
}

#[rstest]
#[tokio::test]
async fn a_case_that_was_sent_here_can_be_kept(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (here, there) = (app.handler_of(UNIT).await, app.handler_of("health-stations-kotka").await);
    here.act(&case, "/transfer", "to=health-stations-kotka&transfer_reason=G%C3%A4ller+er").await;

    let kept = there.act(&case, "/transfer/acceptance", "").await;

    assert_eq!(state_of(&there.get(kept.header("location")).await), "New");
}

#[rstest]
#[case::taken("/assignment", "handler=ME")]
#[case::answered("/answer", "step=send&text=Vi+ringer+dig.&outcome=answered&strategy=outside")]
#[case::rejected("/rejection", "reject_reason=Fel&reject_ground=Lag+1")]
#[tokio::test]
async fn whoever_works_on_a_case_that_was_sent_here_has_kept_it_and_the_timeline_says_so(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[case] path: &str,
    #[case] form: &str,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let case = app.case_at(UNIT).await;
    let (here, there) = (app.handler_of(UNIT).await, app.handler_of("health-stations-kotka").await);
    here.act(&case, "/transfer", "to=health-stations-kotka&transfer_reason=G%C3%A4ller+er").await;

    let done = there.act(&case, path, &form.replace("ME", &there.id.to_string())).await;

    let steps = there.get(done.header("location")).await.texts(".tl li");
    let [.., before, last] = steps.as_slice() else { panic!("steps: {steps:?}") };
    assert!(before.contains("Handler of health-stations-kotka"), "{before}");
    assert!(before.starts_with("The receiving unit kept it"), "{before}");
    assert!(last.contains("Handler of health-stations-kotka"), "{last}");
}
