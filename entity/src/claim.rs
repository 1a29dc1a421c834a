//! Cases that residents have put on their own page, by the receipt's code.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{CaseId, ResidentId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "claims")]
pub struct Model {
    /// Whose page.
    #[sea_orm(primary_key, auto_increment = false)]
    pub resident_id: ResidentId,
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// The day it was put there.
    pub claimed_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
