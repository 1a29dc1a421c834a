//! Who changed the county, what and why.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text_null, uuid_null};

/// Creates and drops these columns.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in [uuid_null("changed_by"), text_null("about"), text_null("reason"), text_null("changes")] {
            let mut column = column;
            let step = Table::alter().table("county_revisions").add_column(&mut column).to_owned();
            manager.alter_table(step).await?;
        }
        manager.create_index(revisions_of()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_index(Index::drop().name("county_revisions_about_number").table("county_revisions").to_owned())
            .await?;
        for column in ["changed_by", "about", "reason", "changes"] {
            let step = Table::alter().table("county_revisions").drop_column(column).to_owned();
            manager.alter_table(step).await?;
        }
        Ok(())
    }
}

fn revisions_of() -> IndexCreateStatement {
    Index::create()
        .name("county_revisions_about_number")
        .table("county_revisions")
        .col("about")
        .col("number")
        .to_owned()
}
