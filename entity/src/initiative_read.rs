//! Who read the page of an initiative in the workplace.

use sea_orm::entity::prelude::*;

use crate::ids::{InitiativeId, StaffId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "initiative_reads")]
pub struct Model {
    /// Random.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The initiative.
    pub initiative_id: InitiativeId,
    /// Who read.
    pub staff_id: StaffId,
    /// When.
    pub read_at: DateTimeUtc,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
