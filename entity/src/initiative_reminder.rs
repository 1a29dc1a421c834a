//! That staff were reminded of a day which was promised about an initiative.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::InitiativeId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "initiative_reminders")]
pub struct Model {
    /// The initiative.
    #[sea_orm(primary_key, auto_increment = false)]
    pub initiative_id: InitiativeId,
    /// What was promised: `check`, `notice`, `measures` or `follow_up`.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub promise: String,
    /// The promised day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub due_on: NaiveDate,
    /// Days from the promised day to the reminder: fewer than 0 before it, more after it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub day: i32,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
