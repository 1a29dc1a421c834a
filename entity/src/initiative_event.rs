//! What happened to initiatives. Rows are only ever added.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{InitiativeId, StaffId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "initiative_events")]
pub struct Model {
    /// The initiative.
    #[sea_orm(primary_key, auto_increment = false)]
    pub initiative_id: InitiativeId,
    /// 1 for the first, then counting up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// What happened.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    /// author, staff or system.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// Which member of staff.
    pub staff_id: Option<StaffId>,
    /// What is told of it, encrypted.
    #[sea_orm(column_type = "Text")]
    pub detail: String,
    /// The day.
    pub happened_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
