//! Checks before publication: the day that was promised, and the day it was done.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::InitiativeId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "initiative_checks")]
pub struct Model {
    /// The initiative.
    #[sea_orm(primary_key, auto_increment = false)]
    pub initiative_id: InitiativeId,
    /// The version of the initiative after the check: one that is corrected is checked again.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// The promised day.
    pub promised_on: NaiveDate,
    /// The day of the check.
    pub checked_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
