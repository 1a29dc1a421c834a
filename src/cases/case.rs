//! A case: its states, and the only ways from one to another.

use chrono::{Duration, NaiveDate};
use entity::ids::{CaseId, StaffId, UnitId};

use super::channel::{Channel, Origin};
use super::event::{By, Event, NewEvent};
use super::number::CaseNumber;
use super::policy::{
    MayAnswer, MayAsk, MayAssign, MayBegin, MayFollow, MayMove, MayReject, MayReopen, MayReply, MaySettleTransfer,
    MayTellMade, MayTransfer,
};
use crate::kernel::locale::Locale;

pub use super::state::{PublicState, State};

/// A matter that someone brought to the county. At every moment one unit is responsible for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Random id.
    pub id: CaseId,
    /// The number people use.
    pub number: CaseNumber,
    /// Which way of taking part it belongs to.
    pub channel: Channel,
    /// How it came in.
    pub origin: Origin,
    /// The one responsible unit.
    pub unit: UnitId,
    /// Where it stands.
    pub state: State,
    /// The language the resident chose.
    pub language: Locale,
    /// Day of arrival.
    pub received_on: NaiveDate,
    /// Last day for the answer.
    pub due_on: NaiveDate,
    /// A person chose the unit; rules leave it alone.
    pub is_locked: bool,
    /// How often a transfer came back.
    pub times_returned: u16,
    /// Closed as outside the strategy, by choice.
    pub is_outside_strategy: bool,
    /// Grows with every change; a change names the version it read.
    pub version: i32,
}

/// A case after a transition, with what it was before and the event that explains the step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The case as it is now; its version is already the next one.
    pub case: Case,
    /// The unit that was responsible before.
    pub unit_before: UnitId,
    /// The code of the state before.
    pub state_before: &'static str,
    /// What the step settles by the way, and what stands before it on the timeline.
    pub settled: Option<NewEvent>,
    /// What happened.
    pub event: NewEvent,
}

/// A transition that the case's state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a case that is {state} cannot be {wish}")]
pub struct Refused {
    /// The state's code.
    pub state: &'static str,
    /// What was wished, as a participle.
    pub wish: &'static str,
}

/// Is it the resident's to say whether the case becomes an initiative? `happened` is its course, oldest first.
#[must_use]
pub fn is_offered_as_initiative(state: &State, happened: impl DoubleEndedIterator<Item = Event>) -> bool {
    let asked = happened
        .rev()
        .find(|event| matches!(event, Event::InitiativeOffered | Event::WaitEnded | Event::ResidentWrote));
    matches!(state, State::WaitingForResident { .. }) && asked == Some(Event::InitiativeOffered)
}

/// Days after an answer in which the case may be reopened by the resident.
pub const REOPENING_DAYS: i64 = 14;

/// After this many returns the coordinator's choice binds.
pub const RETURNS_BEFORE_COORDINATOR: u16 = 2;

impl Case {
    /// Gives the case to a handler; whoever takes it for themselves begins at once.
    pub fn assign(self, permit: MayAssign, handler: StaffId, on: NaiveDate) -> Result<Change, Refused> {
        let by = permit.spend();
        match self.state {
            State::Received
            | State::Assigned { .. }
            | State::InProgress { .. }
            | State::TransferPending { .. }
            | State::Reopened { .. } => {
                let state = if handler == by { State::InProgress { handler } } else { State::Assigned { handler } };
                Ok(self.moved(state, NewEvent::by_staff(Event::Assigned, by, on)))
            }
            _ => Err(self.refuses("assigned")),
        }
    }

    /// The handler begins.
    pub fn begin(self, permit: MayBegin, on: NaiveDate) -> Result<Change, Refused> {
        let by = permit.spend();
        match self.state {
            State::Received | State::Assigned { .. } | State::Reopened { .. } | State::TransferPending { .. } => {
                Ok(self.moved(State::InProgress { handler: by }, NewEvent::by_staff(Event::Begun, by, on)))
            }
            _ => Err(self.refuses("begun")),
        }
    }

    /// Asks the resident; the clock stands still until the reply or the end of `until`.
    pub fn ask(self, permit: MayAsk, on: NaiveDate, until: NaiveDate) -> Result<Change, Refused> {
        let by = permit.spend();
        match self.state {
            State::Received | State::Assigned { .. } | State::InProgress { .. } | State::Reopened { .. } => {
                let state = State::WaitingForResident { handler: by, until };
                Ok(self.moved(state, NewEvent::by_staff(Event::Asked, by, on)))
            }
            _ => Err(self.refuses("asked about")),
        }
    }

    /// Asks the resident, and proposes that the case becomes an initiative. What becomes of it, the resident decides.
    pub fn offer_initiative(self, permit: MayAsk, on: NaiveDate, until: NaiveDate) -> Result<Change, Refused> {
        let mut change = self.ask(permit, on, until)?;
        change.settled = Some(NewEvent { event: Event::InitiativeOffered, ..change.event.clone() });
        Ok(change)
    }

