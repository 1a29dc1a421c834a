//! Tables for outgoing messages.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    integer, text, text_null, timestamp_with_time_zone, timestamp_with_time_zone_null, uuid,
};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(outbox()).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["outbox"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn outbox() -> TableCreateStatement {
    Table::create()
        .table("outbox")
        .col(uuid("id"))
        .col(text("message"))
        .col(uuid("case_id"))
        .col(text("recipient"))
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

fn indexes() -> Vec<IndexCreateStatement> {
    vec![Index::create().name("outbox_state_due_at_id").table("outbox").col("state").col("due_at").col("id").to_owned()]
}
