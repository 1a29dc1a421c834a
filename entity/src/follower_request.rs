//! Letters that ask whether somebody wants to follow an initiative, until they are answered.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::InitiativeId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "follower_requests")]
pub struct Model {
    /// Random.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The initiative.
    pub initiative_id: InitiativeId,
    /// Hash of the token in the letter.
    #[sea_orm(column_type = "Text")]
    pub token_hash: String,
    /// Address, encrypted.
    #[sea_orm(column_type = "Text")]
    pub email: String,
    /// Keyed hash of the address.
    #[sea_orm(column_type = "Text")]
    pub email_index: String,
    /// The language of letters.
    #[sea_orm(column_type = "Text")]
    pub locale: String,
    /// The day it was asked for.
    pub asked_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
