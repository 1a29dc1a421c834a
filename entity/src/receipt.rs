//! How a receipt code finds its case.

use sea_orm::entity::prelude::*;

use crate::ids::CaseId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "receipts")]
pub struct Model {
    /// The first five symbols of the code.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub selector: String,
    /// The case.
    pub case_id: CaseId,
    /// argon2id of the ten secret symbols, in PHC form.
    #[sea_orm(column_type = "Text")]
    pub secret_hash: String,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
