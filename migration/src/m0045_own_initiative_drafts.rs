//! The columns by which an initiative that is being written stands on its writer's own page.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, uuid_null};

/// Creates and drops these columns.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [uuid_null("resident_id"), text_null("draft_id")] {
            let add = Table::alter().table("initiative_drafts").add_column(column).to_owned();
            manager.alter_table(add).await?;
        }
        let by_resident = Index::create()
            .name("initiative_drafts_resident_id")
            .table("initiative_drafts")
            .col("resident_id")
            .to_owned();
        manager.create_index(by_resident).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let by_resident = Index::drop().name("initiative_drafts_resident_id").table("initiative_drafts").to_owned();
        manager.drop_index(by_resident).await?;
        for column in ["draft_id", "resident_id"] {
            let drop = Table::alter().table("initiative_drafts").drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}
