//! Tables for those who follow an initiative by letter: requests that wait to be confirmed, followers, how many there are,
//! and the steps that they are being told of.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, date, integer, text, text_null, uuid, uuid_null};

/// Creates and drops these tables.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for mut table in [requests(), followers(), followed(), tellings()] {
            crate::without_rowid(manager, &mut table);
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["follower_tellings", "followed_initiatives", "followers", "follower_requests"] {
            manager.drop_table(Table::drop().table(table).to_owned()).await?;
        }
        Ok(())
    }
}

/// What somebody asked for and has not confirmed. Several may wait with one address: its owner confirms one of them.
fn requests() -> TableCreateStatement {
    Table::create()
        .table("follower_requests")
        .col(uuid("id"))
        .col(uuid("initiative_id"))
        .col(text("token_hash"))
        .col(text("email"))
        .col(text("email_index"))
        .col(text("locale"))
        .col(date("asked_on"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("follower_requests", "initiative_id").to("initiatives", "id"))
        .to_owned()
}

/// A follower is gone before its account is: the number beside the rows moves with every row.
fn followers() -> TableCreateStatement {
    Table::create()
        .table("followers")
        .col(uuid("id"))
        .col(uuid("initiative_id"))
        .col(text("token_hash"))
        .col(text("secret"))
        .col(text_null("email"))
        .col(text_null("email_index"))
        .col(uuid_null("resident_id"))
        .col(text("locale"))
        .col(integer("joined_after"))
        .col(date("followed_on"))
        .primary_key(Index::create().col("id"))
        .foreign_key(ForeignKey::create().from("followers", "initiative_id").to("initiatives", "id"))
        .foreign_key(ForeignKey::create().from("followers", "resident_id").to("residents", "id"))
        .to_owned()
}

/// A kept number, so that a page costs the same however many follow; and how far they have been told.
fn followed() -> TableCreateStatement {
    Table::create()
        .table("followed_initiatives")
        .col(uuid("initiative_id"))
        .col(big_integer("followers"))
        .col(integer("told_position"))
        .col(integer("tellings"))
        .primary_key(Index::create().col("initiative_id"))
        .foreign_key(ForeignKey::create().from("followed_initiatives", "initiative_id").to("initiatives", "id"))
        .to_owned()
}

/// What is being told, and to whom it has been.
fn tellings() -> TableCreateStatement {
    Table::create()
        .table("follower_tellings")
        .col(uuid("initiative_id"))
        .col(integer("number"))
        .col(text("steps"))
        .col(uuid_null("told_until"))
        .primary_key(Index::create().col("initiative_id").col("number"))
        .foreign_key(
            ForeignKey::create().from("follower_tellings", "initiative_id").to("followed_initiatives", "initiative_id"),
        )
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    let index = |name: &str, table: &'static str, columns: &[&'static str]| {
        let mut index = Index::create().name(name).table(table).to_owned();
        for column in columns {
            index.col(*column);
        }
        index
    };
    vec![
        index("follower_requests_token_hash", "follower_requests", &["token_hash"]).unique().to_owned(),
        index("follower_requests_email_index", "follower_requests", &["email_index"]),
        index("follower_requests_asked_on", "follower_requests", &["asked_on"]),
        index("followers_token_hash", "followers", &["token_hash"]).unique().to_owned(),
        // One address follows an initiative once, and so does one account, whatever happens at the same time.
        index("followers_address", "followers", &["initiative_id", "email_index"]).unique().to_owned(),
        index("followers_account", "followers", &["initiative_id", "resident_id"]).unique().to_owned(),
        index("followers_in_order", "followers", &["initiative_id", "id"]),
        index("followers_email_index", "followers", &["email_index"]),
        index("followers_resident_id", "followers", &["resident_id"]),
    ]
}
