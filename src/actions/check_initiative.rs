//! Check an initiative before it is published.

use chrono::Days;
use entity::initiative;

use super::hand_over_initiative::{make_case, planned};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::cases::rows::Subject;
use crate::counties::county::Collecting;
use crate::initiatives::facts::Objection;
use crate::initiatives::initiative::Onward;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::{kept, policy, store};
use crate::kernel::actor::{Actor, Staff};
use crate::notifications;
use crate::notifications::messages::InitiativeMessage;
use crate::platform::error::Error;

/// What the registrar found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is published, and collects supporters or is handed over.
    Publish,
    /// Its author is asked to correct it.
    GiveBack(Objection),
    /// It is not published.
    Refuse(Objection),
}

/// Does what the registrar found. `version` is the one the page showed.
pub async fn check_initiative(
    app: &App,
    staff: &Staff,
    number: InitiativeNumber,
    version: i32,
    verdict: Verdict,
) -> Result<(), Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let permit = policy::may_check(&Actor::Staff(staff.clone()))?;
    let tx = app.db.begin_write().await?;

    let (initiative, row) = store::find(&tx, staff, number).await?.ok_or(Error::NotFound)?;
    if initiative.version != version {
        return Err(Error::Conflict);
    }
    let (id, promised_on) = (initiative.id, initiative.state.next_on());
    let words = store::words_of(&tx, id, initiative.text_version, &app.keyring).await?.ok_or(Error::NotFound)?;
    let makers = store::makers_of(&tx, id, &app.keyring).await?;
    let (change, act) = match verdict {
        Verdict::Publish => {
            let onward = onward(app, &row)?;
            let change = initiative.publish(permit, onward, today)?;
            if let Onward::HandOver(over) = onward {
                let about = Subject { service: row.service_id, municipality: row.municipality_id };
                make_case(app, &tx, (&change.initiative, &words), (&about, &row.origin), over).await?;
            }
            store::lay_open(&tx, &change.initiative, &words).await?;
            (change, Act::InitiativePublished)
        }
        Verdict::GiveBack(objection) => (initiative.give_back(permit, objection, today)?, Act::InitiativeReturned),
        Verdict::Refuse(objection) => (initiative.refuse(permit, objection, today)?, Act::InitiativeRefused),
    };
    store::record(&tx, &change, &app.keyring, &app.random).await?;
    if let Some(promised_on) = promised_on {
        kept::note_check(&tx, id, change.initiative.version, promised_on, today).await?;
    }
    // The first event tells its maker what became of the check.
    let happened = change.events.first().map(|happened| &happened.event);
    if let Some(message) = happened.and_then(InitiativeMessage::after) {
        let sealing = (&app.keyring, &app.random);
        notifications::outbox::tell_makers(&tx, sealing, &change.initiative, &makers, message, now).await?;
    }
    audit::record(&tx, Entry::of(staff.id, act).on(id).digest("words", words.hash().as_bytes()), now).await?;

    tx.commit().await?;
    app.wake.notify_one();
    Ok(())
}

fn onward(app: &App, row: &initiative::Model) -> Result<Onward, Error> {
    let today = app.clock.today();
    if !row.collects {
        return Ok(Onward::HandOver(planned(app, row, today)?));
    }
    // Whoever was promised that they may collect does so, even if the county has changed its mind since.
    let days = app.county.initiatives.collecting.map_or(DAYS_ONCE_PROMISED, |Collecting { days }| days);
    let after = |days: u16| today.checked_add_days(Days::new(days.into())).unwrap_or(today);
    // A check that took long leaves some days all the same.
    let until = row.collects_until.unwrap_or_else(|| after(days)).clamp(after(DAYS_LEAST.min(days)), after(days));
    Ok(Onward::Collect { until })
}

/// Days of collecting for an initiative that was filed while the county allowed it, and checked when it no longer did;
/// and for one for a referendum where the county lets nothing else collect.
const DAYS_ONCE_PROMISED: u16 = 90;

/// Days of collecting that are left at least, however late in the wished time the check was done.
const DAYS_LEAST: u16 = 7;
