//! Databases on the PostgreSQL cluster of this test run.
//!
//! `tests/postgres` starts the cluster before the first test and stops it after the last. Every test gets a database of
//! its own, copied from one that was migrated once, and drops it when it ends.

#![expect(clippy::expect_used, reason = "a test that cannot get its database has nothing to tell but that")]

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement};
use sea_orm_migration::MigratorTrait;

const TEMPLATE: &str = "migrated";
/// Held by the test process that makes the template; any number does, as long as all use the same.
const TEMPLATE_LOCK: i64 = 1;

/// A migrated, empty database that nobody else uses. It is gone when this value is.
pub struct PostgresDatabase {
    cluster: String,
    name: String,
}

impl PostgresDatabase {
    /// Makes a database, or nothing where the run has no PostgreSQL.
    pub async fn start() -> Option<Self> {
        let cluster = std::env::var("DELTA_TEST_POSTGRES_URL").ok()?;
        let name = copy_of_template(&cluster).await.expect("the test cluster gives a database to every test");
        Some(Self { cluster, name })
    }

    /// The address that the program under test is given.
    pub fn url(&self) -> String {
        url_of(&self.cluster, &self.name)
    }
}

impl Drop for PostgresDatabase {
    fn drop(&mut self) {
        let cluster = self.cluster.clone();
        let sql = format!("DROP DATABASE {} WITH (FORCE)", self.name);

        // The test's own runtime cannot be waited for in here, so a thread brings another. A database that stays
        // behind goes with the cluster; that is no reason to hide how the test ended.
        let _ = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
            runtime.block_on(async { Database::connect(cluster).await?.execute_unprepared(&sql).await })?;
            Ok::<_, Box<dyn std::error::Error + Send + Sync>>(())
        })
        .join();
    }
}

async fn copy_of_template(cluster: &str) -> Result<String, DbErr> {
    let conn = Database::connect(single_connection(cluster)).await?;
    make_template_once(cluster, &conn).await?;

    let name = text(&conn, "SELECT 'test_' || replace(gen_random_uuid()::text, '-', '')").await?.unwrap_or_default();
    conn.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {TEMPLATE}")).await?;
    conn.close().await?;
    Ok(name)
}

/// The template gets its name only when it is complete, so whoever sees the name may copy it.
async fn make_template_once(cluster: &str, conn: &DatabaseConnection) -> Result<(), DbErr> {
    conn.execute_unprepared(&format!("SELECT pg_advisory_lock({TEMPLATE_LOCK})")).await?;
    let known = text(conn, &format!("SELECT datname::text FROM pg_database WHERE datname = '{TEMPLATE}'")).await?;
    if known.is_none() {
        conn.execute_unprepared("DROP DATABASE IF EXISTS migrating").await?;
        conn.execute_unprepared("CREATE DATABASE migrating").await?;
        let migrating = Database::connect(single_connection(&url_of(cluster, "migrating"))).await?;
        migration::Migrator::up(&migrating, None).await?;
        migrating.close().await?;
        conn.execute_unprepared(&format!("ALTER DATABASE migrating RENAME TO {TEMPLATE}")).await?;
    }
    conn.execute_unprepared(&format!("SELECT pg_advisory_unlock({TEMPLATE_LOCK})")).await?;
    Ok(())
}

/// The lock belongs to a connection, so there must be only one.
fn single_connection(url: &str) -> sea_orm::ConnectOptions {
    let mut options = sea_orm::ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    options
}

async fn text(conn: &DatabaseConnection, sql: &str) -> Result<Option<String>, DbErr> {
    let row = conn.query_one_raw(Statement::from_string(DbBackend::Postgres, sql)).await?;
    row.map(|row| row.try_get_by_index(0)).transpose()
}

fn url_of(cluster: &str, database: &str) -> String {
    let (server, _) = cluster.rsplit_once('/').expect("the cluster's address names a database");
    format!("{server}/{database}")
}
