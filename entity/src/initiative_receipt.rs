//! How a receipt code finds its initiative.

use sea_orm::entity::prelude::*;

use crate::ids::InitiativeId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "initiative_receipts")]
pub struct Model {
    /// The code's open part.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub selector: String,
    /// The initiative.
    pub initiative_id: InitiativeId,
    /// argon2id hash of the secret part.
    #[sea_orm(column_type = "Text")]
    pub secret_hash: String,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
