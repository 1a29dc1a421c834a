//! Tables for the case register.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{
    big_integer, boolean, date, date_null, integer, integer_null, text, text_null, timestamp_with_time_zone_null, uuid,
    uuid_null,
};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(cases(manager)).await?;
        manager.create_table(case_events(manager)).await?;
        manager.create_table(routing_decisions(manager)).await?;
        manager.create_table(messages(manager)).await?;
        manager.create_table(waits(manager)).await?;
        manager.create_table(queue_counts()).await?;
        manager.create_table(attachments(manager)).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["attachments", "queue_counts", "waits", "messages", "routing_decisions", "case_events", "cases"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn cases(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("cases")
        .col(uuid("id"))
        .col(text("number"))
        .col(text("channel"))
        .col(text("state"))
        .col(text("unit_id"))
        .col(uuid_null("assignee_id"))
        .col(text_null("returns_to"))
        .col(date_null("accept_by"))
        .col(integer("times_returned"))
        .col(date_null("waits_until"))
        .col(boolean("is_locked"))
        .col(text_null("service_id"))
        .col(text_null("municipality_id"))
        .col(text("language"))
        .col(text("origin"))
        .col(date("received_on"))
        .col(date("due_on"))
        .col(date_null("closed_on"))
        .col(boolean("is_outside_strategy"))
        .col(integer("version"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("cases", "unit_id").to("units", "id"))
        .foreign_key(ForeignKey::create().from("cases", "assignee_id").to("staff", "id"))
        .foreign_key(ForeignKey::create().from("cases", "returns_to").to("units", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn case_events(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("case_events")
        .col(uuid("case_id"))
        .col(integer("position"))
        .col(text("kind"))
        .col(text("actor"))
        .col(uuid_null("staff_id"))
        .col(text_null("unit_id"))
        .col(text_null("detail"))
        .col(date("happened_on"))
        .col(timestamp_with_time_zone_null("happened_at"))
        .primary_key(Index::create().col("case_id").col("position"))
        .foreign_key(ForeignKey::create().from("case_events", "case_id").to("cases", "id"))
        .foreign_key(ForeignKey::create().from("case_events", "staff_id").to("staff", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn routing_decisions(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("routing_decisions")
        .col(uuid("case_id"))
        .col(integer("position"))
        .col(text("unit_id"))
        .col(text("decided_by"))
        .col(integer_null("ruleset_version"))
        .col(integer_null("rule_id"))
        .col(text_null("trace"))
        .col(date("decided_on"))
        .primary_key(Index::create().col("case_id").col("position"))
        .foreign_key(ForeignKey::create().from("routing_decisions", "case_id").to("cases", "id"))
        .foreign_key(ForeignKey::create().from("routing_decisions", "unit_id").to("units", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn messages(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("messages")
        .col(uuid("case_id"))
        .col(integer("position"))
        .col(text("kind"))
        .col(uuid_null("staff_id"))
        .col(text("text"))
        .col(date("written_on"))
        .col(timestamp_with_time_zone_null("written_at"))
        .primary_key(Index::create().col("case_id").col("position"))
        .foreign_key(ForeignKey::create().from("messages", "case_id").to("cases", "id"))
        .foreign_key(ForeignKey::create().from("messages", "staff_id").to("staff", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn waits(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("waits")
        .col(uuid("case_id"))
        .col(date("from_on"))
        .col(date_null("until_on"))
        .primary_key(Index::create().col("case_id").col("from_on"))
        .foreign_key(ForeignKey::create().from("waits", "case_id").to("cases", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn queue_counts() -> TableCreateStatement {
    Table::create()
        .table("queue_counts")
        .col(text("unit_id"))
        .col(text("state"))
        .col(big_integer("cases"))
        .primary_key(Index::create().col("unit_id").col("state"))
        .foreign_key(ForeignKey::create().from("queue_counts", "unit_id").to("units", "id"))
        .to_owned()
}

fn attachments(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("attachments")
        .col(uuid("id"))
        .col(uuid("case_id"))
        .col(integer("position"))
        .col(text("name"))
        .col(text("media_type"))
        .col(integer("bytes"))
        .col(text("file"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("attachments", "case_id").to("cases", "id"))
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        Index::create().name("cases_number").table("cases").col("number").unique().to_owned(),
        Index::create()
            .name("cases_unit_id_state_due_on_id")
            .table("cases")
            .col("unit_id")
            .col("state")
            .col("due_on")
            .col("id")
            .to_owned(),
        Index::create()
            .name("cases_assignee_id_state_due_on_id")
            .table("cases")
            .col("assignee_id")
            .col("state")
            .col("due_on")
            .col("id")
            .to_owned(),
        Index::create().name("cases_state_accept_by").table("cases").col("state").col("accept_by").to_owned(),
        Index::create().name("cases_state_waits_until").table("cases").col("state").col("waits_until").to_owned(),
        Index::create()
            .name("attachments_case_id_position")
            .table("attachments")
            .col("case_id")
            .col("position")
            .unique()
            .to_owned(),
        Index::create().name("attachments_file").table("attachments").col("file").unique().to_owned(),
    ]
}
