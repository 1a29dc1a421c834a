//! The encryption keys that may have sealed something. Only their ids: the keys lie outside the database.

use sea_orm::entity::prelude::*;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "keys_in_use")]
pub struct Model {
    /// The key's id.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub id: String,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
