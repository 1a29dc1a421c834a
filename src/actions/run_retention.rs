//! Take away what has had its time.

use std::collections::HashSet;

use entity::attachment;
use entity::ids::{CaseId, InitiativeId, PaperBatchId, ResidentId};
use sea_orm::{ColumnTrait, Condition, DatabaseTransaction};
use uuid::Uuid;

use crate::app::App;
use crate::audit::{self, Act, By, Entry};
use crate::followers;
use crate::kernel::clock::end_of_day;
use crate::notifications::outbox;
use crate::papers;
use crate::platform::error::Error;
use crate::platform::files::FileName;
use crate::residents::{self, claims};
use crate::retention::{self, Class, Due, ReasonToErase, horizon};
use crate::supports;

/// Rows in one statement.
const AT_ONCE: usize = 500;

/// How far a run may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// It only tells what it would take.
    DryRun,
    /// It takes nothing when it would take too much of any class.
    Usual,
    /// Somebody has looked and wants it all the same.
    BeyondBrake,
}

/// What came of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ran {
    /// What was taken; what would be, in a dry run.
    Through(Vec<Due>),
    /// The brake: nothing was taken. What there would have been.
    Stopped(Vec<Due>),
}

/// Finds what has had its time, and takes it away unless that would be too much.
pub async fn run_retention(app: &App, reach: Reach) -> Result<Ran, Error> {
    let today = app.clock.today();
    let mut found = Vec::new();
    for class in Class::ALL {
        let Some(before) = horizon(&app.county, class, today) else { continue };
        found.push(retention::due(app.db.reader(), class, before, today).await?);
    }
    let is_braked = found.iter().any(Due::is_too_much);
    match reach {
        Reach::DryRun => Ok(Ran::Through(found)),
        Reach::Usual if is_braked => Ok(Ran::Stopped(found)),
        Reach::Usual | Reach::BeyondBrake => {
            for due in found.iter().filter(|due| !due.rows.is_empty()) {
                take(app, due).await?;
            }
            Ok(Ran::Through(found))
        }
    }
}

/// Takes one class away. Whatever has changed since it was listed stays until the next run.
async fn take(app: &App, listed: &Due) -> Result<(), Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let Some(before) = horizon(&app.county, listed.class, today) else { return Ok(()) };
    let tx = app.db.begin_write().await?;

    let listed_rows: HashSet<&String> = listed.rows.iter().collect();
    let mut due = retention::due(&tx, listed.class, before, today).await?;
    due.rows.retain(|row| listed_rows.contains(row));
    let mut left = Left::default();
    for rows in due.rows.chunks(AT_ONCE) {
        remove(app, &tx, due.class, rows, &mut left).await?;
    }
    match due.class {
        Class::AuditRecord => {
            let at = before.pred_opt().map_or(now, end_of_day);
            audit::shorten(&tx, at, now).await?;
        }
        class => {
            let entry = Entry::of(By::Program, Act::RetentionRun).count(class.code(), count(&due));
            audit::record(&tx, entry, now).await?;
        }
    }

    tx.commit().await?;
    discard(app, left).await
}

async fn remove(
    app: &App,
    tx: &DatabaseTransaction,
    class: Class,
    rows: &[String],
    left: &mut Left,
) -> Result<(), Error> {
    let ids: Vec<Uuid> = rows.iter().filter_map(|row| row.parse().ok()).collect();
    let cases: Vec<CaseId> = ids.iter().copied().map(CaseId).collect();
    match class {
        Class::Contact => retention::erase_contacts(tx, &cases).await?,
        Class::Words => {
            let with = (&app.keyring, &app.random);
            retention::erase_words(tx, &cases, ReasonToErase::Retention, with, app.clock.today()).await?;
            claims::forget(tx, &cases).await?;
        }
        Class::Attachment => {
            let which = Condition::all().add(attachment::Column::Id.is_in(ids));
            left.files.extend(retention::remove_attachments(tx, which).await?);
        }
        Class::ResidentAccount => {
            for id in ids.iter().copied().map(ResidentId) {
                let account = residents::store::find(tx, id, &app.keyring).await?;
                let indexes = account.and_then(|account| account.email).map(|email| email.indexes(&app.keyring));
                left.mails.extend(outbox::forget_mail_to(tx, &indexes.unwrap_or_default(), None).await?);
                followers::store::forget(tx, &[], Some(id)).await?;
                residents::store::erase(tx, id).await?;
            }
        }
        Class::SupporterName => {
            let initiatives: Vec<InitiativeId> = ids.into_iter().map(InitiativeId).collect();
            supports::store::forget_supporters(tx, &initiatives).await?;
        }
        Class::Follower => {
            let initiatives: Vec<InitiativeId> = ids.into_iter().map(InitiativeId).collect();
            followers::store::forget_followers(tx, &initiatives).await?;
        }
        Class::PaperSupport => {
            let batches: Vec<PaperBatchId> = ids.into_iter().map(PaperBatchId).collect();
            left.files.extend(papers::store::forget(tx, &batches).await?);
        }
        Class::MakerContact => {
            let initiatives: Vec<InitiativeId> = ids.into_iter().map(InitiativeId).collect();
            retention::erase_maker_contacts(tx, &initiatives).await?;
        }
        Class::MailBody => {
            retention::erase_recipients(tx, &ids).await?;
            left.mails.extend(ids);
        }
        Class::MailDelivery => retention::erase_deliveries(tx, &ids).await?,
        Class::AccessRecord => retention::erase_access_records(tx, &ids).await?,
        // They go together, by a checkpoint.
        Class::AuditRecord => {}
    }
    Ok(())
}

/// What lies outside the database and goes after the commit. If that is cut short, files fall to the daily sweep.
#[derive(Debug, Default)]
pub(super) struct Left {
    pub(super) files: Vec<String>,
    pub(super) mails: Vec<Uuid>,
}

/// Takes away files and copies of mails that nothing speaks of any more.
pub(super) async fn discard(app: &App, left: Left) -> Result<(), Error> {
    for name in left.files.iter().filter_map(|name| FileName::parse(name)) {
        app.files.delete(name).await.map_err(Error::internal)?;
    }
    for id in left.mails {
        app.mail.forget(&id.to_string()).await.map_err(Error::internal)?;
    }
    Ok(())
}

fn count(due: &Due) -> u64 {
    u64::try_from(due.rows.len()).unwrap_or(u64::MAX)
}
