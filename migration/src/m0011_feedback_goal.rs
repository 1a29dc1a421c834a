//! The goal from whose page a sender came.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text_null;

/// Adds and drops the column.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("feedback").add_column(text_null("goal_id")).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("feedback").drop_column("goal_id").to_owned()).await
    }
}
