//! The table of the yearly lists of initiatives that the council was given.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text, text_null, timestamp_with_time_zone, uuid};

/// Creates and drops this table.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("yearly_lists")
            .col(integer("year"))
            .col(integer("version"))
            .col(text("content"))
            .col(text("sha256"))
            .col(text_null("reason"))
            .col(uuid("frozen_by"))
            .col(timestamp_with_time_zone("frozen_at"))
            .primary_key(Index::create().col("year").col("version"))
            .foreign_key(ForeignKey::create().from("yearly_lists", "frozen_by").to("staff", "id"))
            .to_owned();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("yearly_lists").to_owned()).await
    }
}
