//! Files that came with a case; their content lies sealed in the file store.

use sea_orm::entity::prelude::*;

use crate::ids::CaseId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachments")]
pub struct Model {
    /// Random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The case.
    pub case_id: CaseId,
    /// 1 for the first, then counting up.
    pub position: i32,
    /// File name, encrypted.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Type by content.
    #[sea_orm(column_type = "Text")]
    pub media_type: String,
    /// Size in bytes.
    pub bytes: i32,
    /// Random name in the file store.
    #[sea_orm(column_type = "Text")]
    pub file: String,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
