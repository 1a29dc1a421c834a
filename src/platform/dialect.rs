//! The one place that asks which database it is.

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, TransactionTrait};
use sea_orm_migration::MigratorTrait;

use super::database::Database;

/// Number of the lock that lets one instance migrate at a time.
const MIGRATION_LOCK: i64 = 0x44_45_4c_54_41;

/// Brings the tables up to date. Several instances may start at once: one migrates, the others
/// wait. On SQLite the lock beside the file already keeps other processes out.
pub async fn migrate(database: &Database) -> Result<(), DbErr> {
    let connection = database.for_migrations();
    if database.backend() != DbBackend::Postgres {
        return migration::Migrator::up(connection, None).await;
    }
    let guard = connection.begin().await?;
    let lock = Statement::from_string(
        DbBackend::Postgres,
        format!("SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"),
    );
    guard.execute_unprepared(&lock.sql).await?;
    migration::Migrator::up(connection, None).await?;
    guard.commit().await
}

/// Is every step of this program applied, and none of a newer one?
pub async fn schema_is_current(database: &Database) -> Result<bool, DbErr> {
    let applied = migration::Migrator::get_applied_migrations(database.for_migrations()).await?;
    Ok(applied.len() == migration::Migrator::migrations().len())
}

/// Takes the bytes of erased rows out of the database's files as far as it can be done while others work: on SQLite all
/// of them. PostgreSQL gives their room to other rows, and the operator's `VACUUM FULL` takes the rest.
pub async fn scrub(database: &Database) -> Result<(), DbErr> {
    let steps: &[&str] = match database.backend() {
        DbBackend::Sqlite => &["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"],
        _ => &[],
    };
    for step in steps {
        database.for_migrations().execute_unprepared(step).await?;
    }
    Ok(())
}

/// Is a sorted list over many groups read group by group? PostgreSQL then stops after a page of
/// each group instead of sorting them all; SQLite merges its index ranges well without help.
#[must_use]
pub fn reads_group_by_group(backend: DbBackend) -> bool {
    backend == DbBackend::Postgres
}
