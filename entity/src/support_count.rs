//! How many support an initiative, kept beside the rows.

use sea_orm::entity::prelude::*;

use crate::ids::InitiativeId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "support_counts")]
pub struct Model {
    /// The initiative.
    #[sea_orm(primary_key, auto_increment = false)]
    pub initiative_id: InitiativeId,
    /// email, strong or paper.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub level: String,
    /// resident, `service_user`, organisation, property or municipality.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub ground: String,
    /// The municipality; empty for a ground without one.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub municipality_id: String,
    /// Confirmed supports that were not taken back, each person once.
    pub supports: i64,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
