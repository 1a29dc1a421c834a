//! File an initiative: keep it, promise a day for the check, give a receipt. The registry enters those that came otherwise
//! than on the web.

use chrono::{Datelike, NaiveDate};
use entity::ids::InitiativeId;

use super::{change_kind, limit};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::deadlines::due_on;
use crate::feedback::draft::DraftId;
use crate::initiatives::draft;
use crate::initiatives::event::{By, Event, Happened};
use crate::initiatives::initiative::{Initiative, State};
use crate::initiatives::national::NationalReference;
use crate::initiatives::new_initiative::NewInitiative;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::policy;
use crate::initiatives::receipts::{self, Given, sent_before};
use crate::initiatives::rows::{Origin, Subject};
use crate::initiatives::store::{self, Filed};
use crate::kernel::actor::{Actor, Staff};
use crate::kernel::digest::sha256_hex;
use crate::notifications;
use crate::notifications::messages::InitiativeMessage;
use crate::platform::error::Error;
use crate::receipts::{ReceiptCode, Struck};
use crate::residents::initiative_claims;
use crate::supports::rule::threshold;

/// A selector that is taken is drawn anew this many times.
const DRAWS_MAX: usize = 5;

/// What the author keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InitiativeReceipt {
    /// The code: shown once, never stored.
    pub code: ReceiptCode,
    /// The initiative.
    pub initiative: InitiativeId,
    /// Its number.
    pub number: InitiativeNumber,
    /// Day of filing.
    pub filed_on: NaiveDate,
    /// The promised day of the check.
    pub check_by: Option<NaiveDate>,
    /// It collects supporters first.
    pub collects: bool,
}

/// How an initiative came, and who writes it down.
struct Came {
    by: By,
    origin: Origin,
    filed_on: NaiveDate,
    national: Option<NationalReference>,
}

/// Files an initiative from the web and returns after it is durable. The same key gives the same receipt again.
pub async fn file_initiative(app: &App, new: NewInitiative) -> Result<InitiativeReceipt, Error> {
    let came = Came { by: By::Author, origin: Origin::Web, filed_on: app.clock.today(), national: None };
    file(app, new, came).await
}

/// Files an initiative that the registry writes down: from paper, from a meeting of the council, or from the national
/// service. It is checked as any other; its time runs from the day it came. The same form with other content is
/// [`Error::Malformed`].
pub async fn enter_initiative(
    app: &App,
    staff: &Staff,
    new: NewInitiative,
    (origin, filed_on, national): (Origin, NaiveDate, Option<NationalReference>),
) -> Result<InitiativeReceipt, Error> {
    policy::may_register(&Actor::Staff(staff.clone()))?;
    file(app, new, Came { by: By::Staff(staff.id), origin, filed_on, national }).await
}

async fn file(app: &App, new: NewInitiative, came: Came) -> Result<InitiativeReceipt, Error> {
    let national = came.national.as_ref().map(ToString::to_string);
    let body = format!("{}\u{1f}{:?}", new.body(), (came.origin, came.filed_on, national));
    let body_hash = sha256_hex(body.as_bytes());
    for _ in 0..DRAWS_MAX {
        if let Some(earlier) = earlier_receipt(app, &new.key, Some(&body_hash)).await? {
            return Ok(earlier);
        }
        let struck = app.receipts.take().await?;
        match filed(app, &new, &came, &struck, &body_hash).await {
            Ok(initiative) => {
                app.wake.notify_one();
                return Ok(receipt(struck.code, &initiative));
            }
            // Either the same form was sent twice at once, or a selector is taken.
            Err(Error::Conflict) => {}
            Err(fault) => return Err(fault),
        }
    }
    Err(Error::internal(anyhow::anyhow!("no free receipt selector was drawn")))
}

