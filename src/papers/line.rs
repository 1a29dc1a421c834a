//! A line of a sheet: its states, and the only ways from one to another.

use entity::ids::{PaperBatchId, PaperLineId, StaffId, SupportId};

use super::policy::MayKeepPaper;
use super::statement::Statement;

/// One person's statement of support, as it was read from a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Random id.
    pub id: PaperLineId,
    /// The batch that its sheet came with.
    pub batch: PaperBatchId,
    /// Its place in the batch, from 1.
    pub position: i32,
    /// What stands on it; none once its time is over.
    pub statement: Option<Statement>,
    /// Where it stands.
    pub state: State,
    /// Grows with every change; a change names the version it read.
    pub version: i32,
}

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Somebody has typed it.
    Entered {
        /// Who.
        by: StaffId,
    },
    /// One person has compared it with the sheet.
    CheckedOnce {
        /// Who.
        by: StaffId,
        /// What they found.
        verdict: Verdict,
    },
    /// A second person found the same: it counts.
    Checked {
        /// Who compared it first.
        first: StaffId,
        /// Who compared it then.
        second: StaffId,
        /// The support that came of it.
        support: SupportId,
    },
    /// It does not count.
    Rejected {
        /// Who decided so.
        by: StaffId,
        /// Why.
        reason: Reason,
    },
}

/// Whose support a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Somebody's who does not support the initiative otherwise.
    New,
    /// The same person's as an earlier support: the two count once.
    SameAs(SupportId),
}

/// Why a line does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The name cannot be read.
    Unreadable,
    /// Nobody signed it.
    NoSignature,
    /// It does not appear from it that the person may support the initiative (act 611/2021 §§ 3, 30, 31).
    NoGround,
    /// The person is not 15 yet, which a referendum initiative asks for (act 611/2021 § 31.3).
    TooYoung,
    /// Something is missing that a statement must have (act 656/1990 § 4).
    Incomplete,
    /// It belongs to something else.
    OtherMatter,
    /// The person has taken it back.
    TakenBack,
}

impl Reason {
    /// All reasons, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::Unreadable,
        Self::NoSignature,
        Self::NoGround,
        Self::TooYoung,
        Self::Incomplete,
        Self::OtherMatter,
        Self::TakenBack,
    ];

    /// The code in forms and the database, and the key of its name.
    const fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::Unreadable => ("unreadable", "paper-reason-unreadable"),
            Self::NoSignature => ("no_signature", "paper-reason-no-signature"),
            Self::NoGround => ("no_ground", "paper-reason-no-ground"),
            Self::TooYoung => ("too_young", "paper-reason-too-young"),
            Self::Incomplete => ("incomplete", "paper-reason-incomplete"),
            Self::OtherMatter => ("other_matter", "paper-reason-other-matter"),
            Self::TakenBack => ("taken_back", "paper-reason-taken-back"),
        }
    }

    /// The code in forms and the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.row().0
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        self.row().1
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

impl State {
    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Entered { .. } => "entered",
            Self::CheckedOnce { .. } => "checked_once",
            Self::Checked { .. } => "checked",
            Self::Rejected { .. } => "rejected",
        }
    }

    /// The support that came of it, while it counts.
    #[must_use]
    pub const fn support(self) -> Option<SupportId> {
        match self {
            Self::Checked { support, .. } => Some(support),
            Self::Entered { .. } | Self::CheckedOnce { .. } | Self::Rejected { .. } => None,
        }
    }
}

/// The key of what a state is called, by its code.
#[must_use]
pub fn state_key(code: &str) -> String {
    format!("paper-state-{}", code.replace('_', "-"))
}

/// What a transition does to the supports of the initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    None,
    /// A support comes to be.
    Gives(SupportId, Verdict),
    /// A support goes.
    Takes(SupportId),
}

/// A line after a transition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The line as it is now; its version is already the next one.
    pub line: Line,
    /// What becomes of supports.
    pub effect: Effect,
}

