//! Cases as rows, and rows as cases.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use entity::ids::{CaseId, StaffId};
use entity::{case, case_event, wait};
use sea_orm::ActiveValue::Set;

use super::case::{Case, State};
use super::channel::{Channel, Origin};
use super::errors::StoreError;
use super::event::{By, NewEvent};
use super::number::CaseNumber;
use crate::kernel::locale::Locale;
use crate::kernel::random::Random;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

/// What the register keeps of a case beside its course: what it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Service, when known.
    pub service: Option<String>,
    /// Municipality, when known.
    pub municipality: Option<String>,
}

/// The row of a new case.
#[must_use]
pub fn new_case(case: &Case, subject: &Subject) -> case::ActiveModel {
    case::ActiveModel {
        id: Set(case.id),
        number: Set(case.number.to_string()),
        channel: Set(case.channel.code().to_owned()),
        service_id: Set(subject.service.clone()),
        municipality_id: Set(subject.municipality.clone()),
        language: Set(case.language.code().to_owned()),
        origin: Set(case.origin.code().to_owned()),
        received_on: Set(case.received_on),
        ..changed_case(case)
    }
}

/// The columns that a transition may change.
pub(super) fn changed_case(case: &Case) -> case::ActiveModel {
    let (returns_to, accept_by) = match &case.state {
        State::TransferPending { from, accept_by } => (Some(from.clone()), Some(*accept_by)),
        _ => (None, None),
    };
    let waits_until = match case.state {
        State::WaitingForResident { until, .. } => Some(until),
        _ => None,
    };
    let closed_on = match case.state {
        State::Answered { on, .. } | State::Rejected { on } | State::MovedToOtherAuthority { on } => Some(on),
        _ => None,
    };
    case::ActiveModel {
        state: Set(case.state.code().to_owned()),
        unit_id: Set(case.unit.clone()),
        assignee_id: Set(case.state.handler()),
        returns_to: Set(returns_to),
        accept_by: Set(accept_by),
        times_returned: Set(i32::from(case.times_returned)),
        waits_until: Set(waits_until),
        is_locked: Set(case.is_locked),
        due_on: Set(case.due_on),
        closed_on: Set(closed_on),
        is_outside_strategy: Set(case.is_outside_strategy),
        version: Set(case.version),
        ..Default::default()
    }
}

/// The row of an event. The detail is sealed for the place it lies in.
#[must_use]
pub fn new_event(
    event: &NewEvent,
    case: CaseId,
    position: i32,
    keyring: &Keyring,
    random: &Random,
) -> case_event::ActiveModel {
    let (actor, staff) = match event.by {
        By::Resident => ("resident", None),
        By::Staff(staff) => ("staff", Some(staff)),
        By::System => ("system", None),
    };
    let seal = |detail: &String| keyring.seal_text(random, detail, &event_place(case, position));
    case_event::ActiveModel {
        case_id: Set(case),
        position: Set(position),
        kind: Set(event.event.code().to_owned()),
        actor: Set(actor.to_owned()),
        staff_id: Set(staff),
        unit_id: Set(event.unit.clone()),
        detail: Set(event.detail.as_ref().map(seal)),
        happened_on: Set(event.on),
        happened_at: Set(event.at),
    }
}

pub(super) fn event_place(case: CaseId, position: i32) -> Place {
    Place::of("case_events", "detail", format_args!("{case}/{position}"))
}

/// The row of a wait that begins.
pub(super) fn new_wait(case: CaseId, from: NaiveDate) -> wait::ActiveModel {
    wait::ActiveModel { case_id: Set(case), from_on: Set(from), until_on: Set(None) }
}

/// The quarter of a date, as `2026-Q3`.
#[must_use]
pub fn quarter_of(date: NaiveDate) -> String {
    format!("{}-Q{}", date.year(), date.month0() / 3 + 1)
}

/// Who and when, as rows tell it.
pub(super) fn by_of(actor: &str, staff: Option<StaffId>) -> Option<By> {
    match (actor, staff) {
        ("resident", None) => Some(By::Resident),
        ("staff", Some(staff)) => Some(By::Staff(staff)),
        ("system", None) => Some(By::System),
        _ => None,
    }
}

/// The instant an event is kept with: none for residents.
pub(super) fn kept_instant(event: &NewEvent, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    (event.by != By::Resident).then_some(now)
}

impl TryFrom<case::Model> for Case {
    type Error = StoreError;

    fn try_from(row: case::Model) -> Result<Self, StoreError> {
        let id = row.id;
        parse(row).ok_or(StoreError::Corrupt(id))
    }
}

fn parse(row: case::Model) -> Option<Case> {
    let state =
        match (row.state.as_str(), row.assignee_id, row.returns_to, row.accept_by, row.waits_until, row.closed_on) {
            ("received", None, None, None, None, None) => State::Received,
            ("assigned", Some(handler), None, None, None, None) => State::Assigned { handler },
            ("in_progress", Some(handler), None, None, None, None) => State::InProgress { handler },
            ("waiting_for_resident", Some(handler), None, None, Some(until), None) => {
                State::WaitingForResident { handler, until }
            }
            ("transfer_pending", None, Some(from), Some(accept_by), None, None) => {
                State::TransferPending { from, accept_by }
            }
            ("reopened", handler, None, None, None, None) => State::Reopened { handler },
            ("answered", Some(handler), None, None, None, Some(on)) => State::Answered { handler, on },
            ("rejected", None, None, None, None, Some(on)) => State::Rejected { on },
            ("moved_to_other_authority", None, None, None, None, Some(on)) => State::MovedToOtherAuthority { on },
            _ => return None,
        };
    Some(Case {
        id: row.id,
        number: CaseNumber::parse(&row.number)?,
        channel: Channel::parse(&row.channel)?,
        origin: Origin::parse(&row.origin)?,
        unit: row.unit_id,
        state,
        language: Locale::parse(&row.language)?,
        received_on: row.received_on,
        due_on: row.due_on,
        is_locked: row.is_locked,
        times_returned: row.times_returned.try_into().ok()?,
        is_outside_strategy: row.is_outside_strategy,
        version: row.version,
    })
}
