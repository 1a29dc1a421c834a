//! Tables for what staff sent after their session had ended.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, timestamp_with_time_zone, uuid};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(kept_forms()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("kept_forms").to_owned()).await
    }
}

fn kept_forms() -> TableCreateStatement {
    Table::create()
        .table("kept_forms")
        .col(uuid("staff_id"))
        .col(text("address"))
        .col(text("content"))
        .col(timestamp_with_time_zone("kept_at"))
        .primary_key(Index::create().col("staff_id").col("address"))
        .foreign_key(ForeignKey::create().from("kept_forms", "staff_id").to("staff", "id"))
        .to_owned()
}
