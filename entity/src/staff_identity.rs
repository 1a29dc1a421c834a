//! Which person of an OpenID Connect provider is which member of staff. A row goes when the account is closed.

use sea_orm::entity::prelude::*;

use crate::ids::StaffId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_identities")]
pub struct Model {
    /// The provider's address.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub issuer: String,
    /// What the provider calls the person, for good.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub subject: String,
    /// Who it is.
    pub staff_id: StaffId,
    /// When the two were found to be the same.
    pub linked_at: DateTimeUtc,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
