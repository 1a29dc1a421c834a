//! Signed-in browsers of residents.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::ResidentId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "resident_sessions")]
pub struct Model {
    /// SHA-256 of the random id in the cookie.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id_hash: String,
    /// Who signed in.
    pub resident_id: ResidentId,
    /// When they signed in; a session ends 30 days later.
    pub started_at: DateTimeUtc,
    /// The last day it was used.
    pub seen_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
