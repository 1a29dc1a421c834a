//! Those who follow an initiative.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{FollowerId, InitiativeId, ResidentId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "followers")]
pub struct Model {
    /// Random.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FollowerId,
    /// The initiative.
    pub initiative_id: InitiativeId,
    /// Hash of the token in the links of letters.
    #[sea_orm(column_type = "Text")]
    pub token_hash: String,
    /// The token itself, encrypted: each letter carries it.
    #[sea_orm(column_type = "Text")]
    pub secret: String,
    /// Address, encrypted; none for an account without one, whose owner reads on their own page.
    #[sea_orm(column_type = "Text", nullable)]
    pub email: Option<String>,
    /// Keyed hash of the address.
    #[sea_orm(column_type = "Text", nullable)]
    pub email_index: Option<String>,
    /// The account from which it was asked for.
    pub resident_id: Option<ResidentId>,
    /// The language of letters.
    #[sea_orm(column_type = "Text")]
    pub locale: String,
    /// The telling of the initiative that was the last one before; later ones are for this follower too.
    pub joined_after: i32,
    /// The day it began.
    pub followed_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
