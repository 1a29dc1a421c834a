//! Tables for sheets with signed support: batches, and their scans.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, integer, text, text_null, uuid};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut table in [batches(), scans()] {
            crate::without_rowid(manager, &mut table);
            manager.create_table(table).await?;
        }
        let number = Index::create()
            .name("paper_batches_number")
            .table("paper_batches")
            .col("initiative_id")
            .col("number")
            .unique()
            .to_owned();
        manager.create_index(number).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["paper_scans", "paper_batches"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn batches() -> TableCreateStatement {
    Table::create()
        .table("paper_batches")
        .col(uuid("id"))
        .col(uuid("initiative_id"))
        .col(integer("number"))
        .col(integer("sheets"))
        .col(text_null("brought_by"))
        .col(date("received_on"))
        .col(uuid("registered_by"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("paper_batches", "initiative_id").to("initiatives", "id"))
        .foreign_key(ForeignKey::create().from("paper_batches", "registered_by").to("staff", "id"))
        .to_owned()
}

fn scans() -> TableCreateStatement {
    Table::create()
        .table("paper_scans")
        .col(uuid("batch_id"))
        .col(integer("position"))
        .col(text("name"))
        .col(text("media_type"))
        .col(integer("bytes"))
        .col(text("file"))
        .primary_key(Index::create().col("batch_id").col("position"))
        .foreign_key(ForeignKey::create().from("paper_scans", "batch_id").to("paper_batches", "id"))
        .to_owned()
}