    /// The resident made an initiative of it, which has a course of its own.
    pub fn become_initiative(self, permit: MayReply, on: NaiveDate) -> Result<Change, Refused> {
        permit.spend();
        match self.state {
            State::WaitingForResident { .. } => {
                Ok(self.moved(State::Rejected { on }, NewEvent::by_resident(Event::BecameInitiative, on)))
            }
            _ => Err(self.refuses("made an initiative")),
        }
    }

    /// The resident wrote. Where the unit waited for it, the clock goes on with a new last day.
    pub fn reply(self, permit: MayReply, on: NaiveDate, due_on: NaiveDate) -> Result<Change, Refused> {
        permit.spend();
        let event = NewEvent::by_resident(Event::ResidentWrote, on);
        match self.state {
            State::WaitingForResident { handler, .. } => {
                let mut change = self.moved(State::InProgress { handler }, event);
                change.case.due_on = due_on;
                Ok(change)
            }
            _ if self.state.is_open() => {
                let state = self.state.clone();
                Ok(self.moved(state, event))
            }
            _ => Err(self.refuses("written to")),
        }
    }

    /// Nobody replied in time; the clock goes on with a new last day.
    pub fn resume(self, on: NaiveDate, due_on: NaiveDate) -> Result<Change, Refused> {
        match self.state {
            State::WaitingForResident { handler, until } if until < on => {
                let mut change = self.moved(State::InProgress { handler }, NewEvent::by_system(Event::WaitEnded, on));
                change.case.due_on = due_on;
                Ok(change)
            }
            _ => Err(self.refuses("resumed")),
        }
    }

    /// Sends the case to another unit, which may give it back until `accept_by`. The clock goes on.
    /// A coordinator's choice binds: it waits for nobody.
    pub fn transfer(
        self,
        permit: MayTransfer,
        to: UnitId,
        on: NaiveDate,
        accept_by: NaiveDate,
    ) -> Result<Change, Refused> {
        let (by, binds) = permit.spend();
        let is_movable = self.state.is_open() && !matches!(self.state, State::WaitingForResident { .. });
        if !is_movable || to == self.unit {
            return Err(self.refuses("transferred"));
        }
        let state = if binds { State::Received } else { State::TransferPending { from: self.unit.clone(), accept_by } };
        let event = NewEvent::by_staff(Event::Transferred, by, on).about(to.clone());
        let mut change = self.moved(state, event);
        change.case.unit = to;
        change.case.is_locked = true;
        Ok(change)
    }

    /// The receiving unit keeps the case.
    pub fn accept_transfer(self, permit: MaySettleTransfer, on: NaiveDate) -> Result<Change, Refused> {
        let by = permit.spend();
        match self.state {
            State::TransferPending { .. } => {
                Ok(self.moved(State::Received, NewEvent::by_staff(Event::TransferAccepted, by, on)))
            }
            _ => Err(self.refuses("accepted")),
        }
    }

    /// Silence keeps the case where it was sent.
    pub fn accept_by_silence(self, on: NaiveDate) -> Result<Change, Refused> {
        match self.state {
            State::TransferPending { accept_by, .. } if accept_by < on => {
                Ok(self.moved(State::Received, NewEvent::by_system(Event::TransferAccepted, on)))
            }
            _ => Err(self.refuses("accepted")),
        }
    }

    /// The receiving unit gives the case back. The second time it goes to `coordinators`, the unit
    /// whose coordinator then decides.
    pub fn return_transfer(
        self,
        permit: MaySettleTransfer,
        coordinators: UnitId,
        on: NaiveDate,
    ) -> Result<Change, Refused> {
        let by = permit.spend();
        let State::TransferPending { from, .. } = self.state.clone() else {
            return Err(self.refuses("given back"));
        };
        let returned = self.times_returned.saturating_add(1);
        let to = if returned >= RETURNS_BEFORE_COORDINATOR { coordinators } else { from };
        let event = NewEvent::by_staff(Event::TransferReturned, by, on).about(to.clone());
        let mut change = self.moved(State::Received, event);
        change.case.unit = to;
        change.case.times_returned = returned;
        Ok(change)
    }

    /// The case's unit has closed, and its successor has the case now. Its clock goes on, and so does whoever works on it,
    /// when `keeps_handler` says that they may work there.
    pub fn follow_unit(
        self,
        successor: UnitId,
        keeps_handler: bool,
        by: Option<StaffId>,
        on: NaiveDate,
    ) -> Result<Change, Refused> {
        let state = match self.state.clone() {
            state if !state.is_open() => return Err(self.refuses("given to a successor")),
            State::Assigned { .. } | State::InProgress { .. } if !keeps_handler => State::Received,
            State::Reopened { .. } if !keeps_handler => State::Reopened { handler: None },
            state => state,
        };
        let event = match by {
            Some(staff) => NewEvent::by_staff(Event::Transferred, staff, on),
            None => NewEvent::by_system(Event::Transferred, on),
        };
        let mut change = self.moved(state, event.about(successor.clone()));
        change.case.unit = successor;
        Ok(change)
    }

