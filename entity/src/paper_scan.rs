//! Scans of signed sheets; their content lies sealed in the file store.

use sea_orm::entity::prelude::*;

use crate::ids::PaperBatchId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_scans")]
pub struct Model {
    /// The batch.
    #[sea_orm(primary_key, auto_increment = false)]
    pub batch_id: PaperBatchId,
    /// 1 for the first, then counting up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// Name of the file, encrypted.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// Type by content.
    #[sea_orm(column_type = "Text")]
    pub media_type: String,
    /// Size.
    pub bytes: i32,
    /// Random name in the file store.
    #[sea_orm(column_type = "Text")]
    pub file: String,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
