//! Passkeys of staff: what we know of a key that only its owner's device holds.

use sea_orm::entity::prelude::*;

use crate::ids::StaffId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkeys")]
pub struct Model {
    /// Random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Whose.
    pub staff_id: StaffId,
    /// SHA-256 of the id that the device gave the key: nobody can register it a second time.
    #[sea_orm(column_type = "Text", unique)]
    pub credential_hash: String,
    /// Public key and counter, encrypted.
    #[sea_orm(column_type = "Text")]
    pub credential: String,
    /// What its owner calls it, encrypted.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// When it was added.
    pub added_on: Date,
    /// When it was last used.
    pub used_on: Option<Date>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
