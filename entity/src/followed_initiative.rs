//! How many follow an initiative, kept beside the rows, and how far they have been told.

use sea_orm::entity::prelude::*;

use crate::ids::InitiativeId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "followed_initiatives")]
pub struct Model {
    /// The initiative.
    #[sea_orm(primary_key, auto_increment = false)]
    pub initiative_id: InitiativeId,
    /// Its followers.
    pub followers: i64,
    /// The last of its events of which a telling was made, or which nobody who follows it has to be told.
    pub told_position: i32,
    /// Tellings so far; the number of the latest.
    pub tellings: i32,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
