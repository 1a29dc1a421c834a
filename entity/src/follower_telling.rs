//! What followers of an initiative are being told; gone once all of them have been.

use sea_orm::entity::prelude::*;

use crate::ids::{FollowerId, InitiativeId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "follower_tellings")]
pub struct Model {
    /// The initiative.
    #[sea_orm(primary_key, auto_increment = false)]
    pub initiative_id: InitiativeId,
    /// 1 for the first of the initiative, then counting up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// Codes of what happened, in order, with a comma between them.
    #[sea_orm(column_type = "Text")]
    pub steps: String,
    /// The last follower, in the order of ids, for whom a letter was written.
    pub told_until: Option<FollowerId>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
