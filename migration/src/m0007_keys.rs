//! The table of the encryption keys that may have sealed something.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text;

/// Creates and drops this table.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table =
            Table::create().table("keys_in_use").col(text("id")).primary_key(Index::create().col("id")).to_owned();
        manager.create_table(table).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("keys_in_use").to_owned()).await
    }
}
