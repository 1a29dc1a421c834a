//! Batches of signed sheets.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{InitiativeId, PaperBatchId, StaffId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_batches")]
pub struct Model {
    /// Random.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PaperBatchId,
    /// The initiative.
    pub initiative_id: InitiativeId,
    /// 1 for the first of the initiative, then counting up.
    pub number: i32,
    /// How many sheets there are.
    pub sheets: i32,
    /// Who brought them, encrypted, until its time is over.
    #[sea_orm(column_type = "Text", nullable)]
    pub brought_by: Option<String>,
    /// The day they came.
    pub received_on: NaiveDate,
    /// Who registered it.
    pub registered_by: StaffId,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
