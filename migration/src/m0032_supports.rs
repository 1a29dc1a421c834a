//! Tables for those who support initiatives: requests that wait for the letter to be answered, supports, and their counts.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, date, date_null, text, text_null, uuid, uuid_null};

/// Creates and drops these tables and the column.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut table in [requests(), supports(), receipts(), counts()] {
            crate::without_rowid(manager, &mut table);
            manager.create_table(table).await?;
        }
        let wish = Table::alter().table("initiatives").add_column(date_null("collects_until")).to_owned();
        manager.alter_table(wish).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let wish = Table::alter().table("initiatives").drop_column("collects_until").to_owned();
        manager.alter_table(wish).await?;
        for table in ["support_counts", "support_receipts", "supports", "support_requests"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// What somebody filled in and has not confirmed. Two requests with one address may wait side by side: whoever owns the
/// address decides which of them stands.
fn requests() -> TableCreateStatement {
    Table::create()
        .table("support_requests")
        .col(uuid("id"))
        .col(uuid("initiative_id"))
        .col(text_null("token_hash"))
        .col(text("ground"))
        .col(text_null("municipality_id"))
        .col(text("name"))
        .col(boolean("shows_name"))
        .col(text_null("email"))
        .col(text_null("email_index"))
        .col(date("asked_on"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("support_requests", "initiative_id").to("initiatives", "id"))
        .to_owned()
}

fn supports() -> TableCreateStatement {
    Table::create()
        .table("supports")
        .col(uuid("id"))
        .col(uuid("initiative_id"))
        .col(text("level"))
        .col(text("ground"))
        .col(text_null("municipality_id"))
        .col(text_null("name"))
        .col(boolean("shows_name"))
        .col(text_null("email"))
        .col(text_null("email_index"))
        .col(text_null("code_hash"))
        .col(text_null("token_hash"))
        .col(uuid_null("counted_with"))
        .col(uuid_null("resident_id"))
        .col(uuid_null("batch_id"))
        .col(date("confirmed_on"))
        .col(date_null("withdrawn_on"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("supports", "initiative_id").to("initiatives", "id"))
        .foreign_key(ForeignKey::create().from("supports", "counted_with").to("supports", "id"))
        .foreign_key(
            ForeignKey::create()
                .from("supports", "resident_id")
                .to("residents", "id")
                .on_delete(ForeignKeyAction::SetNull),
        )
        .to_owned()
}

/// How the code of a support that was not made by letter finds it.
fn receipts() -> TableCreateStatement {
    Table::create()
        .table("support_receipts")
        .col(text("selector"))
        .col(uuid("support_id"))
        .col(text("secret_hash"))
        .primary_key(Index::create().col("selector"))
        .foreign_key(ForeignKey::create().from("support_receipts", "support_id").to("supports", "id"))
        .to_owned()
}

/// Kept counts, so that a page costs the same however many support.
fn counts() -> TableCreateStatement {
    Table::create()
        .table("support_counts")
        .col(uuid("initiative_id"))
        .col(text("level"))
        .col(text("ground"))
        .col(text("municipality_id"))
        .col(big_integer("supports"))
        .primary_key(Index::create().col("initiative_id").col("level").col("ground").col("municipality_id"))
        .foreign_key(ForeignKey::create().from("support_counts", "initiative_id").to("initiatives", "id"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &str, table: &'static str, columns: &[&'static str]| {
        let mut index = Index::create().name(name).table(table).to_owned();
        for column in columns {
            index.col(*column);
        }
        index
    };
    vec![
        index("support_requests_token_hash", "support_requests", &["token_hash"]).unique().to_owned(),
        index("support_requests_email_index", "support_requests", &["email_index"]),
        index("support_requests_asked_on", "support_requests", &["asked_on"]),
        // One person supports an initiative once, whatever happens at the same time.
        index("supports_address", "supports", &["initiative_id", "level", "email_index"]).unique().to_owned(),
        index("supports_code_hash", "supports", &["initiative_id", "code_hash"]).unique().to_owned(),
        index("supports_token_hash", "supports", &["token_hash"]).unique().to_owned(),
        index("supports_names", "supports", &["initiative_id", "shows_name", "id"]),
        index("supports_email_index", "supports", &["email_index"]),
        index("supports_counted_with", "supports", &["counted_with"]),
        index("supports_resident_id", "supports", &["resident_id"]),
        index("support_receipts_support_id", "support_receipts", &["support_id"]).unique().to_owned(),
    ]
}
