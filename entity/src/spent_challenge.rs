//! Challenges to passkeys that were answered. A row goes when the challenge could not be answered any more anyway.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "spent_challenges")]
pub struct Model {
    /// SHA-256 of the challenge.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub challenge_hash: String,
    /// Until when it could have been answered.
    pub expires_at: DateTimeUtc,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
