//! Twins: when one initiative can be handled as a part of another, and what becomes of both.

use chrono::NaiveDate;

use super::event::{By, Event};
use super::facts::{Joined, Merger};
use super::initiative::{Change, Initiative, Refused, State};
use super::kind::Kind;
use super::policy::MayRegister;

/// Why two initiatives cannot be merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinFault {
    /// They are one and the same.
    Itself,
    /// It is not public yet, or decided or ended already.
    NotThisOne,
    /// The other one is.
    NotTheOther,
    /// It is the county's matter already, and the other one still collects supporters: its clock would stand still.
    NotYet,
    /// They are of kinds that the law handles differently.
    Kinds,
}

impl Initiative {
    /// Is it public and not decided, so that twins may be merged with it?
    #[must_use]
    pub fn is_open_to_twins(&self) -> bool {
        matches!(self.state, State::Collecting { .. }) || State::TO_DECIDE.contains(&self.state.code())
    }

    /// Can it be handled as a part of a twin?
    pub fn may_join(&self, twin: &Self) -> Result<(), JoinFault> {
        match () {
            () if twin.id == self.id => Err(JoinFault::Itself),
            () if !self.is_open_to_twins() => Err(JoinFault::NotThisOne),
            () if !twin.is_open_to_twins() => Err(JoinFault::NotTheOther),
            () if self.state.case().is_some() && twin.state.case().is_none() => Err(JoinFault::NotYet),
            // Whoever supports a referendum supports no other thing (§ 31.3), and the council answers its own.
            () if self.kind != twin.kind
                && ![self.kind, twin.kind].iter().all(|kind| matches!(kind, Kind::Member | Kind::Service)) =>
            {
                Err(JoinFault::Kinds)
            }
            () => Ok(()),
        }
    }

    /// Does the last day of its case hold for the twin's as well, where it is the earlier? The estimate that its makers
    /// were told does. A day for the notice does only as long as the twin's makers wait for theirs.
    #[must_use]
    pub const fn hastens(&self, twin: &Self) -> bool {
        self.noticed_on.is_some() || twin.noticed_on.is_none()
    }

    /// It is handled as a part of a twin that is not decided either. Gives what becomes of it, and of the twin, on whose
    /// course it stands as well. Of both clocks the earlier day holds: no merger gives the county more time.
    pub fn merge(
        self,
        permit: MayRegister,
        twin: Self,
        reason: String,
        on: NaiveDate,
    ) -> Result<(Change, Change), Refused> {
        let by = By::Staff(permit.spend());
        if self.may_join(&twin).is_err() {
            return Err(self.refuses("merged"));
        }
        let state = State::Merged { into: twin.id, case: self.state.case() };
        let joined = Event::Joined(Joined { number: self.number, reason: reason.clone() });
        let merged = self.moved(state, Event::Merged(Merger { into: twin.number, reason }), by, on);
        let (kept, since) = (twin.state, twin.since);
        let mut grown = twin.moved(kept, joined, by, on);
        grown.initiative.since = since;
        let earlier = |one: Option<NaiveDate>, other: Option<NaiveDate>| one.into_iter().chain(other).min();
        // A notice that was given binds nobody any more: whoever merges was told who handles it.
        if merged.initiative.noticed_on.is_none() && grown.initiative.noticed_on.is_none() {
            grown.initiative.notice_by = earlier(grown.initiative.notice_by, merged.initiative.notice_by);
        }
        grown.initiative.handle_by = earlier(grown.initiative.handle_by, merged.initiative.handle_by);
        Ok((merged, grown))
    }
}
