//! How a receipt code finds the support of whoever identified themselves.

use sea_orm::entity::prelude::*;

use crate::ids::SupportId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "support_receipts")]
pub struct Model {
    /// The code's open part.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub selector: String,
    /// The support.
    pub support_id: SupportId,
    /// Hash of the secret part.
    #[sea_orm(column_type = "Text")]
    pub secret_hash: String,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
