//! Initiatives: where each stands, and what everybody may know of it.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{CaseId, InitiativeId, StaffId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "initiatives")]
pub struct Model {
    /// Random.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InitiativeId,
    /// The number people use, as `2026-014`.
    #[sea_orm(column_type = "Text")]
    pub number: String,
    /// member, service, referendum or council.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    /// How it came: `web`, `paper`, `council` or `national`.
    #[sea_orm(column_type = "Text")]
    pub origin: String,
    /// Language of its words.
    #[sea_orm(column_type = "Text")]
    pub language: String,
    /// The service it is about.
    #[sea_orm(column_type = "Text", nullable)]
    pub service_id: Option<String>,
    /// The goal of the strategy that its maker sees it at.
    #[sea_orm(column_type = "Text", nullable)]
    pub goal_id: Option<String>,
    /// Municipality of the first maker.
    #[sea_orm(column_type = "Text", nullable)]
    pub municipality_id: Option<String>,
    /// Code of the state.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// The day the state began.
    pub since: NaiveDate,
    /// The day that the state looks forward to.
    pub next_on: Option<NaiveDate>,
    /// Who refused to publish it, while that matters.
    pub refused_by: Option<StaffId>,
    /// Another person refused as well.
    pub is_final: bool,
    /// The case that the hand-over made.
    pub case_id: Option<CaseId>,
    /// The initiative it became a part of.
    pub merged_into: Option<InitiativeId>,
    /// The day it was filed.
    pub filed_on: NaiveDate,
    /// Its maker wants to collect supporters first.
    pub collects: bool,
    /// The last day of collecting that its maker wished for.
    pub collects_until: Option<NaiveDate>,
    /// The version of its words that stands.
    pub text_version: i32,
    /// Its title, once it is public.
    #[sea_orm(column_type = "Text", nullable)]
    pub title: Option<String>,
    /// What it proposes, once it is public.
    #[sea_orm(column_type = "Text", nullable)]
    pub proposal: Option<String>,
    /// The stems of title and proposal, for searching, once it is public.
    #[sea_orm(column_type = "Text", nullable)]
    pub search_text: Option<String>,
    /// The day it became public.
    pub published_on: Option<NaiveDate>,
    /// Last day for telling the maker who handles it.
    pub notice_by: Option<NaiveDate>,
    /// The day the maker was told.
    pub noticed_on: Option<NaiveDate>,
    /// The day the measures were told.
    pub decided_on: Option<NaiveDate>,
    /// Supporters of the county's own limit, when one was set on the day of filing.
    pub threshold: Option<i32>,
    /// Persons that the limit was computed from.
    pub population: Option<i32>,
    /// The day which that figure describes.
    pub population_on: Option<NaiveDate>,
    /// The day the limit was reached.
    pub reached_on: Option<NaiveDate>,
    /// The county's own last day for the measures, when one was set.
    pub handle_by: Option<NaiveDate>,
    /// Address of the same initiative in the national service.
    #[sea_orm(column_type = "Text", nullable)]
    pub national_reference: Option<String>,
    /// It lies within the council's own competence, and so stands in the yearly list; true until somebody says otherwise.
    pub is_councils: bool,
    /// The case of feedback that it was before; its receipt opens the initiative now.
    pub from_case_id: Option<CaseId>,
    /// The case of feedback that it became; its receipt opens that now.
    pub became_case_id: Option<CaseId>,
    /// Grows with every change.
    pub version: i32,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
