//! Signed-in browsers of staff.

use sea_orm::entity::prelude::*;

use crate::ids::StaffId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    /// SHA-256 of the random id in the cookie.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id_hash: String,
    /// Who signed in.
    pub staff_id: StaffId,
    /// When they signed in; a session ends 12 hours later.
    pub started_at: DateTimeUtc,
    /// Last request, to the minute; a session ends 30 minutes later.
    pub seen_at: DateTimeUtc,
    /// It was begun with a second factor.
    pub is_strong: bool,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
