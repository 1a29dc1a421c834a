//! Tables for feedback and what finds it again.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date, integer_null, text, text_null, uuid};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(feedback(manager)).await?;
        manager.create_table(contacts(manager)).await?;
        manager.create_table(receipts(manager)).await?;
        manager.create_table(idempotency_keys(manager)).await?;
        manager.create_table(drafts(manager)).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["drafts", "idempotency_keys", "receipts", "contacts", "feedback"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn feedback(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("feedback")
        .col(uuid("case_id"))
        .col(text("kind"))
        .col(text("text"))
        .col(integer_null("nps"))
        .col(text_null("place_id"))
        .col(text_null("topic_id"))
        .col(text("reply_way"))
        .col(boolean("may_publish"))
        .primary_key(Index::create().col("case_id"))
        .foreign_key(ForeignKey::create().from("feedback", "case_id").to("cases", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn contacts(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("contacts")
        .col(uuid("case_id"))
        .col(text_null("name"))
        .col(text_null("email"))
        .col(text_null("phone"))
        .primary_key(Index::create().col("case_id"))
        .foreign_key(ForeignKey::create().from("contacts", "case_id").to("cases", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn receipts(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("receipts")
        .col(text("selector"))
        .col(uuid("case_id"))
        .col(text("secret_hash"))
        .primary_key(Index::create().col("selector"))
        .foreign_key(ForeignKey::create().from("receipts", "case_id").to("cases", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn idempotency_keys(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("idempotency_keys")
        .col(text("key_hash"))
        .col(text("body_hash"))
        .col(uuid("case_id"))
        .col(text("sealed_receipt"))
        .col(date("received_on"))
        .primary_key(Index::create().col("key_hash"))
        .foreign_key(ForeignKey::create().from("idempotency_keys", "case_id").to("cases", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn drafts(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("drafts")
        .col(text("id_hash"))
        .col(text("content"))
        .col(date("saved_on"))
        .primary_key(Index::create().col("id_hash"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        Index::create().name("receipts_case_id").table("receipts").col("case_id").unique().to_owned(),
        Index::create().name("idempotency_keys_received_on").table("idempotency_keys").col("received_on").to_owned(),
        Index::create().name("drafts_saved_on").table("drafts").col("saved_on").to_owned(),
    ]
}
