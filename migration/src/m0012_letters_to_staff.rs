//! Letters with a link that opens an account: the tokens, and messages that speak of no case.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid, uuid_null,
};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

const KEPT: [&str; 11] = [
    "id",
    "message",
    "case_id",
    "recipient",
    "locale",
    "state",
    "attempts",
    "due_at",
    "leased_until",
    "fence",
    "sent_at",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(account_tokens()).await?;
        manager.create_index(tokens_of()).await?;
        // A column that may be empty from now on means a new table on SQLite, so it is one everywhere.
        manager.drop_index(Index::drop().name("outbox_state_due_at_id").table("outbox").to_owned()).await?;
        manager.rename_table(Table::rename().table("outbox", "outbox_before").to_owned()).await?;
        manager.create_table(outbox()).await?;
        manager.get_connection().execute(&copied()?).await?;
        manager.drop_table(Table::drop().table("outbox_before").to_owned()).await?;
        manager.create_index(what_is_due()).await
    }

    async fn down(&self, _: &SchemaManager) -> Result<(), DbErr> {
        Err(DbErr::Migration("letters to staff speak of no case; the tables before cannot hold them".to_owned()))
    }
}

fn account_tokens() -> TableCreateStatement {
    Table::create()
        .table("account_tokens")
        .col(text("token_hash"))
        .col(uuid("staff_id"))
        .col(timestamp_with_time_zone("expires_at"))
        .primary_key(Index::create().col("token_hash"))
        .foreign_key(ForeignKey::create().from("account_tokens", "staff_id").to("staff", "id"))
        .to_owned()
}

fn tokens_of() -> IndexCreateStatement {
    Index::create().name("account_tokens_staff_id").table("account_tokens").col("staff_id").to_owned()
}

fn outbox() -> TableCreateStatement {
    Table::create()
        .table("outbox")
        .col(uuid("id"))
        .col(text("message"))
        .col(uuid_null("case_id"))
        .col(text("recipient"))
        .col(text_null("link"))
        .col(text("locale"))
        .col(text("state"))
        .col(integer("attempts"))
        .col(timestamp_with_time_zone("due_at"))
        .col(timestamp_with_time_zone_null("leased_until"))
        .col(integer("fence"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .col(text_null("fault"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("outbox", "case_id").to("cases", "id"))
        .to_owned()
}

fn copied() -> Result<InsertStatement, DbErr> {
    let before = Query::select().columns(KEPT).column("fault").from("outbox_before").to_owned();
    let mut copied = Query::insert();
    copied.into_table("outbox").columns(KEPT.into_iter().chain(["fault"]));
    copied.select_from(before).map_err(|fault| DbErr::Migration(fault.to_string()))?;
    Ok(copied)
}

fn what_is_due() -> IndexCreateStatement {
    Index::create().name("outbox_state_due_at_id").table("outbox").col("state").col("due_at").col("id").to_owned()
}
