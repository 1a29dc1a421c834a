//! The thread of a case: what resident and unit wrote to each other, and notes among staff.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{CaseId, StaffId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "messages")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// 1 for the first, then counting up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// `from_resident`, `question` or `note`.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    /// Who of the staff wrote.
    pub staff_id: Option<StaffId>,
    /// The text, encrypted.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// The day.
    pub written_on: NaiveDate,
    /// The instant; never kept for residents.
    pub written_at: Option<DateTimeUtc>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
