//! Tables for signing in with more than a password.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, boolean, text, uuid};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(totp_secrets()).await?;
        manager.create_table(recovery_codes()).await?;
        manager.create_index(recovery_codes_of()).await?;
        manager.alter_table(strength_of_sessions()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("sessions").drop_column("is_strong").to_owned()).await?;
        for table in ["recovery_codes", "totp_secrets"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn totp_secrets() -> TableCreateStatement {
    Table::create()
        .table("totp_secrets")
        .col(uuid("staff_id"))
        .col(text("secret"))
        .col(big_integer("last_step"))
        .primary_key(Index::create().col("staff_id"))
        .foreign_key(ForeignKey::create().from("totp_secrets", "staff_id").to("staff", "id"))
        .to_owned()
}

fn recovery_codes() -> TableCreateStatement {
    Table::create()
        .table("recovery_codes")
        .col(text("code_hash"))
        .col(uuid("staff_id"))
        .primary_key(Index::create().col("code_hash"))
        .foreign_key(ForeignKey::create().from("recovery_codes", "staff_id").to("staff", "id"))
        .to_owned()
}

fn recovery_codes_of() -> IndexCreateStatement {
    Index::create().name("recovery_codes_staff_id").table("recovery_codes").col("staff_id").to_owned()
}

fn strength_of_sessions() -> TableAlterStatement {
    Table::alter().table("sessions").add_column(boolean("is_strong").default(false)).to_owned()
}
