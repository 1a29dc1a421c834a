//! Tables for initiatives that are being written, their receipts, and mail about them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, text, timestamp_with_time_zone, uuid, uuid_null};

/// Creates and drops these tables and the column.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut table in [drafts(), receipts(), keys(), reads()] {
            crate::without_rowid(manager, &mut table);
            manager.create_table(table).await?;
        }
        let about = Table::alter().table("outbox").add_column(uuid_null("initiative_id")).to_owned();
        manager.alter_table(about).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_index(Index::drop().name("outbox_initiative_id").table("outbox").to_owned()).await?;
        let about = Table::alter().table("outbox").drop_column("initiative_id").to_owned();
        manager.alter_table(about).await?;
        for table in ["initiative_reads", "initiative_keys", "initiative_receipts", "initiative_drafts"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn drafts() -> TableCreateStatement {
    Table::create()
        .table("initiative_drafts")
        .col(text("id_hash"))
        .col(text("content"))
        .col(date("saved_on"))
        .primary_key(Index::create().col("id_hash"))
        .to_owned()
}

fn receipts() -> TableCreateStatement {
    Table::create()
        .table("initiative_receipts")
        .col(text("selector"))
        .col(uuid("initiative_id"))
        .col(text("secret_hash"))
        .primary_key(Index::create().col("selector"))
        .foreign_key(ForeignKey::create().from("initiative_receipts", "initiative_id").to("initiatives", "id"))
        .to_owned()
}

fn keys() -> TableCreateStatement {
    Table::create()
        .table("initiative_keys")
        .col(text("key_hash"))
        .col(text("body_hash"))
        .col(uuid("initiative_id"))
        .col(text("sealed_receipt"))
        .col(date("filed_on"))
        .primary_key(Index::create().col("key_hash"))
        .foreign_key(ForeignKey::create().from("initiative_keys", "initiative_id").to("initiatives", "id"))
        .to_owned()
}

/// Who read the page of an initiative in the workplace (act 906/2019 § 17).
fn reads() -> TableCreateStatement {
    Table::create()
        .table("initiative_reads")
        .col(uuid("id"))
        .col(uuid("initiative_id"))
        .col(uuid("staff_id"))
        .col(timestamp_with_time_zone("read_at"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("initiative_reads", "initiative_id").to("initiatives", "id"))
        .foreign_key(ForeignKey::create().from("initiative_reads", "staff_id").to("staff", "id"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        Index::create().name("initiative_drafts_saved_on").table("initiative_drafts").col("saved_on").to_owned(),
        Index::create()
            .name("initiative_receipts_initiative_id")
            .table("initiative_receipts")
            .col("initiative_id")
            .unique()
            .to_owned(),
        Index::create().name("initiative_keys_filed_on").table("initiative_keys").col("filed_on").to_owned(),
        Index::create().name("initiative_reads_read_at").table("initiative_reads").col("read_at").to_owned(),
        Index::create().name("outbox_initiative_id").table("outbox").col("initiative_id").to_owned(),
    ]
}
