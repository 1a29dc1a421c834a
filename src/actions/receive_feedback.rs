//! Receive feedback: make it a case, find its unit, promise a day, give a receipt.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use entity::ids::{CaseId, UnitId};
use entity::{idempotency_key, outbox, receipt};
use sea_orm::ActiveValue::Set;

use super::limit;
use crate::app::App;
use crate::audit::{Act, Entry};
use crate::cases::case::{Case, State};
use crate::cases::channel::Channel;
use crate::cases::event::{Event, NewEvent};
use crate::cases::number::CaseNumber;
use crate::cases::rows::{Subject, new_case, new_event};
use crate::cases::store::{by, find_by_id};
use crate::deadlines::due_on;
use crate::feedback::contact::{EmailAddress, PhoneNumber};
use crate::feedback::draft::DraftId;
use crate::feedback::feedback::{Nps, ReplyWay};
use crate::feedback::new_feedback::NewFeedback;
use crate::feedback::store::{NewTold, attachment_rows, contact_row, find, row, sent_before};
use crate::feedback::submission::Submission;
use crate::kernel::actor::Actor;
use crate::kernel::digest::sha256_hex;
use crate::notifications;
use crate::notifications::messages::Message;
use crate::platform::error::{Error, is_taken};
use crate::receipts::{ReceiptCode, Struck};
use crate::routing::{self, Decision, Enquiry, Trace};
use crate::words::StemSet;

/// A selector or number already taken is drawn anew this many times; more means that the random
/// source is broken.
const DRAWS_MAX: usize = 5;

/// What the sender keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The code: shown once, never stored.
    pub code: ReceiptCode,
    /// The case.
    pub case: CaseId,
    /// The number people use.
    pub number: CaseNumber,
    /// The responsible unit.
    pub unit: UnitId,
    /// How the sender wants the answer.
    pub reply: ReplyWay,
    /// Why this unit got it, as long as that is kept.
    pub trace: Option<Trace>,
    /// Day of arrival.
    pub received_on: NaiveDate,
    /// Last day for the answer.
    pub due_on: NaiveDate,
}

/// Receives feedback and returns after it is durable. The same key gives the same receipt again.
pub async fn receive_feedback(app: &App, actor: &Actor, new: NewFeedback) -> Result<Receipt, Error> {
    let body_hash = sha256_hex(body_of(&new).as_bytes());
    let today = app.clock.today();
    let words = StemSet::of(new.text.as_str());
    let enquiry = Enquiry {
        service: new.service.clone(),
        municipality: new.municipality.clone(),
        place: new.place.clone(),
        topic: new.topic.clone(),
        kind: Some(new.kind.code().to_owned()),
        language: Some(new.locale),
        own_link: new.unit.as_ref().map(|unit| unit.as_str().to_owned()),
    };
    let decision = routing::route(&app.county, &enquiry, &words, today);
    for step in decision.trace.alarms() {
        tracing::error!(unit = step.unit, by = step.by.code(), "routing led to a unit that is not open");
    }
    let due = due_on(today, limit(app, new.kind.deadline())?).due_on;

    for _ in 0..DRAWS_MAX {
        let struck = app.receipts.take().await?;
        let case = case_of(app, &new, &decision, due, today);
        let submission = submission(app, actor, &new, (&case, &decision), &struck, &body_hash)?;
        let has_letter = submission.letter.is_some();
        let written = app.intake.write(submission).await;
        if let (Err(_), true, Some(to)) = (&written, has_letter, &new.contact.email) {
            app.limits.acknowledgements.take_back(to.as_str().to_lowercase(), app.clock.now());
        }
        match written {
            Ok(()) => {
                app.wake.notify_one();
                return Ok(receipt(struck.code, case, (new.reply, Some(decision.trace))));
            }
            Err(fault) if is_taken(&fault) => {
                // Either the same form was sent twice at once, or a number or selector is taken.
                if let Some(earlier) = earlier_receipt(app, &new.key, Some(&body_hash)).await? {
                    return Ok(earlier);
                }
            }
            Err(fault) => return Err(fault.into()),
        }
    }
    Err(Error::internal(anyhow::anyhow!("no free case number or receipt selector was drawn")))
}

/// The receipt of a form that was sent before, if it was.
pub async fn receipt_of_form(app: &App, key: &DraftId) -> Result<Option<Receipt>, Error> {
    earlier_receipt(app, key, None).await
}

async fn earlier_receipt(app: &App, key: &DraftId, body_hash: Option<&str>) -> Result<Option<Receipt>, Error> {
    let Some(sent) = sent_before(app.db.reader(), key).await? else {
        return Ok(None);
    };
    if body_hash.is_some_and(|hash| hash != sent.body_hash) {
        return Err(Error::Conflict);
    }
    let secret = key.as_str().as_bytes();
    let code = app.keyring.open_with_secret(&sent.sealed_receipt, secret).map_err(Error::internal)?;
    let code = String::from_utf8(code).map_err(Error::internal)?;
    let code =
        ReceiptCode::parse(&code).map_err(|_| Error::internal(anyhow::anyhow!("a kept receipt is no receipt")))?;
    let conn = app.db.reader();
    let case = find_by_id(conn, sent.case_id).await?.ok_or(Error::NotFound)?;
    let told = find(conn, case.id, &app.keyring).await?;
    let first = routing::store::decisions_of(conn, case.id).await?.into_iter().next();
    let why = (told.map_or(ReplyWay::Code, |told| told.reply), first.and_then(|decided| decided.trace));
    Ok(Some(receipt(code, case, why)))
}

