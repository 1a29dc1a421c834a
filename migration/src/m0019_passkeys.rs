//! Tables for signing in with a passkey.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, date_null, text, timestamp_with_time_zone, uuid};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(passkeys()).await?;
        manager.create_index(passkeys_of()).await?;
        manager.create_table(spent_challenges()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["spent_challenges", "passkeys"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

fn passkeys() -> TableCreateStatement {
    Table::create()
        .table("passkeys")
        .col(uuid("id"))
        .col(uuid("staff_id"))
        .col(text("credential_hash").unique_key())
        .col(text("credential"))
        .col(text("name"))
        .col(date("added_on"))
        .col(date_null("used_on"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("passkeys", "staff_id").to("staff", "id"))
        .to_owned()
}

fn passkeys_of() -> IndexCreateStatement {
    Index::create().name("passkeys_staff_id").table("passkeys").col("staff_id").to_owned()
}

fn spent_challenges() -> TableCreateStatement {
    Table::create()
        .table("spent_challenges")
        .col(text("challenge_hash"))
        .col(timestamp_with_time_zone("expires_at"))
        .primary_key(Index::create().col("challenge_hash"))
        .to_owned()
}
