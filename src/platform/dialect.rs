//! The one place that asks which database it is.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, TransactionTrait};
use sea_orm_migration::MigratorTrait;

use super::database::Database;

/// Number of the lock that lets one instance migrate at a time.
const MIGRATION_LOCK: i64 = 0x44_45_4c_54_41;

/// Brings the tables up to date. Several instances may start at once: one migrates, the others
/// wait. On SQLite the lock beside the file already keeps other processes out. The tables of a newer program are left
/// alone.
pub async fn migrate(database: &Database) -> Result<(), DbErr> {
    let connection = database.for_migrations();
    if database.backend() != DbBackend::Postgres {
        refuse_newer(connection).await?;
        return migration::Migrator::up(connection, None).await;
    }
    let guard = connection.begin().await?;
    let lock = Statement::from_string(
        DbBackend::Postgres,
        format!("SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"),
    );
    guard.execute_unprepared(&lock.sql).await?;
    refuse_newer(connection).await?;
    migration::Migrator::up(connection, None).await?;
    guard.commit().await
}

/// Is every step of this program applied, and none of a newer one?
pub async fn schema_is_current(database: &Database) -> Result<bool, DbErr> {
    Ok(applied_steps(database.for_migrations()).await? == known_steps())
}

/// An older program must not write into tables that it does not know (security bar R31).
async fn refuse_newer(connection: &impl ConnectionTrait) -> Result<(), DbErr> {
    let (applied, known) = (applied_steps(connection).await?, known_steps());
    match applied.difference(&known).next() {
        Some(step) => {
            Err(DbErr::Custom(format!("they were made by a newer Delta, which knows {step}; start that one")))
        }
        None => Ok(()),
    }
}

async fn applied_steps(connection: &impl ConnectionTrait) -> Result<BTreeSet<String>, DbErr> {
    let applied = migration::Migrator::get_migration_models(connection).await?;
    Ok(applied.into_iter().map(|step| step.version).collect())
}

fn known_steps() -> BTreeSet<String> {
    migration::Migrator::migrations().iter().map(|step| step.name().to_owned()).collect()
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
