//! The table of public texts, and why an original was opened.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date, date_null, integer, integer_null, text, text_null, uuid, uuid_null};

/// Creates and drops this table and column.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(publications()).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        let reason = Table::alter().table("access_records").add_column(text_null("reason")).to_owned();
        manager.alter_table(reason).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let reason = Table::alter().table("access_records").drop_column("reason").to_owned();
        manager.alter_table(reason).await?;
        manager.drop_table(Table::drop().table("publications").to_owned()).await
    }
}

fn publications() -> TableCreateStatement {
    Table::create()
        .table("publications")
        .col(uuid("case_id"))
        .col(integer("version"))
        .col(integer("revision"))
        .col(integer_null("number"))
        .col(text("unit_id"))
        .col(text("language"))
        .col(text("words"))
        .col(text("choices"))
        .col(text("sha256"))
        .col(boolean("has_health"))
        .col(uuid("made_by"))
        .col(date("made_on"))
        .col(text("state"))
        .col(date_null("published_on"))
        .col(uuid_null("approved_by"))
        .col(uuid_null("withdrawn_by"))
        .col(date_null("withdrawn_on"))
        .primary_key(Index::create().col("case_id").col("version"))
        .foreign_key(ForeignKey::create().from("publications", "case_id").to("cases", "id"))
        .foreign_key(ForeignKey::create().from("publications", "unit_id").to("units", "id"))
        .foreign_key(ForeignKey::create().from("publications", "made_by").to("staff", "id"))
        .foreign_key(ForeignKey::create().from("publications", "approved_by").to("staff", "id"))
        .foreign_key(ForeignKey::create().from("publications", "withdrawn_by").to("staff", "id"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        // Two cases that become public at the same moment cannot take the same number.
        Index::create()
            .name("publications_number_version")
            .table("publications")
            .col("number")
            .col("version")
            .unique()
            .to_owned(),
        Index::create()
            .name("publications_state_published_on_number")
            .table("publications")
            .col("state")
            .col("published_on")
            .col("number")
            .to_owned(),
    ]
}
