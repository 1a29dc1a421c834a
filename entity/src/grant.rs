//! Roles that people hold in units.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{StaffId, UnitId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "grants")]
pub struct Model {
    /// Random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Who.
    pub staff_id: StaffId,
    /// Code of the role.
    #[sea_orm(column_type = "Text")]
    pub role: String,
    /// In which unit and all below it.
    #[sea_orm(column_type = "Text")]
    pub unit_id: UnitId,
    /// First day.
    pub from_on: NaiveDate,
    /// Last day.
    pub until_on: Option<NaiveDate>,
    /// Whose role it is, for one who stands in during an absence.
    pub instead_of: Option<StaffId>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
