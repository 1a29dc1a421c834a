//! The county as it was put in force, time after time; the newest one rules.

use sea_orm::entity::prelude::*;

use crate::ids::StaffId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "county_revisions")]
pub struct Model {
    /// 1 for the first pack, then counting up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i32,
    /// SHA-256 of the document, hexadecimal.
    #[sea_orm(column_type = "Text")]
    pub digest: String,
    /// The whole pack as JSON.
    #[sea_orm(column_type = "Text")]
    pub document: String,
    /// When it was put in force.
    pub applied_at: DateTimeUtc,
    /// Who changed it in the workplace; nobody, when a pack was put in force from the command line.
    pub changed_by: Option<StaffId>,
    /// The part that was changed, as `topics/waiting-times`.
    #[sea_orm(column_type = "Text", nullable)]
    pub about: Option<String>,
    /// Why, in the words of who changed it.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    /// What changed, as a JSON list of paths with old and new values.
    #[sea_orm(column_type = "Text", nullable)]
    pub changes: Option<String>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
