//! Where an initiative stands. A state carries what only that state has.

use chrono::NaiveDate;
use entity::ids::{CaseId, InitiativeId, StaffId};

use super::kind::Kind;

/// Where an initiative stands. A draft is no initiative yet: nobody but its author knows of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits for the check before publication.
    Submitted {
        /// The promised day.
        check_by: NaiveDate,
    },
    /// Its author was asked to correct it.
    Returned,
    /// It is not published.
    Refused {
        /// Who decided so.
        by: StaffId,
        /// Another person has looked at it as well.
        is_final: bool,
    },
    /// Its author asked another person to look at the refusal.
    Appealed {
        /// Who refused: somebody else decides now.
        refused_by: StaffId,
        /// The promised day.
        check_by: NaiveDate,
    },
    /// It is public and collects supporters.
    Collecting {
        /// The last day.
        until: NaiveDate,
    },
    /// It was handed over to the county; its case is made.
    HandedOver {
        /// The case.
        case: CaseId,
    },
    /// The registry has entered it (act 906/2019 § 26).
    Registered {
        /// The case.
        case: CaseId,
    },
    /// Its maker knows who prepares it.
    InPreparation {
        /// The case.
        case: CaseId,
    },
    /// The representatives are offered a hearing (§ 30.2).
    HearingOffered {
        /// The case.
        case: CaseId,
        /// The day of the hearing.
        hearing_on: NaiveDate,
    },
    /// They were heard, or did not want to be.
    Heard {
        /// The case.
        case: CaseId,
    },
    /// A body meets about it.
    BeforeBody {
        /// The case.
        case: CaseId,
        /// The day of the meeting.
        meeting_on: NaiveDate,
    },
    /// The maker was told of the measures (§ 30.1).
    MeasuresTold {
        /// The case.
        case: CaseId,
        /// When it is looked at whether it was done.
        follow_up_on: Option<NaiveDate>,
    },
    /// It was looked at whether it was done.
    FollowedUp {
        /// The case.
        case: CaseId,
        /// When it is looked at again.
        follow_up_on: Option<NaiveDate>,
    },
    /// Nothing more happens.
    Closed {
        /// The case.
        case: CaseId,
    },
    /// It is handled as a part of another.
    Merged {
        /// The other.
        into: InitiativeId,
        /// Its own case, if it had one.
        case: Option<CaseId>,
    },
    /// Its author took it back.
    Withdrawn,
}

/// Code of the state in which supporters are collected.
pub const COLLECTING: &str = "collecting";

impl State {
    /// Codes of the states in which the registrar owes a check.
    pub const TO_CHECK: [&'static str; 2] = ["submitted", "appealed"];

    /// Codes of the states in which the maker has not yet been told who handles it.
    pub const TO_NOTICE: [&'static str; 2] = ["handed_over", "registered"];

    /// Codes of the states in which the county owes the measures.
    pub const TO_DECIDE: [&'static str; 6] =
        ["handed_over", "registered", "in_preparation", "hearing_offered", "heard", "before_body"];

    /// Codes of the states in which it may have to be looked at whether the measures were taken.
    pub const TO_FOLLOW_UP: [&'static str; 2] = ["measures_told", "followed_up"];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Submitted { .. } => "submitted",
            Self::Returned => "returned",
            Self::Refused { .. } => "refused",
            Self::Appealed { .. } => "appealed",
            Self::Collecting { .. } => COLLECTING,
            Self::HandedOver { .. } => "handed_over",
            Self::Registered { .. } => "registered",
            Self::InPreparation { .. } => "in_preparation",
            Self::HearingOffered { .. } => "hearing_offered",
            Self::Heard { .. } => "heard",
            Self::BeforeBody { .. } => "before_body",
            Self::MeasuresTold { .. } => "measures_told",
            Self::FollowedUp { .. } => "followed_up",
            Self::Closed { .. } => "closed",
            Self::Merged { .. } => "merged",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The case, once there is one.
    #[must_use]
    pub const fn case(self) -> Option<CaseId> {
        match self {
            Self::HandedOver { case }
            | Self::Registered { case }
            | Self::InPreparation { case }
            | Self::HearingOffered { case, .. }
            | Self::Heard { case }
            | Self::BeforeBody { case, .. }
            | Self::MeasuresTold { case, .. }
            | Self::FollowedUp { case, .. }
            | Self::Closed { case } => Some(case),
            Self::Merged { case, .. } => case,
            Self::Submitted { .. }
            | Self::Returned
            | Self::Refused { .. }
            | Self::Appealed { .. }
            | Self::Collecting { .. }
            | Self::Withdrawn => None,
        }
    }

    /// The day that the state looks forward to: the check, the end of collecting, the hearing, the meeting or the
    /// follow-up.
    #[must_use]
    pub const fn next_on(self) -> Option<NaiveDate> {
        match self {
            Self::Submitted { check_by } | Self::Appealed { check_by, .. } => Some(check_by),
            Self::Collecting { until } => Some(until),
            Self::HearingOffered { hearing_on, .. } => Some(hearing_on),
            Self::BeforeBody { meeting_on, .. } => Some(meeting_on),
            Self::MeasuresTold { follow_up_on, .. } | Self::FollowedUp { follow_up_on, .. } => follow_up_on,
            Self::Returned
            | Self::Refused { .. }
            | Self::HandedOver { .. }
            | Self::Registered { .. }
            | Self::InPreparation { .. }
            | Self::Heard { .. }
            | Self::Closed { .. }
            | Self::Merged { .. }
            | Self::Withdrawn => None,
        }
    }

    /// Who refused, while that matters.
    #[must_use]
    pub const fn refused_by(self) -> Option<StaffId> {
        match self {
            Self::Refused { by, .. } => Some(by),
            Self::Appealed { refused_by, .. } => Some(refused_by),
            _ => None,
        }
    }
}

/// The key of the sentence that says what a state means for the initiative.
#[must_use]
pub fn standing_key(code: &str, kind: Kind) -> String {
    match (code, kind) {
        // What the others are told, that any number of supporters will do, is not so for a referendum (§ 31.3).
        ("collecting", Kind::Referendum) => "initiative-standing-collecting-referendum".to_owned(),
        _ => format!("initiative-standing-{}", code.replace('_', "-")),
    }
}

/// The key of what residents call a state, by its code.
#[must_use]
pub fn state_key(code: &str) -> String {
    format!("initiative-state-{}", code.replace('_', "-"))
}
