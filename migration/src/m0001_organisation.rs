//! Tables for units, people and the county pack in force.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date, date_null, integer, text, text_null, timestamp_with_time_zone, uuid};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(county_revisions()).await?;
        manager.create_table(units()).await?;
        manager.create_table(staff()).await?;
        manager.create_table(grants()).await?;
        manager.create_table(sessions()).await?;
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["sessions", "grants", "staff", "units", "county_revisions"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn county_revisions() -> TableCreateStatement {
    Table::create()
        .table("county_revisions")
        .col(integer("number"))
        .col(text("digest"))
        .col(text("document"))
        .col(timestamp_with_time_zone("applied_at"))
        .primary_key(Index::create().col("number"))
        .to_owned()
}

fn units() -> TableCreateStatement {
    Table::create()
        .table("units")
        .col(text("id"))
        .col(text_null("parent_id"))
        .col(date("opened_on"))
        .col(date_null("closed_on"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("units", "parent_id").to("units", "id"))
        .to_owned()
}

fn staff() -> TableCreateStatement {
    Table::create()
        .table("staff")
        .col(uuid("id"))
        .col(text("email"))
        .col(text("name"))
        .col(text("password_hash"))
        .col(text("locale"))
        .col(boolean("keys_on"))
        .col(date_null("disabled_on"))
        .primary_key(Index::create().col("id"))
        .to_owned()
}

fn grants() -> TableCreateStatement {
    Table::create()
        .table("grants")
        .col(uuid("id"))
        .col(uuid("staff_id"))
        .col(text("role"))
        .col(text("unit_id"))
        .col(date("from_on"))
        .col(date_null("until_on"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("grants", "staff_id").to("staff", "id"))
        .foreign_key(ForeignKey::create().from("grants", "unit_id").to("units", "id"))
        .to_owned()
}

fn sessions() -> TableCreateStatement {
    Table::create()
        .table("sessions")
        .col(text("id_hash"))
        .col(uuid("staff_id"))
        .col(timestamp_with_time_zone("started_at"))
        .col(timestamp_with_time_zone("seen_at"))
        .primary_key(Index::create().col("id_hash"))
        .foreign_key(ForeignKey::create().from("sessions", "staff_id").to("staff", "id"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        Index::create().name("units_parent_id").table("units").col("parent_id").to_owned(),
        Index::create().name("staff_email").table("staff").col("email").unique().to_owned(),
        Index::create().name("grants_staff_id").table("grants").col("staff_id").to_owned(),
        Index::create().name("sessions_staff_id").table("sessions").col("staff_id").to_owned(),
        Index::create().name("sessions_seen_at").table("sessions").col("seen_at").to_owned(),
    ]
}
