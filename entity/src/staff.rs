//! People of the county who sign in.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::StaffId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff")]
pub struct Model {
    /// Random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: StaffId,
    /// Work address in lower case; what they sign in with.
    #[sea_orm(column_type = "Text")]
    pub email: String,
    /// Name as colleagues see it.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// The name as lists are ordered and searched by it.
    #[sea_orm(column_type = "Text")]
    pub sort_key: String,
    /// argon2id in PHC form.
    #[sea_orm(column_type = "Text")]
    pub password_hash: String,
    /// Language of their interface.
    #[sea_orm(column_type = "Text")]
    pub locale: String,
    /// Single-key commands in the queue are on (WCAG 2.1.4).
    pub keys_on: bool,
    /// From this day they cannot sign in.
    pub disabled_on: Option<NaiveDate>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
