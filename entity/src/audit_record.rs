//! What was done, by whom and when; each record is bound to the one before.

use sea_orm::entity::prelude::*;

use crate::ids::StaffId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_records")]
pub struct Model {
    /// 1 for the first, then counting up without a gap.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i64,
    /// The instant.
    pub recorded_at: DateTimeUtc,
    /// staff, program or operator.
    #[sea_orm(column_type = "Text")]
    pub actor: String,
    /// Which member of staff.
    pub staff_id: Option<StaffId>,
    /// Code of the act.
    #[sea_orm(column_type = "Text")]
    pub act: String,
    /// case, staff, day or nothing.
    #[sea_orm(column_type = "Text")]
    pub about: String,
    /// Id of what it was done to.
    #[sea_orm(column_type = "Text")]
    pub subject: String,
    /// Counts and digests as JSON.
    #[sea_orm(column_type = "Text")]
    pub detail: String,
    /// Hash of the record before, hexadecimal.
    #[sea_orm(column_type = "Text")]
    pub previous: String,
    /// Hash of this record, hexadecimal.
    #[sea_orm(column_type = "Text")]
    pub hash: String,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
