//! Answers that staff have begun.

use sea_orm::entity::prelude::*;

use crate::ids::{CaseId, StaffId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_drafts")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// Who writes.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    /// Everything typed, encrypted.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// When it was last saved.
    pub saved_at: DateTimeUtc,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
