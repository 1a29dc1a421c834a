//! Tables for initiatives: what they say, who makes them, and what happened.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date, date_null, integer, integer_null, text, text_null, uuid, uuid_null};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut table in [initiatives(), texts(), makers(), events()] {
            crate::without_rowid(manager, &mut table);
            manager.create_table(table).await?;
        }
        manager.create_table(counts()).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = ["initiative_counts", "initiative_events", "initiative_makers", "initiative_texts", "initiatives"];
        for table in tables {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn initiatives() -> TableCreateStatement {
    Table::create()
        .table("initiatives")
        .col(uuid("id"))
        .col(text("number"))
        .col(text("kind"))
        .col(text("origin"))
        .col(text("language"))
        .col(text_null("service_id"))
        .col(text_null("goal_id"))
        .col(text_null("municipality_id"))
        .col(text("state"))
        .col(date("since"))
        .col(date_null("next_on"))
        .col(uuid_null("refused_by"))
        .col(boolean("is_final"))
        .col(uuid_null("case_id"))
        .col(uuid_null("merged_into"))
        .col(date("filed_on"))
        .col(boolean("collects"))
        .col(integer("text_version"))
        .col(text_null("title"))
        .col(text_null("proposal"))
        .col(text_null("search_text"))
        .col(date_null("published_on"))
        .col(date_null("notice_by"))
        .col(date_null("noticed_on"))
        .col(date_null("decided_on"))
        .col(integer_null("threshold"))
        .col(integer_null("population"))
        .col(date_null("population_on"))
        .col(date_null("reached_on"))
        .col(date_null("handle_by"))
        .col(text_null("national_reference"))
        .col(integer("version"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("initiatives", "refused_by").to("staff", "id"))
        .foreign_key(ForeignKey::create().from("initiatives", "case_id").to("cases", "id"))
        .foreign_key(ForeignKey::create().from("initiatives", "merged_into").to("initiatives", "id"))
        .to_owned()
}

fn texts() -> TableCreateStatement {
    Table::create()
        .table("initiative_texts")
        .col(uuid("initiative_id"))
        .col(integer("version"))
        .col(text("words"))
        .col(text("sha256"))
        .col(date("written_on"))
        .primary_key(Index::create().col("initiative_id").col("version"))
        .foreign_key(ForeignKey::create().from("initiative_texts", "initiative_id").to("initiatives", "id"))
        .to_owned()
}

fn makers() -> TableCreateStatement {
    Table::create()
        .table("initiative_makers")
        .col(uuid("initiative_id"))
        .col(integer("position"))
        .col(text_null("name"))
        .col(text("ground"))
        .col(text_null("municipality_id"))
        .col(text_null("business_id"))
        .col(text_null("speaker"))
        .col(text_null("email"))
        .col(text_null("email_index"))
        .col(text_null("phone"))
        .col(boolean("shows_name"))
        .col(boolean("is_representative"))
        .primary_key(Index::create().col("initiative_id").col("position"))
        .foreign_key(ForeignKey::create().from("initiative_makers", "initiative_id").to("initiatives", "id"))
        .to_owned()
}

fn events() -> TableCreateStatement {
    Table::create()
        .table("initiative_events")
        .col(uuid("initiative_id"))
        .col(integer("position"))
        .col(text("kind"))
        .col(text("actor"))
        .col(uuid_null("staff_id"))
        .col(text("detail"))
        .col(date("happened_on"))
        .primary_key(Index::create().col("initiative_id").col("position"))
        .foreign_key(ForeignKey::create().from("initiative_events", "initiative_id").to("initiatives", "id"))
        .foreign_key(ForeignKey::create().from("initiative_events", "staff_id").to("staff", "id"))
        .to_owned()
}

/// How many initiatives a year has: the numbers of two that are filed at once differ.
fn counts() -> TableCreateStatement {
    Table::create()
        .table("initiative_counts")
        .col(integer("year"))
        .col(integer("filed"))
        .primary_key(Index::create().col("year"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &str, columns: &[&'static str]| {
        let mut index = Index::create().name(name).table("initiatives").to_owned();
        for column in columns {
            index.col(*column);
        }
        index
    };
    vec![
        index("initiatives_number", &["number"]).unique().to_owned(),
        index("initiatives_case_id", &["case_id"]).unique().to_owned(),
        index("initiatives_state_next_on", &["state", "next_on", "id"]),
        index("initiatives_filed_on", &["filed_on", "id"]),
        index("initiatives_published_on", &["published_on", "id"]),
        Index::create().name("initiative_makers_email_index").table("initiative_makers").col("email_index").to_owned(),
    ]
}
