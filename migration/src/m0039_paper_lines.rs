//! The table for the lines of sheets with signed support.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, text, text_null, uuid, uuid_null};

/// Creates and drops this table.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut table = lines();
        crate::without_rowid(manager, &mut table);
        manager.create_table(table).await?;
        let place = Index::create()
            .name("paper_lines_position")
            .table("paper_lines")
            .col("batch_id")
            .col("position")
            .unique()
            .to_owned();
        manager.create_index(place).await?;
        // A support comes of one line at most.
        let support =
            Index::create().name("paper_lines_support").table("paper_lines").col("support_id").unique().to_owned();
        manager.create_index(support).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("paper_lines").to_owned()).await
    }
}

fn lines() -> TableCreateStatement {
    Table::create()
        .table("paper_lines")
        .col(uuid("id"))
        .col(uuid("batch_id"))
        .col(integer("position"))
        .col(integer("sheet"))
        .col(text("ground"))
        .col(text_null("municipality_id"))
        .col(text_null("name"))
        .col(text_null("born_on"))
        .col(text("state"))
        .col(uuid("first_by"))
        .col(uuid_null("second_by"))
        .col(uuid_null("same_as"))
        .col(uuid_null("support_id"))
        .col(text_null("reason"))
        .col(integer("version"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("paper_lines", "batch_id").to("paper_batches", "id"))
        .to_owned()
}
