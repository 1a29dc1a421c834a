//! Everything that one submission writes, so that many can share a commit.

use chrono::{DateTime, Utc};
use entity::ids::UnitId;
use entity::{
    attachment, case, case_event, contact, draft, feedback, idempotency_key, outbox, receipt, routing_decision,
};
use sea_orm::{ColumnTrait, DatabaseTransaction, DbErr, EntityTrait, QueryFilter};

use crate::audit::{self, Entry};
use crate::cases::store::count;
use crate::platform::group_commit::{Piece, insert_all};

/// The rows of one submission.
#[derive(Debug)]
pub struct Submission {
    /// The case.
    pub case: case::ActiveModel,
    /// Its unit, for the counters.
    pub unit: UnitId,
    /// What came in and where it went.
    pub events: Vec<case_event::ActiveModel>,
    /// Why it went there.
    pub decision: routing_decision::ActiveModel,
    /// What was written.
    pub feedback: feedback::ActiveModel,
    /// How to reach the sender, when an answer is wanted.
    pub contact: Option<contact::ActiveModel>,
    /// How the receipt code finds the case.
    pub receipt: receipt::ActiveModel,
    /// The form's key.
    pub key: idempotency_key::ActiveModel,
    /// Files.
    pub attachments: Vec<attachment::ActiveModel>,
    /// Mail to the sender.
    pub letter: Option<outbox::ActiveModel>,
    /// The draft that is no longer needed, by the hash of its id.
    pub draft: Option<String>,
    /// For the audit trail, when staff wrote it down; what residents send stands there by the day.
    pub entry: Option<(Entry, DateTime<Utc>)>,
}

impl Piece for Submission {
    async fn write(batch: &[Self], tx: &DatabaseTransaction) -> Result<(), DbErr> {
        insert_all::<case::Entity, _>(tx, batch.iter().map(|s| s.case.clone())).await?;
        insert_all::<feedback::Entity, _>(tx, batch.iter().map(|s| s.feedback.clone())).await?;
        insert_all::<receipt::Entity, _>(tx, batch.iter().map(|s| s.receipt.clone())).await?;
        insert_all::<idempotency_key::Entity, _>(tx, batch.iter().map(|s| s.key.clone())).await?;
        insert_all::<case_event::Entity, _>(tx, batch.iter().flat_map(|s| s.events.clone())).await?;
        insert_all::<routing_decision::Entity, _>(tx, batch.iter().map(|s| s.decision.clone())).await?;
        insert_all::<contact::Entity, _>(tx, batch.iter().filter_map(|s| s.contact.clone())).await?;
        insert_all::<attachment::Entity, _>(tx, batch.iter().flat_map(|s| s.attachments.clone())).await?;
        insert_all::<outbox::Entity, _>(tx, batch.iter().filter_map(|s| s.letter.clone())).await?;
        forget_drafts(tx, batch).await?;
        count(tx, &arrivals(batch)).await?;
        for (entry, now) in batch.iter().filter_map(|s| s.entry.clone()) {
            audit::record(tx, entry, now).await?;
        }
        Ok(())
    }
}

async fn forget_drafts(tx: &DatabaseTransaction, batch: &[Submission]) -> Result<(), DbErr> {
    let sent: Vec<String> = batch.iter().filter_map(|s| s.draft.clone()).collect();
    if !sent.is_empty() {
        draft::Entity::delete_many().filter(draft::Column::IdHash.is_in(sent)).exec(tx).await?;
    }
    Ok(())
}

/// One step for each unit, however many cases it got.
fn arrivals(batch: &[Submission]) -> Vec<(UnitId, &'static str, i64)> {
    let mut steps: Vec<(UnitId, &'static str, i64)> = Vec::new();
    for submission in batch {
        match steps.iter_mut().find(|(unit, ..)| *unit == submission.unit) {
            Some((_, _, step)) => *step += 1,
            None => steps.push((submission.unit.clone(), "received", 1)),
        }
    }
    steps
}
