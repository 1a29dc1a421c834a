//! Frozen yearly lists are never changed and never go.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

/// Creates and drops the guards.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// Refuses to change or remove a list (SQLite).
const SQLITE_GUARDS: [&str; 2] = [
    "CREATE TRIGGER yearly_lists_stay BEFORE UPDATE ON yearly_lists \
     BEGIN SELECT RAISE(ABORT, 'frozen lists are never changed'); END",
    "CREATE TRIGGER yearly_lists_do_not_go BEFORE DELETE ON yearly_lists \
     BEGIN SELECT RAISE(ABORT, 'frozen lists never go'); END",
];

/// The same (PostgreSQL).
const POSTGRES_GUARDS: [&str; 3] = [
    "CREATE FUNCTION yearly_lists_refuse() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'frozen lists are never changed and never go'; END $$",
    "CREATE TRIGGER yearly_lists_stay BEFORE UPDATE ON yearly_lists \
     FOR EACH STATEMENT EXECUTE FUNCTION yearly_lists_refuse()",
    "CREATE TRIGGER yearly_lists_do_not_go BEFORE DELETE OR TRUNCATE ON yearly_lists \
     FOR EACH STATEMENT EXECUTE FUNCTION yearly_lists_refuse()",
];

const SQLITE_DROPS: [&str; 2] = ["DROP TRIGGER yearly_lists_do_not_go", "DROP TRIGGER yearly_lists_stay"];

const POSTGRES_DROPS: [&str; 3] = [
    "DROP TRIGGER yearly_lists_do_not_go ON yearly_lists",
    "DROP TRIGGER yearly_lists_stay ON yearly_lists",
    "DROP FUNCTION yearly_lists_refuse()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &SQLITE_GUARDS, &POSTGRES_GUARDS).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, &SQLITE_DROPS, &POSTGRES_DROPS).await
    }
}

async fn run(manager: &SchemaManager<'_>, sqlite: &[&str], postgres: &[&str]) -> Result<(), DbErr> {
    let statements = match manager.get_database_backend() {
        DbBackend::Sqlite => sqlite,
        _ => postgres,
    };
    for statement in statements {
        manager.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}
