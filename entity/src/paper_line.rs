//! Lines of signed sheets, as they were typed.

use sea_orm::entity::prelude::*;

use crate::ids::{PaperBatchId, PaperLineId, StaffId, SupportId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "paper_lines")]
pub struct Model {
    /// Random.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PaperLineId,
    /// The batch.
    pub batch_id: PaperBatchId,
    /// 1 for the first of the batch, then counting up.
    pub position: i32,
    /// The number of the sheet.
    pub sheet: i32,
    /// resident, `service_user`, organisation, property or municipality.
    #[sea_orm(column_type = "Text")]
    pub ground: String,
    /// The body's business id, as long as the name is kept.
    #[sea_orm(column_type = "Text", nullable)]
    pub business_id: Option<String>,
    /// The municipality that belongs to the ground.
    #[sea_orm(column_type = "Text", nullable)]
    pub municipality_id: Option<String>,
    /// Name, encrypted, until its time is over.
    #[sea_orm(column_type = "Text", nullable)]
    pub name: Option<String>,
    /// Date of birth, encrypted, where the kind asks it and until its time is over.
    #[sea_orm(column_type = "Text", nullable)]
    pub born_on: Option<String>,
    /// entered, `checked_once`, checked or rejected.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// Who typed it, compared it first, or rejected it.
    pub first_by: StaffId,
    /// Who compared it as the second.
    pub second_by: Option<StaffId>,
    /// The support that whoever compared it first found it to be the same as.
    pub same_as: Option<SupportId>,
    /// The support that came of it, while it counts.
    pub support_id: Option<SupportId>,
    /// Why it does not count.
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    /// Grows with every change.
    pub version: i32,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
