//! Type a line of a sheet, mend it, compare it with the sheet, or reject it.

use entity::ids::{PaperBatchId, PaperLineId, SupportId};
use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::register_papers::count;
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::counties::county::SupportLevel;
use crate::initiatives::initiative::Initiative;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::store as initiatives;
use crate::kernel::actor::Staff;
use crate::papers::batch::Batch;
use crate::papers::likeness::Likeness;
use crate::papers::line::{Change, Effect, Line, Reason, Verdict};
use crate::papers::statement::{Asked, Statement};
use crate::papers::{policy, store};
use crate::platform::error::Error;
use crate::supports::confirmation::{self, Confirmation, Context};
use crate::supports::people::{self, Bearer};
use crate::supports::support::{Giver, NotNow, State, Support, is_collecting};
use crate::supports::{rows, store as supports};

/// Where a line is: the initiative, the number of the batch, and its place in it.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// The initiative.
    pub initiative: InitiativeNumber,
    /// The number of the batch.
    pub batch: i32,
    /// The place in it.
    pub line: i32,
}

/// What somebody does with a line.
#[derive(Clone, Debug)]
pub enum Deed {
    /// They mend what was typed.
    Correct(Statement),
    /// They have compared it with the sheet.
    Check {
        /// Whose support it is.
        verdict: Verdict,
        /// The supports that the page showed beside it.
        seen: Vec<SupportId>,
    },
    /// It does not count.
    Reject(Reason),
    /// It is looked at again.
    TakeUp,
}

impl Deed {
    const fn act(&self) -> Act {
        match self {
            Self::Correct(_) => Act::PaperLineEntered,
            Self::Check { .. } => Act::PaperLineChecked,
            Self::Reject(_) => Act::PaperLineRejected,
            Self::TakeUp => Act::PaperLineTakenUp,
        }
    }
}

/// Types the next line of a batch. Gives its place.
pub async fn enter_paper_line(
    app: &App,
    staff: &Staff,
    (number, batch): (InitiativeNumber, i32),
    statement: Statement,
) -> Result<i32, Error> {
    let permit = policy::may_keep_paper(staff)?;
    let tx = app.db.begin_write().await?;

    let (initiative, batch) = open(app, &tx, staff, number, batch).await?;
    check(app, &initiative, &batch, &statement)?;
    let position = store::next_position(&tx, batch.id).await?;
    let line = Line::enter((PaperLineId(app.random.uuid()), batch.id, position), permit, statement);
    store::add_line(&tx, &line, &app.keyring, &app.random).await?;
    note(app, &tx, staff, Act::PaperLineEntered, (&batch, position)).await?;

    tx.commit().await?;
    Ok(position)
}

/// Does something with a line that was read in a version. What it does to the supports of the initiative and their
/// counts happens in the same transaction. Gives the batch of the line.
pub async fn change_paper_line(
    app: &App,
    staff: &Staff,
    place: Place,
    (version, deed): (i32, Deed),
) -> Result<PaperBatchId, Error> {
    let permit = policy::may_keep_paper(staff)?;
    let act = deed.act();
    let tx = app.db.begin_write().await?;

    let (initiative, batch) = open(app, &tx, staff, place.initiative, place.batch).await?;
    let line = store::find_line(&tx, batch.id, place.line, &app.keyring).await?.ok_or(Error::NotFound)?;
    if line.version != version {
        return Err(Error::Conflict);
    }
    let change = match deed {
        Deed::Correct(statement) => {
            check(app, &initiative, &batch, &statement)?;
            line.correct(permit, statement)
        }
        Deed::Check { verdict, seen } => {
            look(app, &tx, &initiative, &line, (verdict, &seen)).await?;
            line.check(permit, verdict, SupportId(app.random.uuid()))
        }
        Deed::Reject(reason) => line.reject(permit, reason),
        Deed::TakeUp => line.take_up(permit),
    }?;
    store::record(&tx, &change.line, &app.keyring, &app.random).await?;
    take_effect(app, &tx, &initiative, &change).await?;
    note(app, &tx, staff, act, (&batch, place.line)).await?;

    tx.commit().await?;
    app.wake.notify_one();
    Ok(batch.id)
}

/// The initiative, held, and its batch, as long as it collects.
async fn open(
    app: &App,
    tx: &DatabaseTransaction,
    staff: &Staff,
    number: InitiativeNumber,
    batch: i32,
) -> Result<(Initiative, Batch), Error> {
    let (found, _) = initiatives::find(tx, staff, number).await?.ok_or(Error::NotFound)?;
    let row = initiatives::hold(tx, found.id).await?.ok_or(Error::NotFound)?;
    let initiative = Initiative::try_from(row)?;
    let batch = store::find_batch_of(tx, initiative.id, batch, &app.keyring).await?.ok_or(Error::NotFound)?;
    if is_collecting(&initiative, app.clock.today()) {
        Ok((initiative, batch))
    } else {
        Err(Error::NotNow(initiative.state.code()))
    }
}

/// Is the statement one that the initiative takes?
fn check(app: &App, initiative: &Initiative, batch: &Batch, statement: &Statement) -> Result<(), Error> {
    let asked = Asked { kind: initiative.kind, sheets: batch.sheets, received_on: batch.received_on };
    let faults = statement.faults(asked, |id| app.county.municipality(id).is_some());
    if faults.is_empty() { Ok(()) } else { Err(Error::Malformed) }
}

