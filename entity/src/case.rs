//! The case register: one row for everything that has come in, whatever the channel.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{CaseId, StaffId, UnitId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "cases")]
pub struct Model {
    /// Random (version 4): tells nothing of when it was made.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CaseId,
    /// The number people use, as `2026-7KQ4MD`; no sequence.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// Code of the channel.
    #[sea_orm(column_type = "Text")]
    pub channel: String,
    /// Code of the state.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// The one responsible unit.
    #[sea_orm(column_type = "Text")]
    pub unit_id: UnitId,
    /// The handler who took it.
    pub assignee_id: Option<StaffId>,
    /// While a transfer waits: the unit that sent it.
    #[sea_orm(column_type = "Text", nullable)]
    pub returns_to: Option<UnitId>,
    /// While a transfer waits: silence until this day accepts.
    pub accept_by: Option<NaiveDate>,
    /// How often a transfer came back.
    pub times_returned: i32,
    /// While waiting for the resident: the day it goes on by itself.
    pub waits_until: Option<NaiveDate>,
    /// A person chose the unit; rules leave it alone.
    pub is_locked: bool,
    /// Service, when known.
    #[sea_orm(column_type = "Text", nullable)]
    pub service_id: Option<String>,
    /// Municipality, when known.
    #[sea_orm(column_type = "Text", nullable)]
    pub municipality_id: Option<String>,
    /// Language the resident chose.
    #[sea_orm(column_type = "Text")]
    pub language: String,
    /// How it came: `web`, `unit_link`, `phone`, `paper` or `visit`.
    #[sea_orm(column_type = "Text")]
    pub origin: String,
    /// Day of arrival; no finer time is kept.
    pub received_on: NaiveDate,
    /// Last day for the answer.
    pub due_on: NaiveDate,
    /// Day of the latest answer or rejection.
    pub closed_on: Option<NaiveDate>,
    /// Closed as outside the strategy by choice.
    pub is_outside_strategy: bool,
    /// Grows with every change.
    pub version: i32,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
