//! Public texts of cases, each version a row.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{CaseId, StaffId, UnitId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publications")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// 1 for the first, then counting up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub version: i32,
    /// Grows with every change of the row.
    pub revision: i32,
    /// The number in its public address, the same for all versions; none before the first publication.
    pub number: Option<i32>,
    /// The unit that publishes it.
    #[sea_orm(column_type = "Text")]
    pub unit_id: UnitId,
    /// Language of the words.
    #[sea_orm(column_type = "Text")]
    pub language: String,
    /// What is or was public, encrypted: a draft still holds what may have to be hidden.
    #[sea_orm(column_type = "Text")]
    pub words: String,
    /// What was chosen to be hidden, encrypted.
    #[sea_orm(column_type = "Text")]
    pub choices: String,
    /// SHA-256 of exactly what is shown.
    #[sea_orm(column_type = "Text")]
    pub sha256: String,
    /// It tells of somebody's health.
    pub has_health: bool,
    /// Who made it.
    pub made_by: StaffId,
    /// The day of that.
    pub made_on: NaiveDate,
    /// draft, waiting, published, replaced or withdrawn.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// The day it became public.
    pub published_on: Option<NaiveDate>,
    /// The second person.
    pub approved_by: Option<StaffId>,
    /// Who took it back.
    pub withdrawn_by: Option<StaffId>,
    /// The day of that.
    pub withdrawn_on: Option<NaiveDate>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
