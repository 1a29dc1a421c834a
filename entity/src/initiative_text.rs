//! What initiatives say, each version a row.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::InitiativeId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "initiative_texts")]
pub struct Model {
    /// The initiative.
    #[sea_orm(primary_key, auto_increment = false)]
    pub initiative_id: InitiativeId,
    /// 1 for what was filed, then counting up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// Title, proposal and reasons, encrypted: not everything becomes public.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// SHA-256 of exactly what is shown.
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    /// The day it was written.
    pub written_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
