//! Where a case stands, and what residents see of it.

use chrono::NaiveDate;
use entity::ids::{StaffId, UnitId};

/// Where a case stands. A state carries what only that state has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// It has come in and waits for someone to take it.
    Received,
    /// It was given to a handler who has not begun.
    Assigned {
        /// To whom.
        handler: StaffId,
    },
    /// A handler works on it.
    InProgress {
        /// Who.
        handler: StaffId,
    },
    /// The unit asked the resident something; the clock stands still.
    WaitingForResident {
        /// Who asked.
        handler: StaffId,
        /// It goes on by itself after this day.
        until: NaiveDate,
    },
    /// It was sent to this unit, which may give it back.
    TransferPending {
        /// Who sent it.
        from: UnitId,
        /// Silence until the end of this day accepts.
        accept_by: NaiveDate,
    },
    /// The answer did not settle it.
    Reopened {
        /// Who answered last.
        handler: Option<StaffId>,
    },
    /// It was answered.
    Answered {
        /// Who answered.
        handler: StaffId,
        /// When.
        on: NaiveDate,
    },
    /// It was turned down, with a reason and a legal ground.
    Rejected {
        /// When.
        on: NaiveDate,
    },
    /// It was meant for another authority and sent there (act 434/2003 § 21).
    MovedToOtherAuthority {
        /// When.
        on: NaiveDate,
    },
}

/// What residents see of a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PublicState {
    /// *Mottagen.*
    Received,
    /// *Utreds.*
    BeingHandled,
    /// *Vi frågar dig.*
    WaitingForYou,
    /// *Besvarad.*
    Answered,
}

impl PublicState {
    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Received => "case-state-received",
            Self::BeingHandled => "case-state-being-handled",
            Self::WaitingForYou => "case-state-waiting-for-you",
            Self::Answered => "case-state-answered",
        }
    }
}

impl State {
    /// Codes of all states in which somebody still owes something.
    pub const OPEN_CODES: [&'static str; 6] =
        ["received", "assigned", "in_progress", "waiting_for_resident", "transfer_pending", "reopened"];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Assigned { .. } => "assigned",
            Self::InProgress { .. } => "in_progress",
            Self::WaitingForResident { .. } => "waiting_for_resident",
            Self::TransferPending { .. } => "transfer_pending",
            Self::Reopened { .. } => "reopened",
            Self::Answered { .. } => "answered",
            Self::Rejected { .. } => "rejected",
            Self::MovedToOtherAuthority { .. } => "moved_to_other_authority",
        }
    }

    /// The key of its name for staff.
    #[must_use]
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::Received => "state-received",
            Self::Assigned { .. } => "state-assigned",
            Self::InProgress { .. } => "state-in-progress",
            Self::WaitingForResident { .. } => "state-waiting-for-resident",
            Self::TransferPending { .. } => "state-transfer-pending",
            Self::Reopened { .. } => "state-reopened",
            Self::Answered { .. } => "state-answered",
            Self::Rejected { .. } => "state-rejected",
            Self::MovedToOtherAuthority { .. } => "state-moved-to-other-authority",
        }
    }

    /// Does somebody still owe something?
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !matches!(self, Self::Answered { .. } | Self::Rejected { .. } | Self::MovedToOtherAuthority { .. })
    }

    /// What the resident sees.
    #[must_use]
    pub const fn public(&self) -> PublicState {
        match self {
            Self::Received | Self::TransferPending { .. } => PublicState::Received,
            Self::Assigned { .. } | Self::InProgress { .. } | Self::Reopened { .. } => PublicState::BeingHandled,
            Self::WaitingForResident { .. } => PublicState::WaitingForYou,
            Self::Answered { .. } | Self::Rejected { .. } | Self::MovedToOtherAuthority { .. } => PublicState::Answered,
        }
    }

    /// The handler, where the state has one.
    #[must_use]
    pub const fn handler(&self) -> Option<StaffId> {
        match self {
            Self::Assigned { handler }
            | Self::InProgress { handler }
            | Self::WaitingForResident { handler, .. }
            | Self::Answered { handler, .. } => Some(*handler),
            Self::Reopened { handler } => *handler,
            Self::Received
            | Self::TransferPending { .. }
            | Self::Rejected { .. }
            | Self::MovedToOtherAuthority { .. } => None,
        }
    }
}
