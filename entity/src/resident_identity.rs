//! Who a resident with an account is in law, as far as that is kept. A row goes with its account.

use sea_orm::entity::prelude::*;

use crate::ids::ResidentId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resident_identities")]
pub struct Model {
    /// Whose account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub resident_id: ResidentId,
    /// Keyed hash of the personal identity code, for the one purpose of finding the account.
    #[sea_orm(column_type = "Text")]
    pub code_hash: String,
    /// How surely they were identified, as a code.
    #[sea_orm(column_type = "Text")]
    pub level: String,
    /// Official code of the municipality of residence, sealed.
    #[sea_orm(column_type = "Text", nullable)]
    pub municipality: Option<String>,
    /// The day on which they were identified last.
    pub confirmed_on: Date,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