/// Supports of an initiative that may be of the same person or body as a statement, by the name or the business id: of
/// those of its municipality and of those who named none, but for those that count as one with the line's own. Names are
/// opened for it and let go.
pub async fn look_alikes(
    app: &App,
    conn: &impl ConnectionTrait,
    initiative: &Initiative,
    line: &Line,
) -> Result<Vec<Bearer>, Error> {
    let Some(statement) = &line.statement else { return Ok(Vec::new()) };
    let wanted = Likeness::of(&statement.name);
    let is_same_body = |bearer: &Bearer| bearer.business_id.is_some() && bearer.business_id == statement.business_id;
    let is_alike = |bearer: &Bearer| is_same_body(bearer) || Likeness::of(&bearer.name).is_like(&wanted);
    let mut alike: Vec<Bearer> = Vec::new();
    for town in towns(app, statement) {
        let mut after = None;
        loop {
            let some = people::named_in(conn, (initiative.id, town), after, &app.keyring).await?;
            after = some.last().map(|bearer| bearer.id);
            let is_last = some.len() < people::AT_ONCE;
            alike.extend(some.into_iter().filter(is_alike));
            if is_last {
                break;
            }
        }
    }
    let own = line.state.support();
    let own = alike.iter().find(|bearer| Some(bearer.id) == own).map(|bearer| bearer.counts_as);
    alike.retain(|bearer| Some(bearer.counts_as) != own);
    Ok(alike)
}

/// The municipalities in which somebody may stand who is also on a line. Users of a service name none, and live anywhere.
fn towns<'a>(app: &'a App, statement: &'a Statement) -> Vec<Option<&'a str>> {
    let named = statement.municipality.as_deref();
    let all = app.county.facts.municipalities.iter().map(|town| town.id.as_str());
    all.filter(|town| named.is_none_or(|named| named == *town)).map(Some).chain([None]).collect()
}

/// Whoever decides whose support it is has seen every one that it may be, and decides for one of them or for none. The
/// initiative is held: nobody comes between the look and what is decided by it.
async fn look(
    app: &App,
    tx: &DatabaseTransaction,
    initiative: &Initiative,
    line: &Line,
    (verdict, seen): (Verdict, &[SupportId]),
) -> Result<(), Error> {
    let alike = look_alikes(app, tx, initiative, line).await?;
    if alike.iter().any(|bearer| !seen.contains(&bearer.id)) {
        return Err(Error::Conflict);
    }
    match verdict {
        Verdict::SameAs(id) if alike.iter().all(|bearer| bearer.id != id) => Err(Error::Conflict),
        Verdict::SameAs(_) | Verdict::New => Ok(()),
    }
}

/// Lets supports come and go with the line, counted in the same transaction.
async fn take_effect(
    app: &App,
    tx: &DatabaseTransaction,
    initiative: &Initiative,
    change: &Change,
) -> Result<(), Error> {
    let today = app.clock.today();
    match (change.effect, &change.line.statement) {
        (Effect::None, _) | (Effect::Gives(..), None) => Ok(()),
        (Effect::Gives(id, verdict), Some(statement)) => {
            let added = confirmation::add(tx, &[piece(app, initiative, statement, (id, verdict))]).await?;
            // A support that is not taken now would leave a line that says it counts.
            if added == [id] { Ok(()) } else { Err(Error::Conflict) }
        }
        (Effect::Takes(id), _) => {
            let support = supports::find_by_id(tx, id).await?.ok_or(Error::NotFound)?;
            let withdrawn = support.withdraw(true, today).map_err(|why| match why {
                NotNow::Withdrawn => Error::Conflict,
                NotNow::Closed | NotNow::Late => Error::NotNow(initiative.state.code()),
            })?;
            supports::withdraw(tx, &withdrawn, today).await
        }
    }
}

fn piece(
    app: &App,
    initiative: &Initiative,
    statement: &Statement,
    (id, verdict): (SupportId, Verdict),
) -> Confirmation {
    let support = Support {
        id,
        initiative: initiative.id,
        level: SupportLevel::Paper,
        ground: statement.ground,
        municipality: statement.municipality.clone(),
        // Nobody who signed a sheet was asked.
        shows_name: false,
        confirmed_on: app.clock.today(),
        state: State::Confirmed,
    };
    let giver =
        Giver { name: Some(statement.name.clone()), business_id: statement.business_id.clone(), ..Giver::default() };
    Confirmation {
        row: rows::new_support(&support, &giver, (&app.keyring, &app.random)),
        support,
        email_indexes: Vec::new(),
        code_hashes: Vec::new(),
        receipt: None,
        same_as: match verdict {
            Verdict::New => None,
            Verdict::SameAs(other) => Some(other),
        },
        context: Context {
            keyring: app.keyring.clone(),
            random: app.random.clone(),
            counting: app.county.initiatives.counting.clone(),
            now: app.clock.now(),
        },
    }
}

async fn note(
    app: &App,
    tx: &DatabaseTransaction,
    staff: &Staff,
    act: Act,
    (batch, line): (&Batch, i32),
) -> Result<(), Error> {
    let entry = Entry::of(staff.id, act).on(batch.initiative);
    let entry = entry.count("batch", count(batch.number)).count("line", count(line));
    audit::record(tx, entry, app.clock.now()).await?;
    Ok(())
}
