//! Initiatives that were already received, for a day.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::InitiativeId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "initiative_keys")]
pub struct Model {
    /// SHA-256 of the form's key.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub key_hash: String,
    /// SHA-256 of what was sent.
    #[sea_orm(column_type = "Text")]
    pub body_hash: String,
    /// The initiative it became.
    pub initiative_id: InitiativeId,
    /// The receipt code, sealed with the form's key, which is not kept.
    #[sea_orm(column_type = "Text")]
    pub sealed_receipt: String,
    /// Day of arrival.
    pub filed_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
