//! Tables for what the county promises about initiatives: who was reminded of which day, and whether checks came in time.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, date, integer, text, uuid};

/// Creates and drops these tables and the column.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut table in [reminders(), checks()] {
            crate::without_rowid(manager, &mut table);
            manager.create_table(table).await?;
        }
        // Whatever nobody has looked at belongs on the council's list (act 611/2021 § 30.4).
        let is_councils = boolean("is_councils").default(true).to_owned();
        let add = Table::alter().table("initiatives").add_column(is_councils).to_owned();
        manager.alter_table(add).await?;
        let by_day = Index::create()
            .name("initiative_checks_checked_on")
            .table("initiative_checks")
            .col("checked_on")
            .to_owned();
        manager.create_index(by_day).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let drop = Table::alter().table("initiatives").drop_column("is_councils").to_owned();
        manager.alter_table(drop).await?;
        for table in ["initiative_checks", "initiative_reminders"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn reminders() -> TableCreateStatement {
    Table::create()
        .table("initiative_reminders")
        .col(uuid("initiative_id"))
        .col(text("promise"))
        .col(date("due_on"))
        .col(integer("day"))
        .primary_key(Index::create().col("initiative_id").col("promise").col("due_on").col("day"))
        .foreign_key(ForeignKey::create().from("initiative_reminders", "initiative_id").to("initiatives", "id"))
        .to_owned()
}

fn checks() -> TableCreateStatement {
    Table::create()
        .table("initiative_checks")
        .col(uuid("initiative_id"))
        .col(integer("version"))
        .col(date("promised_on"))
        .col(date("checked_on"))
        .primary_key(Index::create().col("initiative_id").col("version"))
        .foreign_key(ForeignKey::create().from("initiative_checks", "initiative_id").to("initiatives", "id"))
        .to_owned()
}