    /// Answers the resident. `is_outside_strategy` is the explicit choice of no goal.
    pub fn answer(self, permit: MayAnswer, on: NaiveDate, is_outside_strategy: bool) -> Result<Change, Refused> {
        let by = permit.spend();
        if !self.state.is_open() {
            return Err(self.refuses("answered"));
        }
        let state = State::Answered { handler: by, on };
        let mut change = self.moved(state, NewEvent::by_staff(Event::Answered, by, on));
        change.case.is_outside_strategy = is_outside_strategy;
        Ok(change)
    }

    /// The maker of its initiative was told who handles it: the case is begun, and its last day is the estimated one.
    pub fn prepare(self, permit: MayFollow, on: NaiveDate, due_on: NaiveDate) -> Result<Change, Refused> {
        let by = permit.spend();
        if !self.state.is_open() {
            return Err(self.refuses("prepared"));
        }
        let handler = self.state.handler().unwrap_or(by);
        let mut change = self.moved(State::InProgress { handler }, NewEvent::by_staff(Event::Begun, by, on));
        change.case.due_on = due_on;
        Ok(change)
    }

    /// Its initiative is decided: the case is answered.
    pub fn decide(self, permit: MayFollow, on: NaiveDate, is_outside_strategy: bool) -> Result<Change, Refused> {
        let by = permit.spend();
        if !self.state.is_open() {
            return Err(self.refuses("decided"));
        }
        let mut change = self.moved(State::Answered { handler: by, on }, NewEvent::by_staff(Event::Answered, by, on));
        change.case.is_outside_strategy = is_outside_strategy;
        Ok(change)
    }

    /// Tells that the change which the answer planned is made. The case stays answered since the day it was.
    pub fn tell_made(self, permit: MayTellMade, on: NaiveDate) -> Result<Change, Refused> {
        let by = permit.spend();
        match self.state {
            State::Answered { .. } => {
                let state = self.state.clone();
                Ok(self.moved(state, NewEvent::by_staff(Event::ChangeMade, by, on)))
            }
            _ => Err(self.refuses("told to be made")),
        }
    }

    /// Opens an answered case again, with a new last day. Where its unit has closed meanwhile, `home` is another one, and
    /// nobody there has had it before.
    pub fn reopen(self, permit: MayReopen, on: NaiveDate, due_on: NaiveDate, home: UnitId) -> Result<Change, Refused> {
        let State::Answered { handler, on: answered_on } = self.state.clone() else {
            return Err(self.refuses("reopened"));
        };
        let event = match permit.spend() {
            Some(staff) => NewEvent::by_staff(Event::Reopened, staff, on),
            None if on <= answered_on + Duration::days(REOPENING_DAYS) => NewEvent::by_resident(Event::Reopened, on),
            None => return Err(self.refuses("reopened")),
        };
        let handler = Some(handler).filter(|_| home == self.unit);
        let mut change = self.moved(State::Reopened { handler }, event.about(home.clone()));
        change.case.unit = home;
        change.case.due_on = due_on;
        Ok(change)
    }

    /// Turns the case down; the reason and the legal ground stand in the event.
    pub fn reject(self, permit: MayReject, on: NaiveDate) -> Result<Change, Refused> {
        let by = permit.spend();
        if !self.state.is_open() {
            return Err(self.refuses("rejected"));
        }
        Ok(self.moved(State::Rejected { on }, NewEvent::by_staff(Event::Rejected, by, on)))
    }

    /// Sends the case to the authority it was meant for (act 434/2003 § 21).
    pub fn move_to_other_authority(self, permit: MayMove, on: NaiveDate) -> Result<Change, Refused> {
        let by = permit.spend();
        if !self.state.is_open() {
            return Err(self.refuses("moved"));
        }
        Ok(self.moved(State::MovedToOtherAuthority { on }, NewEvent::by_staff(Event::MovedToOtherAuthority, by, on)))
    }

    fn moved(self, state: State, event: NewEvent) -> Change {
        let (unit_before, state_before) = (self.unit.clone(), self.state.code());
        let settled = self.settled_by(&event);
        let case = Self { state, version: self.version.saturating_add(1), ..self };
        Change { case, unit_before, state_before, settled, event }
    }

    /// Whoever works on a case that was sent here has kept it, also without saying so first.
    fn settled_by(&self, event: &NewEvent) -> Option<NewEvent> {
        let is_work = matches!(
            event.event,
            Event::Assigned | Event::Begun | Event::Answered | Event::Rejected | Event::MovedToOtherAuthority
        );
        match (&self.state, event.by) {
            (State::TransferPending { .. }, By::Staff(staff)) if is_work => {
                Some(NewEvent::by_staff(Event::TransferAccepted, staff, event.on))
            }
            _ => None,
        }
    }

    fn refuses(&self, wish: &'static str) -> Refused {
        Refused { state: self.state.code(), wish }
    }
}
