//! The business ids of bodies that support, on the web and on paper, and the index by which the names of a municipality
//! are found that a line on paper is compared with. A column that nobody wrote goes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, uuid_null};

/// Where a body may stand.
const TABLES: [&str; 3] = ["support_requests", "supports", "paper_lines"];

/// Creates and drops these columns and this index.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in TABLES {
            let body = Table::alter().table(table).add_column(text_null("business_id")).to_owned();
            manager.alter_table(body).await?;
        }
        let batch = Table::alter().table("supports").drop_column("batch_id").to_owned();
        manager.alter_table(batch).await?;
        let towns = Index::create()
            .name("supports_municipality")
            .table("supports")
            .col("initiative_id")
            .col("municipality_id")
            .col("id")
            .to_owned();
        manager.create_index(towns).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("supports_municipality").table("supports").to_owned()).await?;
        let batch = Table::alter().table("supports").add_column(uuid_null("batch_id")).to_owned();
        manager.alter_table(batch).await?;
        for table in TABLES {
            let body = Table::alter().table(table).drop_column("business_id").to_owned();
            manager.alter_table(body).await?;
        }
        Ok(())
    }
}
