//! County packs that were put in force, the newest one ruling.

use sea_orm::entity::prelude::*;

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
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
