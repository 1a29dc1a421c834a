//! Phases: the parts of their course by which everybody looks for initiatives.

use super::state::{COLLECTING, State};

/// Which part of their course initiatives are in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Before publication.
    Checking,
    /// Collecting supporters.
    Collecting,
    /// The county owes the measures.
    Handling,
    /// The measures were told.
    Decided,
    /// They go no further.
    Ended,
}

impl Phase {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [Self::Checking, Self::Collecting, Self::Handling, Self::Decided, Self::Ended];

    /// The code in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::Collecting => "collecting",
            Self::Handling => "handling",
            Self::Decided => "decided",
            Self::Ended => "ended",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Checking => "initiatives-phase-checking",
            Self::Collecting => "initiatives-phase-collecting",
            Self::Handling => "initiatives-phase-handling",
            Self::Decided => "initiatives-phase-decided",
            Self::Ended => "initiatives-phase-ended",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.code() == code)
    }

    /// The codes of its states.
    #[must_use]
    pub const fn states(self) -> &'static [&'static str] {
        match self {
            Self::Checking => &["submitted", "returned", "appealed"],
            Self::Collecting => &[COLLECTING],
            Self::Handling => &State::TO_DECIDE,
            Self::Decided => &["measures_told", "followed_up", "closed"],
            Self::Ended => &["refused", "merged", "withdrawn"],
        }
    }

    /// The phase of a state.
    #[must_use]
    pub fn of(state: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.states().contains(&state))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_state_belongs_to_one_phase() {
        let states: Vec<_> = Phase::ALL.iter().flat_map(|phase| phase.states()).collect();

        assert_eq!(states.len(), 16);
        assert_eq!(states.iter().collect::<BTreeSet<_>>().len(), 16);
    }
}
