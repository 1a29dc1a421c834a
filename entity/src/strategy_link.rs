//! Which goals a case speaks of.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::CaseId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "strategy_links")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// The goal.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub goal_id: String,
    /// The case's channel, repeated for counting.
    #[sea_orm(column_type = "Text")]
    pub channel: String,
    /// Quarter of arrival, as `2026-Q3`, repeated for counting.
    #[sea_orm(column_type = "Text")]
    pub quarter: String,
    /// The day.
    pub linked_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
