//! Make a public text of a case, keep it, and publish it or ask a second person.

use entity::ids::CaseId;
use sea_orm::DatabaseTransaction;

use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::case::Case;
use crate::cases::number::CaseNumber;
use crate::cases::store;
use crate::feedback;
use crate::kernel::actor::Staff;
use crate::platform::error::Error;
use crate::publications::policy;
use crate::publications::publication::{Made, State, Version, seen, shown_of};
use crate::publications::store as publications;

/// What is to become of a text that was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// It is kept, for oneself or a colleague to go on.
    Keep,
    /// A second person looks at it.
    Ask,
    /// Everybody reads it; what tells of somebody's health waits for a second person all the same.
    Publish,
}

/// Makes the next version of a case's public text, and answers with where it stands then. `saw` is what the page
/// showed; a second click on the same button finds its work done.
pub async fn publish_case(
    app: &App,
    staff: &Staff,
    number: &CaseNumber,
    saw: &str,
    made: Made,
    next: Next,
) -> Result<State, Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let tx = app.db.begin_write().await?;

    let (case, earlier) = known(app, &tx, staff, number).await?;
    let told = feedback::store::find(&tx, case.id, &app.keyring).await?.ok_or(Error::NotFound)?;
    let permit = policy::may_redact(staff, &case, told.may_publish)?;
    if let Some(done) = done_already(&earlier, staff, &made, next) {
        return Ok(done);
    }
    if seen(&earlier) != saw {
        return Err(Error::Conflict);
    }
    // What tells of health waits for a second person, who sees what is still shown.
    if next == Next::Publish && !is_for_two(&earlier, &made) && made.shows_more() {
        return Err(Error::NotNow("showing what nobody has let be seen"));
    }
    let before = earlier.last().filter(|latest| latest.state.given().is_none()).map(|latest| latest.revision);
    let draft = Version::draft(permit, &case, &earlier, made, today);
    let version = match next {
        Next::Keep => draft,
        Next::Publish if !draft.has_health => {
            replace_shown(app, &tx, &earlier).await?;
            draft.publish(publications::next_number(&tx).await?, today)?
        }
        Next::Ask | Next::Publish => draft.ask()?,
    };
    publications::keep(&tx, &version, before, &app.keyring, &app.random).await?;
    let act = if version.state.given().is_some() { Act::TextPublished } else { Act::PublicTextMade };
    audit::record(&tx, entry(staff, act, &version), now).await?;

    tx.commit().await?;
    Ok(version.state)
}

/// Does somebody say, or has somebody said, that the case tells of health?
fn is_for_two(earlier: &[Version], made: &Made) -> bool {
    made.has_health || earlier.iter().any(|version| version.has_health)
}

/// What the trail says of a version: its number, the hash of its words, and how many things can be read in them
/// that may tell who somebody is.
pub(super) fn entry(staff: &Staff, act: Act, version: &Version) -> Entry {
    let number = u64::try_from(version.version).unwrap_or_default();
    let finds = u64::try_from(version.words.finds().len()).unwrap_or(u64::MAX);
    let entry = Entry::of(staff.id, act).on(version.case).count("version", number).count("still_shown", finds);
    entry.digest("words", version.words.shown().as_bytes())
}

/// The case and its versions, for someone who may know of it.
pub(super) async fn known(
    app: &App,
    tx: &DatabaseTransaction,
    staff: &Staff,
    number: &CaseNumber,
) -> Result<(Case, Vec<Version>), Error> {
    let case = store::find(tx, staff, number).await?.ok_or(Error::NotFound)?;
    let versions = versions_of(app, tx, case.id).await?;
    Ok((case, versions))
}

async fn versions_of(app: &App, tx: &DatabaseTransaction, case: CaseId) -> Result<Vec<Version>, Error> {
    publications::of_case(tx, case, &app.keyring).await
}

/// What was shown until now makes room.
pub(super) async fn replace_shown(app: &App, tx: &DatabaseTransaction, versions: &[Version]) -> Result<(), Error> {
    if let Some(shown) = shown_of(versions) {
        let before = shown.revision;
        publications::keep(tx, &shown.clone().replaced(), Some(before), &app.keyring, &app.random).await?;
    }
    Ok(())
}

/// The state that the very same press of the button has already led to.
fn done_already(versions: &[Version], staff: &Staff, made: &Made, next: Next) -> Option<State> {
    let latest = versions.last().filter(|latest| latest.made_by == staff.id && latest.words == made.words)?;
    let is_same = latest.has_health == made.has_health || latest.has_health;
    let is_done = match (next, latest.state) {
        (Next::Publish, State::Published(given)) => given.approved_by.is_none(),
        (Next::Ask | Next::Publish, State::Waiting) => true,
        _ => false,
    };
    (is_same && is_done).then_some(latest.state)
}