fn receipt(code: ReceiptCode, case: Case, (reply, trace): (ReplyWay, Option<Trace>)) -> Receipt {
    Receipt {
        code,
        case: case.id,
        number: case.number,
        unit: case.unit,
        reply,
        trace,
        received_on: case.received_on,
        due_on: case.due_on,
    }
}

fn case_of(app: &App, new: &NewFeedback, decision: &Decision, due_on: NaiveDate, today: NaiveDate) -> Case {
    Case {
        id: CaseId(app.random.uuid()),
        number: CaseNumber::draw(today.year(), &app.random),
        channel: Channel::Feedback,
        origin: new.origin,
        unit: UnitId(decision.unit.clone()),
        state: State::Received,
        language: new.locale,
        received_on: today,
        due_on,
        is_locked: false,
        times_returned: 0,
        is_outside_strategy: false,
        version: 1,
    }
}

fn submission(
    app: &App,
    actor: &Actor,
    new: &NewFeedback,
    (case, decision): (&Case, &Decision),
    struck: &Struck,
    body_hash: &str,
) -> Result<Submission, Error> {
    let (keyring, random) = (&app.keyring, &app.random);
    let subject = Subject { service: new.service.clone(), municipality: new.municipality.clone() };
    let told = NewTold {
        kind: new.kind,
        text: &new.text,
        nps: new.nps,
        place: new.place.clone(),
        topic: new.topic.clone(),
        goal: new.goal.clone(),
        reply: new.reply,
        may_publish: new.may_publish,
    };
    let arrival = NewEvent { by: by(actor), ..NewEvent::by_resident(Event::Received, case.received_on) };
    let routed = NewEvent::by_system(Event::Routed, case.received_on).about(case.unit.clone());
    let secret = new.key.as_str().as_bytes();
    Ok(Submission {
        case: new_case(case, &subject),
        unit: case.unit.clone(),
        events: vec![new_event(&arrival, case.id, 1, keyring, random), new_event(&routed, case.id, 2, keyring, random)],
        decision: routing::store::row(case.id, 1, decision, case.received_on)?,
        feedback: row(case.id, &told, keyring, random),
        contact: contact_row(case.id, &new.contact, keyring, random),
        receipt: receipt::ActiveModel {
            selector: Set(struck.code.selector().to_owned()),
            case_id: Set(case.id),
            secret_hash: Set(struck.hash.clone()),
        },
        key: idempotency_key::ActiveModel {
            key_hash: Set(new.key.hash()),
            body_hash: Set(body_hash.to_owned()),
            case_id: Set(case.id),
            sealed_receipt: Set(keyring.seal_with_secret(random, secret, struck.code.grouped().as_bytes())),
            received_on: Set(case.received_on),
        },
        attachments: attachment_rows(case.id, &new.files, keyring, random),
        letter: letter(app, new, case),
        draft: Some(new.key.hash()),
        entry: entered(app, actor, case.id),
    })
}

/// Who enters a case for someone else is named in the audit trail; residents never are.
fn entered(app: &App, actor: &Actor, case: CaseId) -> Option<(Entry, DateTime<Utc>)> {
    match actor {
        Actor::Staff(staff) => Some((Entry::of(staff.id, Act::CaseEntered).on(case), app.clock.now())),
        Actor::Resident | Actor::System => None,
    }
}

fn letter(app: &App, new: &NewFeedback, case: &Case) -> Option<outbox::ActiveModel> {
    let to = new.contact.email.as_ref()?;
    let (address, now) = (to.as_str().to_lowercase(), app.clock.now());
    // Counted before it is written, so that many at once do not slip through.
    app.limits.acknowledgements.check(&address, now).ok()?;
    app.limits.acknowledgements.strike(&address, now);
    let notice = notifications::outbox::Notice { message: Message::Received, case_id: case.id, to, locale: new.locale };
    Some(notifications::outbox::row(&notice, &app.keyring, &app.random, now))
}

/// Everything that makes two sendings the same: what was said, not which files carry it.
fn body_of(new: &NewFeedback) -> String {
    let contact = &new.contact;
    let email = contact.email.as_ref().map(EmailAddress::as_str);
    let phone = contact.phone.as_ref().map(PhoneNumber::as_str);
    format!(
        "{}\u{1f}{:?}",
        new.text.as_str(),
        (
            (new.kind, new.nps.map(Nps::score), &new.service, &new.municipality, &new.place, &new.topic),
            (new.reply, &contact.name, email, phone, new.may_publish, new.locale, new.origin),
        )
    )
}
