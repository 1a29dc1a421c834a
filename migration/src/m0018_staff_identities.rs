//! Which person of an OpenID Connect provider is which member of staff.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{text, timestamp_with_time_zone, uuid};

/// Creates and drops the table.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(staff_identities()).await?;
        manager.create_index(one_of_each_issuer()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("staff_identities").to_owned()).await
    }
}

fn staff_identities() -> TableCreateStatement {
    Table::create()
        .table("staff_identities")
        .col(text("issuer"))
        .col(text("subject"))
        .col(uuid("staff_id"))
        .col(timestamp_with_time_zone("linked_at"))
        .primary_key(Index::create().col("issuer").col("subject"))
        .foreign_key(ForeignKey::create().from("staff_identities", "staff_id").to("staff", "id"))
        .to_owned()
}

fn one_of_each_issuer() -> IndexCreateStatement {
    Index::create()
        .name("staff_identities_staff_id_issuer")
        .table("staff_identities")
        .col("staff_id")
        .col("issuer")
        .unique()
        .to_owned()
}
