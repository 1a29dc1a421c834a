//! A table for initiatives on residents' own pages.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, uuid};

/// Creates and drops the table.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = Table::create()
            .table("initiative_claims")
            .col(uuid("resident_id"))
            .col(uuid("initiative_id"))
            .col(date("claimed_on"))
            .primary_key(Index::create().col("resident_id").col("initiative_id"))
            .foreign_key(ForeignKey::create().from("initiative_claims", "resident_id").to("residents", "id"))
            .foreign_key(ForeignKey::create().from("initiative_claims", "initiative_id").to("initiatives", "id"))
            .to_owned();
        crate::without_rowid(manager, &mut table);
        manager.create_table(table).await?;
        let index = Index::create()
            .name("initiative_claims_initiative_id")
            .table("initiative_claims")
            .col("initiative_id")
            .to_owned();
        manager.create_index(index).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("initiative_claims").to_owned()).await
    }
}
