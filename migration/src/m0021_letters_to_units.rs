//! Which letters of a day have been written: the head of the audit trail, and reminders of cases.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, integer, uuid};

use crate::without_rowid;

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(audit_mailings()).await?;
        let mut reminders = case_reminders();
        without_rowid(manager, &mut reminders);
        manager.create_table(reminders).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["case_reminders", "audit_mailings"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn audit_mailings() -> TableCreateStatement {
    Table::create().table("audit_mailings").col(date("mailed_on").primary_key()).to_owned()
}

fn case_reminders() -> TableCreateStatement {
    Table::create()
        .table("case_reminders")
        .col(uuid("case_id"))
        .col(date("due_on"))
        .col(integer("percent"))
        .primary_key(Index::create().col("case_id").col("due_on").col("percent"))
        .foreign_key(ForeignKey::create().from("case_reminders", "case_id").to("cases", "id"))
        .to_owned()
}
