//! Tables for residents with an account: their sessions, sign-ins by letter, and the cases on their own page.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date, date_null, integer, text, text_null, timestamp_with_time_zone, uuid};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(residents(manager)).await?;
        manager.create_table(sessions(manager)).await?;
        manager.create_table(sign_ins(manager)).await?;
        manager.create_table(claims(manager)).await?;
        let owner = Table::alter().table("outbox").add_column(text_null("owner_index")).to_owned();
        manager.alter_table(owner).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("outbox_owner_index").table("outbox").to_owned()).await?;
        manager.alter_table(Table::alter().table("outbox").drop_column("owner_index").to_owned()).await?;
        for table in ["claims", "resident_sign_ins", "resident_sessions", "residents"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn residents(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("residents")
        .col(uuid("id"))
        .col(text_null("email"))
        .col(text_null("email_index"))
        .col(text("locale"))
        .col(boolean("tells_questions"))
        .col(boolean("tells_answers"))
        .col(boolean("tells_changes"))
        .col(date("made_on"))
        .col(date("seen_on"))
        .col(date_null("reminded_on"))
        .primary_key(Index::create().col("id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn sessions(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("resident_sessions")
        .col(text("id_hash"))
        .col(uuid("resident_id"))
        .col(timestamp_with_time_zone("started_at"))
        .col(date("seen_on"))
        .primary_key(Index::create().col("id_hash"))
        .foreign_key(ForeignKey::create().from("resident_sessions", "resident_id").to("residents", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn sign_ins(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("resident_sign_ins")
        .col(uuid("id"))
        .col(text("token_hash"))
        .col(text("code_hash"))
        .col(text("email"))
        .col(text("email_index"))
        .col(text("locale"))
        .col(integer("tries"))
        .col(timestamp_with_time_zone("expires_at"))
        .primary_key(Index::create().col("id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn claims(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("claims")
        .col(uuid("resident_id"))
        .col(uuid("case_id"))
        .col(date("claimed_on"))
        .primary_key(Index::create().col("resident_id").col("case_id"))
        .foreign_key(ForeignKey::create().from("claims", "resident_id").to("residents", "id"))
        .foreign_key(ForeignKey::create().from("claims", "case_id").to("cases", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &str, table: &str, column: &str| {
        Index::create().name(name.to_owned()).table(table.to_owned()).col(column.to_owned()).to_owned()
    };
    vec![
        index("residents_email_index", "residents", "email_index").unique().to_owned(),
        index("residents_seen_on", "residents", "seen_on"),
        index("resident_sessions_resident_id", "resident_sessions", "resident_id"),
        index("resident_sign_ins_token_hash", "resident_sign_ins", "token_hash").unique().to_owned(),
        index("resident_sign_ins_expires_at", "resident_sign_ins", "expires_at"),
        index("claims_case_id", "claims", "case_id"),
        index("outbox_owner_index", "outbox", "owner_index"),
    ]
}
