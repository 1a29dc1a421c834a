//! Who a case was sent to, by what, and why.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{CaseId, UnitId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "routing_decisions")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// 1 for the first decision, then counting up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// The unit chosen.
    #[sea_orm(column_type = "Text")]
    pub unit_id: UnitId,
    /// `rule`, `service`, `parent`, `general_desk`, `person` or `silence`.
    #[sea_orm(column_type = "Text")]
    pub decided_by: String,
    /// Version of the rules.
    pub ruleset_version: Option<i32>,
    /// The rule that decided.
    pub rule_id: Option<i32>,
    /// Every condition with its value, as JSON.
    #[sea_orm(column_type = "Text", nullable)]
    pub trace: Option<String>,
    /// The day.
    pub decided_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
