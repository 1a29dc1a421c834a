//! Answers given to a case, the latest one standing.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{CaseId, StaffId, UnitId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answers")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// 1 for the first, then counting up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// `answered`, `change_planned`, `change_made` or `no_change`.
    #[sea_orm(column_type = "Text")]
    pub outcome: String,
    /// The answer, encrypted.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// The unit that answered.
    #[sea_orm(column_type = "Text")]
    pub unit_id: UnitId,
    /// Who answered.
    pub staff_id: StaffId,
    /// The day.
    pub answered_on: NaiveDate,
    /// The instant.
    pub answered_at: DateTimeUtc,
    /// The resident's word on the answer.
    pub was_helpful: Option<bool>,
    /// What the resident added, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub remark: Option<String>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
