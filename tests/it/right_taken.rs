//! The address of a file or an export opens nothing by itself: it takes a live session and the right of this very moment
//! (security bar R4, R6, P14).

use axum::http::StatusCode;
use delta::accounts::people::grants_of;
use delta::attachments::MediaType;
use delta::feedback::store::{NewAttachment, content_place};
use delta::kernel::actor::Role;
use delta::platform::files::FileName;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::page::Page;
use crate::staff::Colleague;

const UNIT: &str = "home-care";
const EXPORT: &str = "/staff/audit/file";

/// A case with a file; the file's address.
async fn file_of_a_case(app: &TestApp) -> String {
    let state = &app.state;
    let name = FileName::new(state.random.uuid());
    let sealed = state.keyring.seal(&state.random, b"a letter", &content_place(&name.to_string()));
    state.files.put(name, sealed.into_bytes(), state.clock.today()).await.expect("a file");
    let media_type = MediaType::Text.mime().to_owned();
    let file = NewAttachment { file: name.to_string(), name: "letter.txt".to_owned(), media_type, bytes: 8 };
    let receipt = app.case_with(UNIT, "Ingen kom på tisdagen.", |new| new.files = vec![file]).await;
    format!("/staff/cases/{}/attachments/1", receipt.number)
}

/// Yesterday was the last day of somebody's role.
async fn take_role_from(app: &TestApp, administrator: &Colleague, somebody: &Colleague) {
    let roles = grants_of(app.state.db.reader(), &[somebody.id]).await.expect("roles");
    let role = format!("/staff/admin/people/{}/roles/{}", somebody.id.0, roles.first().expect("a role").id);
    administrator.get(&role).await;
    let ended = administrator.post(&format!("{role}/end"), "last_on=2026-03-01").await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
}

fn leads_to_sign_in(page: &Page) -> bool {
    page.status == StatusCode::SEE_OTHER && page.header("location").starts_with("/staff/login")
}

#[rstest]
#[tokio::test]
async fn the_address_of_a_file_opens_it_for_those_alone_who_may_read_the_case_now(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let file = file_of_a_case(&app).await;
    let (mine, other) = (app.handler_of(UNIT).await, app.handler_of("oral-health-south").await);
    let administrator = app.colleague(Role::Administrator, UNIT).await;

    let opened = mine.get(&file).await;
    let by_nobody = app.get(&file).await;
    let by_another = other.get(&file).await;
    let by_an_administrator = administrator.get(&file).await;
    take_role_from(&app, &administrator, &mine).await;
    let afterwards = mine.get(&file).await;

    assert_eq!((opened.status, opened.body.as_str()), (StatusCode::OK, "a letter"));
    assert!(leads_to_sign_in(&by_nobody), "{}", by_nobody.status);
    assert!(leads_to_sign_in(&afterwards), "the session ends with the role: {}", afterwards.status);
    for refused in [&by_another, &by_an_administrator] {
        assert_eq!(refused.status, StatusCode::NOT_FOUND);
    }
    for answer in [opened, by_nobody, by_another, by_an_administrator, afterwards] {
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

#[rstest]
#[tokio::test]
async fn an_export_is_for_those_alone_who_may_fetch_it_now(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let (auditor, handler) = (app.colleague(Role::Auditor, "strategy").await, app.handler_of(UNIT).await);
    let administrator = app.colleague(Role::Administrator, "strategy").await;

    let fetched = auditor.post(EXPORT, "").await;
    let by_nobody = app.post(EXPORT, "").await;
    let by_another = handler.post(EXPORT, "").await;
    take_role_from(&app, &administrator, &auditor).await;
    let afterwards = auditor.post(EXPORT, "").await;

    assert_eq!(fetched.status, StatusCode::OK, "{}", fetched.body);
    assert!(leads_to_sign_in(&by_nobody), "{}", by_nobody.status);
    assert_eq!(by_another.status, StatusCode::FORBIDDEN);
    assert!(leads_to_sign_in(&afterwards), "the session ends with the role: {}", afterwards.status);
    for answer in [fetched, by_nobody, by_another, afterwards] {
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}
