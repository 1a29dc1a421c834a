//! Times a case waited for the resident and its clock stood still.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::CaseId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "waits")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// First day.
    #[sea_orm(primary_key, auto_increment = false)]
    pub from_on: NaiveDate,
    /// Last day; none while it waits.
    pub until_on: Option<NaiveDate>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
