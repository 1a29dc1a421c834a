//! Cases whose words are gone: what is left is id, unit, category, state and days.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::CaseId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tombstones")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// retention or erasure.
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    /// The day.
    pub made_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
