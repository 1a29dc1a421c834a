//! When the database fails, nothing is promised; when it is back, work goes on without a restart (security bar R34).
//! What it must not be is seen at the start (R27, R31).

use axum::http::StatusCode;
use delta::platform::database::{Database, OpenError};
use delta::platform::dialect;
use rstest::rstest;
use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::app::{Base, TestApp, Visitor};
use crate::page::Page;

/// Writes that fail as they do on a full disk, and what makes them work again.
const FULL: &[&str] = &[
    "CREATE TRIGGER disk_is_full BEFORE INSERT ON feedback BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
];
const FULL_ON_POSTGRES: &[&str] = &[
    "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$",
    "CREATE TRIGGER disk_is_full BEFORE INSERT ON feedback EXECUTE FUNCTION full_disk()",
];

async fn told(app: &TestApp, statements: &[&str]) {
    for statement in statements {
        app.state.db.for_migrations().execute_unprepared(statement).await.expect(statement);
    }
}

async fn fill_in(visitor: &Visitor) {
    visitor.post("/sv/respons/text", "text=Hissen+i+huset+stod+still+hela+veckan.").await;
    visitor.post("/sv/respons/galler", "kind=criticism&service=unknown&municipality=kotka").await;
    visitor.post("/sv/respons/svar", "reply=code&publish=no").await;
}

async fn send(visitor: &Visitor) -> Page {
    visitor.post("/sv/respons/kvitto", "do=send").await
}

fn assert_honest(page: &Page) {
    assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE, "{}", page.body);
    assert!(page.texts("p.code").is_empty(), "a receipt for nothing");
    assert_eq!(page.texts("h1").len(), 1);
}

#[rstest]
#[tokio::test]
async fn a_full_disk_gives_no_receipt_reading_goes_on_and_so_does_writing_after_it(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let is_sqlite = app.state.db.backend() == DbBackend::Sqlite;
    fill_in(&app.visitor).await;
    told(&app, if is_sqlite { FULL } else { FULL_ON_POSTGRES }).await;

    let refused = send(&app.visitor).await;
    let read = app.get("/sv/strategi").await;
    let begun = app.get("/sv/respons/kontrollera").await;
    told(&app, &[if is_sqlite { "DROP TRIGGER disk_is_full" } else { "DROP TRIGGER disk_is_full ON feedback" }]).await;
    let taken = send(&app.visitor).await;

    assert_honest(&refused);
    assert_eq!(read.status, StatusCode::OK);
    assert!(begun.body.contains("Hissen i huset"), "what was typed is lost");
    assert_eq!((taken.status, taken.texts("p.code").len()), (StatusCode::OK, 1), "{}", taken.body);
}

#[tokio::test]
async fn after_every_connection_was_cut_the_service_answers_again_without_a_restart() {
    let Some(app) = TestApp::start(Base::Postgres).await else { return };
    fill_in(&app.visitor).await;
    let other = sea_orm::Database::connect(&app.state.config.database_url).await.expect("a way past the service");
    let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
               WHERE datname = current_database() AND pid <> pg_backend_pid()";

    for _ in 0..3 {
        other.execute_raw(Statement::from_string(DbBackend::Postgres, cut)).await.expect("no connections");
        // Each connection that was cut may be noticed by one request.
        let mut answers = Vec::new();
        while answers.len() < 6 && answers.last() != Some(&StatusCode::OK) {
            answers.push(app.get("/readyz").await.status);
        }
        assert_eq!(answers.last(), Some(&StatusCode::OK), "{answers:?}");
    }
    let mut sent = send(&app.visitor).await;
    if sent.status == StatusCode::SERVICE_UNAVAILABLE {
        assert_honest(&sent);
        sent = send(&app.visitor).await;
    }
    assert_eq!((sent.status, sent.texts("p.code").len()), (StatusCode::OK, 1), "{}", sent.body);
}

#[rstest]
#[tokio::test]
async fn a_program_refuses_the_tables_of_a_newer_one(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    told(&app, &["INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_of_tomorrow', 1)"]).await;

    let started = dialect::migrate(&app.state.db).await;
    let ready = app.get("/readyz").await;

    assert!(started.is_err_and(|fault| fault.to_string().contains("m9999_of_tomorrow")));
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(ready.body.contains("the tables are not those of this program"), "{}", ready.body);
}

#[tokio::test]
async fn a_server_that_may_lose_what_was_committed_is_not_used() {
    let Some(app) = TestApp::start(Base::Postgres).await else { return };
    let url = app.state.config.database_url.clone();
    let set =
        "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET synchronous_commit = off', current_database()); END $$";
    told(&app, &[set]).await;

    let opened = Database::open(&url, 2).await;

    assert!(matches!(&opened, Err(OpenError::Setting(setting)) if setting.contains("synchronous_commit")));
}

#[tokio::test]
async fn writing_is_read_committed_whatever_the_server_prefers() {
    let Some(app) = TestApp::start(Base::Postgres).await else { return };
    let url = app.state.config.database_url.clone();
    let set = "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = serializable', \
               current_database()); END $$";
    told(&app, &[set]).await;
    let db = Database::open(&url, 2).await.expect("a database");

    let tx = db.begin_write().await.expect("a transaction");
    let asked = Statement::from_string(DbBackend::Postgres, "SELECT current_setting('transaction_isolation')");
    let told: String =
        tx.query_one_raw(asked).await.expect("an answer").expect("a row").try_get_by_index(0).expect("text");

    assert_eq!(told, "read committed");
}
