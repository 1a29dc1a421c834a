//! What happened to a case, only ever added to.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{CaseId, StaffId, UnitId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_events")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// 1 for the first event of the case, then counting up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// Code of the event.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    /// Who: resident, staff or system.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// Which member of staff.
    pub staff_id: Option<StaffId>,
    /// The unit it speaks of.
    #[sea_orm(column_type = "Text", nullable)]
    pub unit_id: Option<UnitId>,
    /// Reason or note, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub detail: Option<String>,
    /// The day.
    pub happened_on: NaiveDate,
    /// The instant; never kept for what residents do.
    pub happened_at: Option<DateTimeUtc>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
