//! Changes planned and made because of a case, in words for everybody.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{CaseId, UnitId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "changes")]
pub struct Model {
    /// Random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The case.
    pub case_id: CaseId,
    /// The strategy goal it serves.
    #[sea_orm(column_type = "Text")]
    pub goal_id: String,
    /// The unit that changes.
    #[sea_orm(column_type = "Text")]
    pub unit_id: UnitId,
    /// planned or made.
    #[sea_orm(column_type = "Text")]
    pub status: String,
    /// Month it is or was due, as `2027-02`.
    #[sea_orm(column_type = "Text")]
    pub due_month: String,
    /// What changes, written for the public.
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    /// Language of the summary.
    #[sea_orm(column_type = "Text")]
    pub language: String,
    /// Day of the answer.
    pub decided_on: NaiveDate,
    /// Day it was made.
    pub made_on: Option<NaiveDate>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
