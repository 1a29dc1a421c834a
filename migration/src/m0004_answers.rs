//! Tables for answers and what they changed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    boolean_null, date, date_null, integer, text, text_null, timestamp_with_time_zone, uuid,
};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(answers(manager)).await?;
        manager.create_table(changes()).await?;
        manager.create_table(strategy_links()).await?;
        manager.create_table(staff_drafts()).await?;
        manager.create_table(access_records()).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["access_records", "staff_drafts", "strategy_links", "changes", "answers"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn answers(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("answers")
        .col(uuid("case_id"))
        .col(integer("position"))
        .col(text("outcome"))
        .col(text("text"))
        .col(text("unit_id"))
        .col(uuid("staff_id"))
        .col(date("answered_on"))
        .col(timestamp_with_time_zone("answered_at"))
        .col(boolean_null("was_helpful"))
        .col(text_null("remark"))
        .primary_key(Index::create().col("case_id").col("position"))
        .foreign_key(ForeignKey::create().from("answers", "case_id").to("cases", "id"))
        .foreign_key(ForeignKey::create().from("answers", "unit_id").to("units", "id"))
        .foreign_key(ForeignKey::create().from("answers", "staff_id").to("staff", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn changes() -> TableCreateStatement {
    Table::create()
        .table("changes")
        .col(uuid("id"))
        .col(uuid("case_id"))
        .col(text("goal_id"))
        .col(text("unit_id"))
        .col(text("status"))
        .col(text("due_month"))
        .col(text("summary"))
        .col(text("language"))
        .col(date("decided_on"))
        .col(date_null("made_on"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("changes", "case_id").to("cases", "id"))
        .foreign_key(ForeignKey::create().from("changes", "unit_id").to("units", "id"))
        .to_owned()
}

fn strategy_links() -> TableCreateStatement {
    Table::create()
        .table("strategy_links")
        .col(uuid("case_id"))
        .col(text("goal_id"))
        .col(text("channel"))
        .col(text("quarter"))
        .col(date("linked_on"))
        .primary_key(Index::create().col("case_id").col("goal_id"))
        .foreign_key(ForeignKey::create().from("strategy_links", "case_id").to("cases", "id"))
        .to_owned()
}

fn staff_drafts() -> TableCreateStatement {
    Table::create()
        .table("staff_drafts")
        .col(uuid("case_id"))
        .col(uuid("staff_id"))
        .col(text("content"))
        .col(timestamp_with_time_zone("saved_at"))
        .primary_key(Index::create().col("case_id").col("staff_id"))
        .foreign_key(ForeignKey::create().from("staff_drafts", "case_id").to("cases", "id"))
        .foreign_key(ForeignKey::create().from("staff_drafts", "staff_id").to("staff", "id"))
        .to_owned()
}

fn access_records() -> TableCreateStatement {
    Table::create()
        .table("access_records")
        .col(uuid("id"))
        .col(uuid("case_id"))
        .col(uuid("staff_id"))
        .col(text("what"))
        .col(timestamp_with_time_zone("read_at"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("access_records", "case_id").to("cases", "id"))
        .foreign_key(ForeignKey::create().from("access_records", "staff_id").to("staff", "id"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        Index::create()
            .name("changes_goal_id_decided_on_id")
            .table("changes")
            .col("goal_id")
            .col("decided_on")
            .col("id")
            .to_owned(),
        Index::create().name("changes_decided_on_id").table("changes").col("decided_on").col("id").to_owned(),
        Index::create().name("changes_case_id").table("changes").col("case_id").unique().to_owned(),
        Index::create()
            .name("strategy_links_goal_id_quarter_channel")
            .table("strategy_links")
            .col("goal_id")
            .col("quarter")
            .col("channel")
            .to_owned(),
        Index::create()
            .name("access_records_case_id_read_at")
            .table("access_records")
            .col("case_id")
            .col("read_at")
            .to_owned(),
    ]
}