/// A transition that a line does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Its state is another.
    #[error("a line that is {0} does not take that")]
    State(&'static str),
    /// Another person must do it.
    #[error("the second to check a line is another person than the first")]
    SamePerson,
    /// What stood on it is no longer kept.
    #[error("what stood on the line is no longer kept")]
    Forgotten,
}

impl Line {
    /// Somebody types what stands on a line.
    #[must_use]
    pub fn enter(
        (id, batch, position): (PaperLineId, PaperBatchId, i32),
        permit: MayKeepPaper,
        statement: Statement,
    ) -> Self {
        let state = State::Entered { by: permit.spend() };
        Self { id, batch, position, statement: Some(statement), state, version: 1 }
    }

    /// What was typed is mended. Whatever was compared before has to be compared anew.
    pub fn correct(self, permit: MayKeepPaper, statement: Statement) -> Result<Change, Refused> {
        let by = permit.spend();
        match self.state {
            State::Entered { .. } | State::CheckedOnce { .. } => {
                let line = Self { statement: Some(statement), ..self };
                Ok(line.moved(State::Entered { by }, Effect::None))
            }
            State::Checked { .. } | State::Rejected { .. } => Err(self.refuses()),
        }
    }

    /// Somebody has compared it with the sheet. The second is another person than the first; where they disagree on
    /// whose support it is, the later finding waits for a third look. A line that counts already is taken from the count
    /// where somebody finds that it is the same person's as a support that came later, until another agrees.
    pub fn check(self, permit: MayKeepPaper, verdict: Verdict, fresh: SupportId) -> Result<Change, Refused> {
        let by = permit.spend();
        if self.statement.is_none() {
            return Err(Refused::Forgotten);
        }
        match self.state {
            State::CheckedOnce { by: first, .. } if first == by => Err(Refused::SamePerson),
            State::CheckedOnce { by: first, verdict: found } if found == verdict => {
                let state = State::Checked { first, second: by, support: fresh };
                Ok(self.moved(state, Effect::Gives(fresh, verdict)))
            }
            State::Entered { .. } | State::CheckedOnce { .. } => {
                Ok(self.moved(State::CheckedOnce { by, verdict }, Effect::None))
            }
            State::Checked { support, .. } if matches!(verdict, Verdict::SameAs(_)) => {
                Ok(self.moved(State::CheckedOnce { by, verdict }, Effect::Takes(support)))
            }
            State::Checked { .. } | State::Rejected { .. } => Err(self.refuses()),
        }
    }

    /// It does not count, or no longer.
    pub fn reject(self, permit: MayKeepPaper, reason: Reason) -> Result<Change, Refused> {
        let by = permit.spend();
        let effect = match self.state {
            State::Entered { .. } | State::CheckedOnce { .. } => Effect::None,
            State::Checked { support, .. } => Effect::Takes(support),
            State::Rejected { .. } => return Err(self.refuses()),
        };
        Ok(self.moved(State::Rejected { by, reason }, effect))
    }

    /// Another person than the one who rejected it wants it looked at again, from the beginning.
    pub fn take_up(self, permit: MayKeepPaper) -> Result<Change, Refused> {
        let by = permit.spend();
        match self.state {
            _ if self.statement.is_none() => Err(Refused::Forgotten),
            State::Rejected { by: rejected_by, .. } if rejected_by == by => Err(Refused::SamePerson),
            State::Rejected { .. } => Ok(self.moved(State::Entered { by }, Effect::None)),
            State::Entered { .. } | State::CheckedOnce { .. } | State::Checked { .. } => Err(self.refuses()),
        }
    }

    fn moved(self, state: State, effect: Effect) -> Change {
        Change { line: Self { state, version: self.version.saturating_add(1), ..self }, effect }
    }

    const fn refuses(&self) -> Refused {
        Refused::State(self.state.code())
    }
}
