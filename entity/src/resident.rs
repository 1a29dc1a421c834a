//! Residents who have an account: an address or a strong identity, a language and what they want to be told.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::ResidentId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "residents")]
pub struct Model {
    /// Random id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ResidentId,
    /// Address, encrypted; none for an account that was made without one.
    #[sea_orm(column_type = "Text", nullable)]
    pub email: Option<String>,
    /// Keyed hash of the address, by which the account is found; unique.
    #[sea_orm(column_type = "Text", nullable)]
    pub email_index: Option<String>,
    /// Language of letters.
    #[sea_orm(column_type = "Text")]
    pub locale: String,
    /// Letters about questions of the unit.
    pub tells_questions: bool,
    /// Letters about answers.
    pub tells_answers: bool,
    /// Letters about changes that were planned and are made.
    pub tells_changes: bool,
    /// The day the account was made.
    pub made_on: NaiveDate,
    /// The last day it was used.
    pub seen_on: NaiveDate,
    /// The day its owner was told that it will go; none as long as it is used.
    pub reminded_on: Option<NaiveDate>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
