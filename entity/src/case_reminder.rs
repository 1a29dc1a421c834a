//! Of which cases staff were told that time runs out.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::CaseId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "case_reminders")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// Its last day then; a case that is opened again has another one and is told of anew.
    #[sea_orm(primary_key, auto_increment = false)]
    pub due_on: NaiveDate,
    /// The share of the time that had gone, in per cent.
    #[sea_orm(primary_key, auto_increment = false)]
    pub percent: i32,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
