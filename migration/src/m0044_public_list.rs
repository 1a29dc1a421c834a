//! The indexes by which everybody's list of initiatives is filtered.

use sea_orm_migration::prelude::*;

/// Creates and drops these indexes.
#[derive(DeriveMigrationName)]
pub struct Migration;

/// What the list is filtered by; each index goes on in the order of the list.
const FILTERS: [&str; 4] = ["kind", "state", "service_id", "municipality_id"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for filter in FILTERS {
            let index = Index::create()
                .name(name(filter))
                .table("initiatives")
                .col(filter)
                .col("filed_on")
                .col("id")
                .to_owned();
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for filter in FILTERS {
            manager.drop_index(Index::drop().name(name(filter)).table("initiatives").to_owned()).await?;
        }
        Ok(())
    }
}

fn name(filter: &str) -> String {
    format!("initiatives_{filter}_filed_on")
}
