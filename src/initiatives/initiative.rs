//! An initiative: its states, and the only ways from one to another.

use chrono::NaiveDate;
use entity::ids::{CaseId, InitiativeId};

use super::event::{By, Event, Happened};
use super::facts::{
    FollowUp, Hearing, HearingOutcome, Interim, Measures, Meeting, Notice, Objection, Reached, Registration,
};
use super::kind::Kind;
use super::number::InitiativeNumber;
use super::policy::{MayCheck, MayHandOver, MayHandle, MayRegister, MayWrite};
use super::promise::{Dates, Promised};
use crate::kernel::locale::Locale;

pub use super::state::State;

/// Something that members of the county, or users of a service, ask it to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Initiative {
    /// Random id.
    pub id: InitiativeId,
    /// The number people use.
    pub number: InitiativeNumber,
    /// Its kind.
    pub kind: Kind,
    /// The language of its words.
    pub language: Locale,
    /// Where it stands.
    pub state: State,
    /// The day of that.
    pub since: NaiveDate,
    /// The day it was filed, for good: a correction does not change it.
    pub filed_on: NaiveDate,
    /// It collects supporters before it is handed over, if its maker wished so.
    pub collects: bool,
    /// Which version of its words stands: 1, and one more with each correction.
    pub text_version: i32,
    /// The day it became public.
    pub published_on: Option<NaiveDate>,
    /// The last day for telling the maker who handles it.
    pub notice_by: Option<NaiveDate>,
    /// The day the maker was told.
    pub noticed_on: Option<NaiveDate>,
    /// The county's own last day for the measures, where it has set itself one.
    pub handle_by: Option<NaiveDate>,
    /// The day the measures were told.
    pub decided_on: Option<NaiveDate>,
    /// Grows with every change; a change names the version it read.
    pub version: i32,
}

/// An initiative after a transition, with the events that explain it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The initiative as it is now; its version is already the next one.
    pub initiative: Initiative,
    /// What happened, in order.
    pub events: Vec<Happened>,
}

/// A transition that the initiative's state does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an initiative that is {state} cannot be {wish}")]
pub struct Refused {
    /// The state's code.
    pub state: &'static str,
    /// What was wished, as a participle.
    pub wish: &'static str,
}

/// What becomes of an initiative that passed the check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward {
    /// It collects supporters until the end of a day.
    Collect {
        /// The last day.
        until: NaiveDate,
    },
    /// It is handed over at once.
    HandOver(HandOver),
}

/// What a hand-over brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// The case that was made.
    pub case: CaseId,
    /// The last day for telling the maker who handles it.
    pub notice_by: NaiveDate,
    /// The county's own last day for the measures, where it has set itself one.
    pub handle_by: Option<NaiveDate>,
}

impl Initiative {
    /// May everybody read its words? Once published they may, until its author takes it back.
    #[must_use]
    pub fn is_public(&self) -> bool {
        self.published_on.is_some() && self.state != State::Withdrawn
    }

    /// The registrar asks the author to correct it.
    pub fn give_back(self, permit: MayCheck, objection: Objection, on: NaiveDate) -> Result<Change, Refused> {
        let by = By::Staff(permit.spend());
        match self.state {
            State::Submitted { .. } => Ok(self.moved(State::Returned, Event::Returned(objection), by, on)),
            _ => Err(self.refuses("given back")),
        }
    }

    /// The author corrected it; the check is promised anew, the day of filing stays.
    pub fn correct(self, permit: MayWrite, check_by: NaiveDate, on: NaiveDate) -> Result<Change, Refused> {
        permit.spend();
        match self.state {
            State::Returned => {
                let mut change = self.moved(State::Submitted { check_by }, Event::Corrected, By::Author, on);
                change.initiative.text_version = change.initiative.text_version.saturating_add(1);
                Ok(change)
            }
            _ => Err(self.refuses("corrected")),
        }
    }

    /// It is not published. After an appeal another person than the first decides, and that stands.
    pub fn refuse(self, permit: MayCheck, objection: Objection, on: NaiveDate) -> Result<Change, Refused> {
        let by = permit.spend();
        match self.state {
            State::Submitted { .. } => {
                let state = State::Refused { by, is_final: false };
                Ok(self.moved(state, Event::Refused(objection), By::Staff(by), on))
            }
            State::Appealed { refused_by, .. } if refused_by != by => {
                let state = State::Refused { by, is_final: true };
                Ok(self.moved(state, Event::Upheld(objection), By::Staff(by), on))
            }
            _ => Err(self.refuses("refused")),
        }
    }

