//! Initiatives that somebody is writing: for a day, or longer on their own page.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::ResidentId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "initiative_drafts")]
pub struct Model {
    /// SHA-256 of the form's id.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id_hash: String,
    /// Everything typed, encrypted.
    #[sea_orm(column_type = "Text")]
    pub content: String,
    /// Day of the last saving.
    pub saved_on: NaiveDate,
    /// The account on whose page it stands.
    pub resident_id: Option<ResidentId>,
    /// The form's id, encrypted, so that its writer can go on from that page.
    #[sea_orm(column_type = "Text", nullable)]
    pub draft_id: Option<String>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
