//! Who a resident with an account is in law, as far as that is kept.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{date, text, text_null, uuid};

/// Creates and drops the table.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(resident_identities(manager)).await?;
        manager.create_index(one_account_each()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("resident_identities").to_owned()).await
    }
}

fn resident_identities(manager: &SchemaManager<'_>) -> TableCreateStatement {
    let mut table = Table::create()
        .table("resident_identities")
        .col(uuid("resident_id"))
        .col(text("code_hash"))
        .col(text("level"))
        .col(text_null("municipality"))
        .col(date("confirmed_on"))
        .primary_key(Index::create().col("resident_id"))
        .foreign_key(
            ForeignKey::create()
                .from("resident_identities", "resident_id")
                .to("residents", "id")
                .on_delete(ForeignKeyAction::Cascade),
        )
        .to_owned();
    crate::without_rowid(manager, &mut table);
    table
}

fn one_account_each() -> IndexCreateStatement {
    Index::create()
        .name("resident_identities_code_hash")
        .table("resident_identities")
        .col("code_hash")
        .unique()
        .to_owned()
}