    /// The author asks another person to look at the refusal.
    pub fn appeal(self, permit: MayWrite, why: String, check_by: NaiveDate, on: NaiveDate) -> Result<Change, Refused> {
        permit.spend();
        match self.state {
            State::Refused { by: refused_by, is_final: false } => {
                let state = State::Appealed { refused_by, check_by };
                Ok(self.moved(state, Event::Appealed(why), By::Author, on))
            }
            _ => Err(self.refuses("appealed")),
        }
    }

    /// It is published, and collects supporters or is handed over. After an appeal another person decides. Only what
    /// its maker wanted to collect collects.
    pub fn publish(self, permit: MayCheck, onward: Onward, on: NaiveDate) -> Result<Change, Refused> {
        let by = permit.spend();
        let is_wished = self.collects == matches!(onward, Onward::Collect { .. });
        match self.state {
            State::Submitted { .. } if is_wished => Ok(self.published(By::Staff(by), onward, on)),
            State::Appealed { refused_by, .. } if refused_by != by && is_wished => {
                Ok(self.published(By::Staff(by), onward, on))
            }
            _ => Err(self.refuses("published")),
        }
    }

    fn published(self, by: By, onward: Onward, on: NaiveDate) -> Change {
        match onward {
            Onward::Collect { until } => {
                let mut change = self.moved(State::Collecting { until }, Event::Published, by, on);
                change.initiative.published_on = Some(on);
                change
            }
            Onward::HandOver(over) => {
                let mut change = self.handed_over(over, By::System, on);
                change.initiative.published_on = Some(on);
                change.events.insert(0, Happened { event: Event::Published, by, on });
                change
            }
        }
    }

    /// So many support it as the limit takes. It goes on collecting: its author says when it is enough.
    pub fn reach(self, reached: Reached, on: NaiveDate) -> Result<Change, Refused> {
        match self.state {
            State::Collecting { .. } => {
                let (state, since) = (self.state, self.since);
                let mut change = self.moved(state, Event::Reached(reached), By::System, on);
                change.initiative.since = since;
                Ok(change)
            }
            _ => Err(self.refuses("noted as supported by enough")),
        }
    }

    /// Collecting has ended: its author ends it on any day, the program after the last.
    pub fn hand_over(self, permit: MayHandOver, over: HandOver, on: NaiveDate) -> Result<Change, Refused> {
        let by = permit.spend();
        match self.state {
            State::Collecting { until } if by != By::System || until < on => Ok(self.handed_over(over, by, on)),
            _ => Err(self.refuses("handed over")),
        }
    }

    fn handed_over(self, over: HandOver, by: By, on: NaiveDate) -> Change {
        let mut change = self.moved(State::HandedOver { case: over.case }, Event::HandedOver, by, on);
        change.initiative.notice_by = Some(over.notice_by);
        change.initiative.handle_by = over.handle_by;
        change
    }

    /// The registry enters it.
    pub fn register(self, permit: MayRegister, entry: Registration, on: NaiveDate) -> Result<Change, Refused> {
        let by = By::Staff(permit.spend());
        match self.state {
            State::HandedOver { case } => Ok(self.moved(State::Registered { case }, Event::Registered(entry), by, on)),
            _ => Err(self.refuses("registered")),
        }
    }

    /// The maker is told who prepares it, how long it takes and whom to ask.
    pub fn give_notice(self, permit: MayHandle, notice: Notice, on: NaiveDate) -> Result<Change, Refused> {
        let by = By::Staff(permit.spend());
        match self.state {
            State::Registered { case } => {
                let mut change = self.moved(State::InPreparation { case }, Event::Noticed(notice), by, on);
                change.initiative.noticed_on = Some(on);
                Ok(change)
            }
            _ => Err(self.refuses("told of")),
        }
    }

    /// The maker is told something on the way.
    pub fn inform(self, permit: MayHandle, interim: Interim, on: NaiveDate) -> Result<Change, Refused> {
        let by = By::Staff(permit.spend());
        match self.state {
            State::InPreparation { .. }
            | State::HearingOffered { .. }
            | State::Heard { .. }
            | State::BeforeBody { .. } => {
                let (state, since) = (self.state, self.since);
                let mut change = self.moved(state, Event::Informed(interim), by, on);
                change.initiative.since = since;
                Ok(change)
            }
            _ => Err(self.refuses("told more of")),
        }
    }

    /// The representatives are offered a hearing, or another day for it.
    pub fn offer_hearing(self, permit: MayHandle, hearing: Hearing, on: NaiveDate) -> Result<Change, Refused> {
        let by = By::Staff(permit.spend());
        match self.state {
            State::InPreparation { case } | State::HearingOffered { case, .. } if hearing.on >= on => {
                let state = State::HearingOffered { case, hearing_on: hearing.on };
                Ok(self.moved(state, Event::HearingOffered(hearing), by, on))
            }
            _ => Err(self.refuses("heard")),
        }
    }

