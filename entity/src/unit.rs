//! Units of the organisation, so that cases can point to them; the rest of a unit stands in the county pack.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::UnitId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "units")]
pub struct Model {
    /// Id from the county pack.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: UnitId,
    /// The unit above.
    #[sea_orm(column_type = "Text", nullable)]
    pub parent_id: Option<UnitId>,
    /// First day.
    pub opened_on: NaiveDate,
    /// Last day.
    pub closed_on: Option<NaiveDate>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
