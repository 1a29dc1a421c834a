//! Sign-ins by letter that are not finished. A row goes when its link or code is used, or its time is over.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resident_sign_ins")]
pub struct Model {
    /// Random id, known to the browser that asked.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// SHA-256 of what it is for and the random token in the link.
    #[sea_orm(column_type = "Text")]
    pub token_hash: String,
    /// Keyed hash of the code in the letter.
    #[sea_orm(column_type = "Text")]
    pub code_hash: String,
    /// Address, encrypted.
    #[sea_orm(column_type = "Text")]
    pub email: String,
    /// Keyed hash of the address.
    #[sea_orm(column_type = "Text")]
    pub email_index: String,
    /// Language of the letter, and of an account that is made.
    #[sea_orm(column_type = "Text")]
    pub locale: String,
    /// Codes that were typed.
    pub tries: i32,
    /// From this instant it opens nothing.
    pub expires_at: DateTimeUtc,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