    /// What became of the hearing.
    pub fn record_hearing(self, permit: MayHandle, outcome: HearingOutcome, on: NaiveDate) -> Result<Change, Refused> {
        let by = By::Staff(permit.spend());
        match self.state {
            State::HearingOffered { case, .. } => Ok(self.moved(State::Heard { case }, Event::Heard(outcome), by, on)),
            _ => Err(self.refuses("noted as heard")),
        }
    }

    /// It is brought to a meeting, or to a later one. Nobody decides before a hearing was offered (§ 30.2).
    pub fn bring_before(self, permit: MayHandle, meeting: Meeting, on: NaiveDate) -> Result<Change, Refused> {
        let by = By::Staff(permit.spend());
        match self.state {
            State::Heard { case } | State::BeforeBody { case, .. } => {
                let state = State::BeforeBody { case, meeting_on: meeting.on };
                Ok(self.moved(state, Event::BroughtBefore(meeting), by, on))
            }
            _ => Err(self.refuses("brought to a meeting")),
        }
    }

    /// The maker is told of the measures; nobody can tell of a meeting that has not been.
    pub fn tell_measures(self, permit: MayHandle, measures: Measures, on: NaiveDate) -> Result<Change, Refused> {
        let by = By::Staff(permit.spend());
        match self.state {
            State::BeforeBody { case, .. } if measures.on <= on => {
                let state = State::MeasuresTold { case, follow_up_on: measures.follow_up_on };
                let mut change = self.moved(state, Event::MeasuresTold(measures), by, on);
                change.initiative.decided_on = Some(on);
                Ok(change)
            }
            _ => Err(self.refuses("decided")),
        }
    }

    /// Was it done?
    pub fn follow_up(self, permit: MayHandle, found: FollowUp, on: NaiveDate) -> Result<Change, Refused> {
        let by = By::Staff(permit.spend());
        match self.state {
            State::MeasuresTold { case, .. } | State::FollowedUp { case, .. } => {
                let state = State::FollowedUp { case, follow_up_on: found.next_on };
                Ok(self.moved(state, Event::FollowedUp(found), by, on))
            }
            _ => Err(self.refuses("followed up")),
        }
    }

    /// Nothing more happens. What is still to be looked at keeps it open.
    pub fn close(self, permit: MayHandle, on: NaiveDate) -> Result<Change, Refused> {
        let by = By::Staff(permit.spend());
        match self.state {
            State::MeasuresTold { case, follow_up_on: None } | State::FollowedUp { case, follow_up_on: None } => {
                Ok(self.moved(State::Closed { case }, Event::Closed, by, on))
            }
            _ => Err(self.refuses("closed")),
        }
    }

    /// Its author takes it back, as long as it is not the county's matter, nor others' who were merged into it:
    /// `has_joined`.
    pub fn withdraw(self, permit: MayWrite, has_joined: bool, on: NaiveDate) -> Result<Change, Refused> {
        permit.spend();
        if self.may_withdraw(has_joined) {
            Ok(self.moved(State::Withdrawn, Event::Withdrawn, By::Author, on))
        } else {
            Err(self.refuses("taken back"))
        }
    }

    /// Could its author take it back?
    #[must_use]
    pub const fn may_withdraw(&self, has_joined: bool) -> bool {
        !has_joined
            && matches!(
                self.state,
                State::Submitted { .. }
                    | State::Returned
                    | State::Refused { .. }
                    | State::Appealed { .. }
                    | State::Collecting { .. }
            )
    }

    /// What the county has promised next. `case_due_on` is the last day of its case.
    #[must_use]
    pub fn promised(&self, case_due_on: Option<NaiveDate>) -> Option<Promised> {
        let dates = Dates {
            filed_on: self.filed_on,
            since: self.since,
            next_on: self.state.next_on(),
            notice_by: self.notice_by,
            noticed_on: self.noticed_on,
            handle_by: self.handle_by,
            case_due_on,
        };
        Promised::open(self.state.code(), &dates)
    }

    pub(super) fn moved(self, state: State, event: Event, by: By, on: NaiveDate) -> Change {
        let initiative = Self { state, since: on, version: self.version.saturating_add(1), ..self };
        Change { initiative, events: vec![Happened { event, by, on }] }
    }

    pub(super) const fn refuses(&self, wish: &'static str) -> Refused {
        Refused { state: self.state.code(), wish }
    }
}
