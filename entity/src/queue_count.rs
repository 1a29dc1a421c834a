//! How many cases each unit has in each state; kept in the transaction of every change.

use sea_orm::entity::prelude::*;

use crate::ids::UnitId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "queue_counts")]
pub struct Model {
    /// The unit.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub unit_id: UnitId,
    /// Code of the state.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub state: String,
    /// How many.
    pub cases: i64,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
