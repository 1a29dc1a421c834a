//! What belongs to feedback alone. Nothing here points to a person.

use sea_orm::entity::prelude::*;

use crate::ids::CaseId;

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "feedback")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: CaseId,
    /// praise, criticism, suggestion, question or accessibility.
    #[sea_orm(column_type = "Text")]
    pub kind: String,
    /// What the resident wrote, encrypted.
    #[sea_orm(column_type = "Text")]
    pub text: String,
    /// 0 to 10.
    pub nps: Option<i32>,
    /// Place, when known.
    #[sea_orm(column_type = "Text", nullable)]
    pub place_id: Option<String>,
    /// Topic, when known.
    #[sea_orm(column_type = "Text", nullable)]
    pub topic_id: Option<String>,
    /// The goal from whose page the sender came.
    #[sea_orm(column_type = "Text", nullable)]
    pub goal_id: Option<String>,
    /// email, phone, code or none.
    #[sea_orm(column_type = "Text")]
    pub reply_way: String,
    /// The resident allows a redacted text to be shown.
    pub may_publish: bool,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
