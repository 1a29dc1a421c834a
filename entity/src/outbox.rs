//! Messages to send, written with the change that causes them.

use sea_orm::entity::prelude::*;

use crate::ids::{CaseId, InitiativeId};

/// A row.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    /// Random id; the Message-ID is made of it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Code of the message.
    #[sea_orm(column_type = "Text")]
    pub message: String,
    /// The case it speaks of; none for letters that open an account, and about initiatives.
    pub case_id: Option<CaseId>,
    /// Keyed hash of the address, in letters to the owner of a resident's account: by it they are found when the account
    /// is erased.
    #[sea_orm(column_type = "Text", nullable)]
    pub owner_index: Option<String>,
    /// The initiative it speaks of.
    pub initiative_id: Option<InitiativeId>,
    /// Bare address, encrypted.
    #[sea_orm(column_type = "Text")]
    pub recipient: String,
    /// The page that the letter opens, encrypted; only in letters that open an account, and gone once they are sent.
    #[sea_orm(column_type = "Text", nullable)]
    pub link: Option<String>,
    /// Language.
    #[sea_orm(column_type = "Text")]
    pub locale: String,
    /// due, sent or parked.
    #[sea_orm(column_type = "Text")]
    pub state: String,
    /// Tries so far.
    pub attempts: i32,
    /// Not before this instant.
    pub due_at: DateTimeUtc,
    /// A worker has it until then.
    pub leased_until: Option<DateTimeUtc>,
    /// Grows with every lease; a late worker's word is refused.
    pub fence: i32,
    /// When it was handed over.
    pub sent_at: Option<DateTimeUtc>,
    /// Why it could not be sent, without personal data.
    #[sea_orm(column_type = "Text", nullable)]
    pub fault: Option<String>,
}

/// Rows are joined where they are read.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
