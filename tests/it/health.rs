//! What machines ask the service about itself.

use axum::http::StatusCode;
use rstest::rstest;

use crate::app::{Base, TestApp};

#[rstest]
#[tokio::test]
async fn the_service_says_that_it_is_alive_and_ready(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let (alive, ready) = (app.get("/healthz").await, app.get("/readyz").await);

    assert_eq!((alive.status, alive.body.as_str()), (StatusCode::OK, r#"{"state":"alive"}"#));
    assert_eq!((ready.status, ready.body.as_str()), (StatusCode::OK, r#"{"state":"ready"}"#));
}

#[rstest]
#[tokio::test]
async fn without_its_database_it_is_alive_but_not_ready(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.state.db.clone().close().await;

    let (alive, ready) = (app.get("/healthz").await, app.get("/readyz").await);

    assert_eq!(alive.status, StatusCode::OK);
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(ready.body.contains("the database cannot be written"));
}
