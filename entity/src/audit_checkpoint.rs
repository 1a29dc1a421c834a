//! Where the audit trail begins once its oldest records are gone.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_checkpoints")]
pub struct Model {
    /// Sequence of the last record that is gone.
    #[sea_orm(primary_key, auto_increment = false)]
    pub sequence: i64,
    /// Its hash.
    #[sea_orm(column_type = "Text")]
    pub hash: String,
    /// The instant.
    pub made_at: DateTimeUtc,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
