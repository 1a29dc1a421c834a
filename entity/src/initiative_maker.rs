//! Who makes an initiative.

use sea_orm::entity::prelude::*;

use crate::ids::InitiativeId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "initiative_makers")]
pub struct Model {
    /// The initiative.
    #[sea_orm(primary_key, auto_increment = false)]
    pub initiative_id: InitiativeId,
    /// 1 for the first who signed, then counting up.
    #[sea_orm(primary_key, auto_increment = false)]
    pub position: i32,
    /// Name of the person or body, encrypted, until its time is over.
    #[sea_orm(column_type = "Text", nullable)]
    pub name: Option<String>,
    /// resident, `service_user`, organisation, property or municipality.
    #[sea_orm(column_type = "Text")]
    pub ground: String,
    /// The municipality that belongs to the ground.
    #[sea_orm(column_type = "Text", nullable)]
    pub municipality_id: Option<String>,
    /// The body's business id.
    #[sea_orm(column_type = "Text", nullable)]
    pub business_id: Option<String>,
    /// Who speaks for the body, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub speaker: Option<String>,
    /// Address, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub email: Option<String>,
    /// Keyed hash of the address, by which its owner is found.
    #[sea_orm(column_type = "Text", nullable)]
    pub email_index: Option<String>,
    /// Telephone, encrypted.
    #[sea_orm(column_type = "Text", nullable)]
    pub phone: Option<String>,
    /// The name is shown on the web.
    pub shows_name: bool,
    /// Gets the notices and is offered the hearing.
    pub is_representative: bool,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
