//! Who read which case.

use sea_orm::entity::prelude::*;

use crate::ids::{CaseId, StaffId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "access_records")]
pub struct Model {
    /// Random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The case.
    pub case_id: CaseId,
    /// Who.
    pub staff_id: StaffId,
    /// case, contact, attachment or original.
    #[sea_orm(column_type = "Text")]
    pub what: String,
    /// Why a sealed original was opened, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    /// When.
    pub read_at: DateTimeUtc,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
