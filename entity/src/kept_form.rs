//! Forms that staff sent after their session had ended; kept for a day.

use sea_orm::entity::prelude::*;

use crate::ids::StaffId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kept_forms")]
pub struct Model {
    /// Whose session it was.
    #[sea_orm(primary_key, auto_increment = false)]
    pub staff_id: StaffId,
    /// Where the form was sent.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub address: String,
    /// Everything typed, encrypted.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// When it was sent.
    pub kept_at: DateTimeUtc,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
