//! An answer that someone has begun to write.

use chrono::{DateTime, Utc};
use entity::ids::{CaseId, StaffId};
use entity::staff_draft;
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

/// Everything typed so far, just as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerDraft {
    /// The answer's text.
    pub text: String,
    /// Code of the outcome.
    pub outcome: String,
    /// Public words on the change.
    pub summary: String,
    /// Year of the change, as typed.
    pub year: String,
    /// Month of the change, as typed.
    pub month: String,
    /// Id of the goal that the change serves.
    pub goal: String,
    /// Ids of goals the case speaks of, or `outside`.
    pub strategy: Vec<String>,
}

fn place(case: CaseId, staff: StaffId) -> Place {
    Place::of("staff_drafts", "content", format_args!("{case}/{staff}"))
}

/// The draft of a person for a case, with the instant it was saved.
pub async fn find(
    conn: &impl ConnectionTrait,
    case: CaseId,
    staff: StaffId,
    keyring: &Keyring,
) -> Result<Option<(AnswerDraft, DateTime<Utc>)>, Error> {
    let Some(row) = staff_draft::Entity::find_by_id((case, staff)).one(conn).await? else {
        return Ok(None);
    };
    let content = keyring.open_text(&row.content, &place(case, staff)).map_err(Error::internal)?;
    Ok(Some((serde_json::from_str(&content).map_err(Error::internal)?, row.saved_at)))
}

/// Keeps a draft, in place of what was kept before.
pub async fn save(
    tx: &DatabaseTransaction,
    (case, staff): (CaseId, StaffId),
    draft: &AnswerDraft,
    keyring: &Keyring,
    random: &Random,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let content = serde_json::to_string(draft).map_err(Error::internal)?;
    let row = staff_draft::ActiveModel {
        case_id: Set(case),
        staff_id: Set(staff),
        content: Set(keyring.seal_text(random, &content, &place(case, staff))),
        saved_at: Set(now),
    };
    let replace = OnConflict::columns([staff_draft::Column::CaseId, staff_draft::Column::StaffId])
        .update_columns([staff_draft::Column::Content, staff_draft::Column::SavedAt])
        .to_owned();
    staff_draft::Entity::insert(row).on_conflict(replace).exec_without_returning(tx).await?;
    Ok(())
}

/// Forgets everybody's drafts for a case.
pub async fn forget_all(tx: &DatabaseTransaction, case: CaseId) -> Result<(), Error> {
    staff_draft::Entity::delete_many().filter(staff_draft::Column::CaseId.eq(case)).exec(tx).await?;
    Ok(())
}
