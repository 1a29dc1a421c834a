//! Supports of initiatives that somebody has confirmed.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::{InitiativeId, ResidentId, SupportId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "supports")]
pub struct Model {
    /// Random.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SupportId,
    /// The initiative.
    pub initiative_id: InitiativeId,
    /// email, strong or paper.
    #[sea_orm(column_type = "Text")]
    pub level: String,
    /// resident, `service_user`, organisation, property or municipality.
    #[sea_orm(column_type = "Text")]
    pub ground: String,
    /// The body's business id, as long as the name is kept.
    #[sea_orm(column_type = "Text", nullable)]
    pub business_id: Option<String>,
    /// The municipality that belongs to the ground.
    #[sea_orm(column_type = "Text", nullable)]
    pub municipality_id: Option<String>,
    /// Name, encrypted, until its time is over or the support is taken back.
    #[sea_orm(column_type = "Text", nullable)]
    pub name: Option<String>,
    /// The name is shown on the web.
    pub shows_name: bool,
    /// Address, encrypted: confirmed where the level is email, else as it was stated.
    #[sea_orm(column_type = "Text", nullable)]
    pub email: Option<String>,
    /// Keyed hash of the address.
    #[sea_orm(column_type = "Text", nullable)]
    pub email_index: Option<String>,
    /// Keyed hash of the personal identity code, for this initiative alone.
    #[sea_orm(column_type = "Text", nullable)]
    pub code_hash: Option<String>,
    /// Hash of the token in the letter, which goes on opening the support.
    #[sea_orm(column_type = "Text", nullable)]
    pub token_hash: Option<String>,
    /// The support of the same person with which this one counts.
    pub counted_with: Option<SupportId>,
    /// The account whose owner was signed in.
    pub resident_id: Option<ResidentId>,
    /// The day it was confirmed.
    pub confirmed_on: NaiveDate,
    /// The day it was taken back.
    pub withdrawn_on: Option<NaiveDate>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
