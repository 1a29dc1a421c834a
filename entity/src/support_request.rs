//! Supports that are not confirmed yet.

use chrono::NaiveDate;
use sea_orm::entity::prelude::*;

use crate::ids::InitiativeId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "support_requests")]
pub struct Model {
    /// Random; the support that comes of it has the same.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// The initiative.
    pub initiative_id: InitiativeId,
    /// Hash of the token in the letter; none where somebody went to identify themselves.
    #[sea_orm(column_type = "Text", nullable)]
    pub token_hash: Option<String>,
    /// resident, `service_user`, organisation, property or municipality.
    #[sea_orm(column_type = "Text")]
    pub ground: String,
    /// The body's business id.
    #[sea_orm(column_type = "Text", nullable)]
    pub business_id: Option<String>,
    /// The municipality that belongs to the ground.
    #[sea_orm(column_type = "Text", nullable)]
    pub municipality_id: Option<String>,
    /// Name, encrypted.
    #[sea_orm(column_type = "Text")]
    pub name: String,
    /// The name may be shown on the web.
    pub shows_name: bool,
    /// Address, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub email: Option<String>,
    /// Keyed hash of the address.
    #[sea_orm(column_type = "Text", nullable)]
    pub email_index: Option<String>,
    /// The day it was filled in.
    pub asked_on: NaiveDate,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
