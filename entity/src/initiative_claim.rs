//! Initiatives that residents have put on their own page, by the receipt's code.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{InitiativeId, ResidentId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "initiative_claims")]
pub struct Model {
    /// Whose page.
    #[sea_orm(primary_key, auto_increment = false)]
    pub resident_id: ResidentId,
    /// The initiative.
    #[sea_orm(primary_key, auto_increment = false)]
    pub initiative_id: InitiativeId,
    /// The day it was put there.
    pub claimed_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
