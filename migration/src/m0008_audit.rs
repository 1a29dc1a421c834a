//! The audit trail, the marks of what was removed, and how contact details are found by address.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, date, integer, text, text_null, timestamp_with_time_zone, uuid, uuid_null,
};
use sea_orm_migration::sea_orm::DbBackend;

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// What comes before the first record.
const NOTHING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Refuses to change the trail; records up to a checkpoint may go (SQLite).
const SQLITE_GUARDS: [&str; 4] = [
    "CREATE TRIGGER audit_records_stay BEFORE UPDATE ON audit_records \
     BEGIN SELECT RAISE(ABORT, 'audit records are never changed'); END",
    "CREATE TRIGGER audit_records_go_by_checkpoint BEFORE DELETE ON audit_records \
     WHEN OLD.sequence > COALESCE((SELECT MAX(sequence) FROM audit_checkpoints), 0) \
     BEGIN SELECT RAISE(ABORT, 'audit records go by a checkpoint alone'); END",
    "CREATE TRIGGER audit_checkpoints_stay BEFORE UPDATE ON audit_checkpoints \
     BEGIN SELECT RAISE(ABORT, 'audit checkpoints are never changed'); END",
    "CREATE TRIGGER audit_checkpoints_do_not_go BEFORE DELETE ON audit_checkpoints \
     BEGIN SELECT RAISE(ABORT, 'audit checkpoints never go'); END",
];

/// The same (PostgreSQL).
const POSTGRES_GUARDS: [&str; 6] = [
    "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS \
     $$ BEGIN RAISE EXCEPTION 'the audit trail is never changed'; END $$",
    "CREATE FUNCTION audit_by_checkpoint() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
     IF OLD.sequence > COALESCE((SELECT MAX(sequence) FROM audit_checkpoints), 0) THEN \
     RAISE EXCEPTION 'audit records go by a checkpoint alone'; END IF; RETURN OLD; END $$",
    "CREATE TRIGGER audit_records_stay BEFORE UPDATE OR TRUNCATE ON audit_records \
     FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_records_go_by_checkpoint BEFORE DELETE ON audit_records \
     FOR EACH ROW EXECUTE FUNCTION audit_by_checkpoint()",
    "CREATE TRIGGER audit_checkpoints_stay BEFORE UPDATE OR TRUNCATE ON audit_checkpoints \
     FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_checkpoints_do_not_go BEFORE DELETE ON audit_checkpoints \
     FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [audit_records(), audit_checkpoints(), audit_head()] {
            manager.create_table(table).await?;
        }
        let head = Query::insert()
            .into_table("audit_head")
            .columns(["id", "sequence", "hash"])
            .values_panic([1.into(), 0.into(), NOTHING.into()])
            .to_owned();
        manager.execute(head).await?;
        let guards: &[&str] = match manager.get_database_backend() {
            DbBackend::Sqlite => &SQLITE_GUARDS,
            _ => &POSTGRES_GUARDS,
        };
        for guard in guards {
            manager.get_connection().execute_unprepared(guard).await?;
        }
        manager.create_table(tombstones(manager)).await?;
        manager.create_table(erasures(manager)).await?;
        let by_address = Table::alter().table("contacts").add_column(text_null("email_index")).to_owned();
        manager.alter_table(by_address).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, table) in [
            ("contacts_email_index", "contacts"),
            ("case_events_happened_on", "case_events"),
            ("cases_closed_on", "cases"),
        ] {
            manager.drop_index(Index::drop().name(name).table(table).to_owned()).await?;
        }
        for name in ["access_records_read_at_id", "access_records_staff_id_read_at"] {
            manager.drop_index(Index::drop().name(name).table("access_records").to_owned()).await?;
        }
        let by_address = Table::alter().table("contacts").drop_column("email_index").to_owned();
        manager.alter_table(by_address).await?;
        for table in ["erasures", "tombstones", "audit_head", "audit_records", "audit_checkpoints"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        if manager.get_database_backend() == DbBackend::Postgres {
            let functions = "DROP FUNCTION audit_refuse(); DROP FUNCTION audit_by_checkpoint()";
            manager.get_connection().execute_unprepared(functions).await?;
        }
        Ok(())
    }
}

fn audit_records() -> TableCreateStatement {
    Table::create()
        .table("audit_records")
        .col(big_integer("sequence"))
        .col(timestamp_with_time_zone("recorded_at"))
        .col(text("actor"))
        .col(uuid_null("staff_id"))
        .col(text("act"))
        .col(text("about"))
        .col(text("subject"))
        .col(text("detail"))
        .col(text("previous"))
        .col(text("hash"))
        .primary_key(Index::create().col("sequence"))
        .to_owned()
}

fn audit_checkpoints() -> TableCreateStatement {
    Table::create()
        .table("audit_checkpoints")
        .col(big_integer("sequence"))
        .col(text("hash"))
        .col(timestamp_with_time_zone("made_at"))
        .primary_key(Index::create().col("sequence"))
        .to_owned()
}

fn audit_head() -> TableCreateStatement {
    Table::create()
        .table("audit_head")
        .col(integer("id"))
        .col(big_integer("sequence"))
        .col(text("hash"))
        .primary_key(Index::create().col("id"))
        .to_owned()
}

fn tombstones(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("tombstones")
        .col(uuid("case_id"))
        .col(text("reason"))
        .col(date("made_on"))
        .primary_key(Index::create().col("case_id"))
        .foreign_key(ForeignKey::create().from("tombstones", "case_id").to("cases", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn erasures(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("erasures")
        .col(text("subject_hash"))
        .col(date("erased_on"))
        .primary_key(Index::create().col("subject_hash"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &'static str, table: &'static str| Index::create().name(name).table(table).to_owned();
    vec![
        index("audit_records_recorded_at", "audit_records").col("recorded_at").to_owned(),
        index("audit_records_staff_id_sequence", "audit_records").col("staff_id").col("sequence").to_owned(),
        index("audit_records_act_sequence", "audit_records").col("act").col("sequence").to_owned(),
        index("audit_records_subject_sequence", "audit_records").col("subject").col("sequence").to_owned(),
        index("access_records_read_at_id", "access_records").col("read_at").col("id").to_owned(),
        index("access_records_staff_id_read_at", "access_records").col("staff_id").col("read_at").to_owned(),
        index("case_events_happened_on", "case_events").col("happened_on").to_owned(),
        index("cases_closed_on", "cases").col("closed_on").to_owned(),
        index("contacts_email_index", "contacts").col("email_index").to_owned(),
    ]
}