async fn filed(
    app: &App,
    new: &NewInitiative,
    came: &Came,
    struck: &Struck,
    body_hash: &str,
) -> Result<Initiative, Error> {
    let (now, today) = (app.clock.now(), app.clock.today());
    let check_by = due_on(today, limit(app, "initiative_check")?).due_on;
    let tx = app.db.begin_write().await?;

    let from = change_kind::case_of_form(app, &tx, &new.key).await?;
    // What was feedback keeps its day.
    let filed_on = from.as_ref().map_or(came.filed_on, |case| case.received_on);
    let number = store::next_number(&tx, u16::try_from(today.year()).unwrap_or_default()).await?;
    let filed = Filed {
        initiative: Initiative {
            id: InitiativeId(app.random.uuid()),
            number,
            kind: new.kind,
            language: new.locale,
            state: State::Submitted { check_by },
            since: today,
            filed_on,
            collects: new.collects,
            text_version: 1,
            published_on: None,
            notice_by: None,
            noticed_on: None,
            handle_by: None,
            decided_on: None,
            version: 1,
        },
        subject: subject(app, new, came),
        words: new.words.clone(),
        makers: new.makers.clone(),
        events: vec![Happened { event: Event::Submitted, by: came.by, on: filed_on }],
    };
    store::file(&tx, &filed, &app.keyring, &app.random).await?;
    if let Some(case) = from {
        change_kind::end_case(app, &tx, case, filed.initiative.id).await?;
    }
    let grouped = struck.code.grouped();
    let given =
        Given { key: &new.key, body_hash, selector: struck.code.selector(), secret_hash: &struck.hash, code: &grouped };
    receipts::keep(&tx, filed.initiative.id, &given, (&app.keyring, &app.random), today)
        .await
        .map_err(Error::first_come)?;
    if let Some(owner) = draft::owner(&tx, &new.key).await? {
        // What was written on somebody's page stays there when it is filed.
        initiative_claims::claim(&tx, owner, filed.initiative.id, today).await?;
    }
    draft::forget(&tx, &new.key).await?;
    let sealing = (&app.keyring, &app.random);
    let message = InitiativeMessage::Submitted;
    notifications::outbox::tell_makers(&tx, sealing, &filed.initiative, &filed.makers, message, now).await?;

    if let By::Staff(staff) = came.by {
        audit::record(&tx, Entry::of(staff, Act::InitiativeRegistered).on(filed.initiative.id), now).await?;
    }

    tx.commit().await?;
    Ok(filed.initiative)
}

/// What the initiative is about, with the limit of supporters as it is today.
fn subject(app: &App, new: &NewInitiative, came: &Came) -> Subject {
    let (settings, population) = (&app.county.initiatives, &app.county.facts.population);
    Subject {
        origin: came.origin,
        service: new.service.clone(),
        goal: new.goal.clone(),
        municipality: new.makers.first().and_then(|maker| maker.municipality.clone()),
        collects_until: new.collects_until,
        threshold: threshold(new.kind, new.collects, settings, population),
        national_reference: came.national.as_ref().map(ToString::to_string),
    }
}

/// The receipt of a form that was sent before, if it was.
pub async fn receipt_of_initiative(app: &App, key: &DraftId) -> Result<Option<InitiativeReceipt>, Error> {
    earlier_receipt(app, key, None).await
}

async fn earlier_receipt(
    app: &App,
    key: &DraftId,
    body_hash: Option<&str>,
) -> Result<Option<InitiativeReceipt>, Error> {
    let Some(sent) = sent_before(app.db.reader(), key).await? else {
        return Ok(None);
    };
    if body_hash.is_some_and(|hash| hash != sent.body_hash) {
        return Err(Error::Malformed);
    }
    let code = app.keyring.open_with_secret(&sent.sealed_receipt, key.as_str().as_bytes()).map_err(Error::internal)?;
    let code = String::from_utf8(code).map_err(Error::internal)?;
    let code =
        ReceiptCode::parse(&code).map_err(|_| Error::internal(anyhow::anyhow!("a kept receipt is no receipt")))?;
    let initiative = store::find_by_id(app.db.reader(), sent.initiative_id).await?.ok_or(Error::NotFound)?;
    Ok(Some(receipt(code, &initiative)))
}

fn receipt(code: ReceiptCode, initiative: &Initiative) -> InitiativeReceipt {
    let check_by = match initiative.state {
        State::Submitted { check_by } => Some(check_by),
        _ => None,
    };
    InitiativeReceipt {
        code,
        initiative: initiative.id,
        number: initiative.number,
        filed_on: initiative.filed_on,
        check_by,
        collects: initiative.collects,
    }
}

/// Forgets that a form was sent: whoever has its page can no longer see the receipt again.
pub async fn forget_initiative_form(app: &App, id: &DraftId) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    draft::forget(&tx, id).await?;
    receipts::forget_key(&tx, id).await?;

    tx.commit().await?;
    Ok(())
}
