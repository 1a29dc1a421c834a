//! Where to reach the sender, only when an answer was asked for. Erased before the case.

use sea_orm::entity::prelude::*;

use crate::ids::CaseId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "contacts")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// Name, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub name: Option<String>,
    /// Address, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub email: Option<String>,
    /// Keyed hash of the address, by which its owner's cases are found.
    #[sea_orm(column_type = "Text", nullable)]
    pub email_index: Option<String>,
    /// Telephone, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub phone: Option<String>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
