//! The columns by which an initiative that is being written stands on its writer's own page, and by which feedback that
//! turned into an initiative, or an initiative that turned into feedback, is found by the code of what it was.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, uuid_null};

/// Creates and drops these columns.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// The case that an initiative was, and the case that it became.
const TURNS: [&str; 2] = ["from_case_id", "became_case_id"];

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
        manager.create_index(by_resident).await?;
        for column in TURNS {
            let add = Table::alter().table("initiatives").add_column(uuid_null(column)).to_owned();
            manager.alter_table(add).await?;
        }
        let by_case =
            Index::create().name("initiatives_from_case_id").table("initiatives").col("from_case_id").to_owned();
        manager.create_index(by_case).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("initiatives_from_case_id").table("initiatives").to_owned()).await?;
        for column in TURNS {
            let drop = Table::alter().table("initiatives").drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        let by_resident = Index::drop().name("initiative_drafts_resident_id").table("initiative_drafts").to_owned();
        manager.drop_index(by_resident).await?;
        for column in ["draft_id", "resident_id"] {
            let drop = Table::alter().table("initiative_drafts").drop_column(column).to_owned();
            manager.alter_table(drop).await?;
        }
        Ok(())
    }
}
