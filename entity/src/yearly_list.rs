//! The yearly lists of initiatives that the council was given. Rows are only ever added.

use sea_orm::entity::prelude::*;

use crate::ids::StaffId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "yearly_lists")]
pub struct Model {
    /// The year.
    #[sea_orm(primary_key, auto_increment = false)]
    pub year: i32,
    /// 1 for the first, and one more with each correction.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// The whole list, public, in its canonical form.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// SHA-256 of the content.
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    /// Why it corrects the one before; public.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    /// Who froze it.
    pub frozen_by: StaffId,
    /// When.
    pub frozen_at: DateTimeUtc,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
