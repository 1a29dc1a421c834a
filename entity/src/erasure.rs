//! The ledger of erasures: keyed hashes alone, to erase again what a restored backup brings back.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erasures")]
pub struct Model {
    /// Keyed hash of a case or an address.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub subject_hash: String,
    /// The day.
    pub erased_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
