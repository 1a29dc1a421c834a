//! What can happen to a case. Events are only ever added.

use chrono::{DateTime, NaiveDate, Utc};
use entity::ids::{StaffId, UnitId};

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It came in.
    Received,
    /// It was sent to its first unit.
    Routed,
    /// It was given to a handler.
    Assigned,
    /// The handler began.
    Begun,
    /// The unit asked the resident.
    Asked,
    /// The unit proposed that it becomes an initiative.
    InitiativeOffered,
    /// The resident made an initiative of it.
    BecameInitiative,
    /// The resident wrote.
    ResidentWrote,
    /// Nobody replied in time.
    WaitEnded,
    /// It was sent to another unit.
    Transferred,
    /// The receiving unit kept it, or silence did.
    TransferAccepted,
    /// The receiving unit gave it back.
    TransferReturned,
    /// It was answered.
    Answered,
    /// The change that an answer planned was made.
    ChangeMade,
    /// It was opened again.
    Reopened,
    /// It was turned down.
    Rejected,
    /// It was sent to the authority it was meant for.
    MovedToOtherAuthority,
}

impl Event {
    /// All events.
    pub const ALL: [Self; 17] = [
        Self::Received,
        Self::Routed,
        Self::Assigned,
        Self::Begun,
        Self::Asked,
        Self::InitiativeOffered,
        Self::BecameInitiative,
        Self::ResidentWrote,
        Self::WaitEnded,
        Self::Transferred,
        Self::TransferAccepted,
        Self::TransferReturned,
        Self::Answered,
        Self::ChangeMade,
        Self::Reopened,
        Self::Rejected,
        Self::MovedToOtherAuthority,
    ];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::Routed => "routed",
            Self::Assigned => "assigned",
            Self::Begun => "begun",
            Self::Asked => "asked",
            Self::InitiativeOffered => "initiative_offered",
            Self::BecameInitiative => "became_initiative",
            Self::ResidentWrote => "resident_wrote",
            Self::WaitEnded => "wait_ended",
            Self::Transferred => "transferred",
            Self::TransferAccepted => "transfer_accepted",
            Self::TransferReturned => "transfer_returned",
            Self::Answered => "answered",
            Self::ChangeMade => "change_made",
            Self::Reopened => "reopened",
            Self::Rejected => "rejected",
            Self::MovedToOtherAuthority => "moved_to_other_authority",
        }
    }

    /// The key of its sentence for staff; `resident-` before it gives the resident's.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Received => "event-received",
            Self::Routed => "event-routed",
            Self::Assigned => "event-assigned",
            Self::Begun => "event-begun",
            Self::Asked => "event-asked",
            Self::InitiativeOffered => "event-initiative-offered",
            Self::BecameInitiative => "event-became-initiative",
            Self::ResidentWrote => "event-resident-wrote",
            Self::WaitEnded => "event-wait-ended",
            Self::Transferred => "event-transferred",
            Self::TransferAccepted => "event-transfer-accepted",
            Self::TransferReturned => "event-transfer-returned",
            Self::Answered => "event-answered",
            Self::ChangeMade => "event-change-made",
            Self::Reopened => "event-reopened",
            Self::Rejected => "event-rejected",
            Self::MovedToOtherAuthority => "event-moved-to-other-authority",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|event| event.code() == code)
    }
}

/// Who made it happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Whoever holds the receipt code.
    Resident,
    /// A member of staff.
    Staff(StaffId),
    /// The program, when time had passed.
    System,
}

/// An event that is about to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEvent {
    /// What.
    pub event: Event,
    /// Who.
    pub by: By,
    /// The unit it speaks of.
    pub unit: Option<UnitId>,
    /// Reason or note, in plain text; it is sealed before it is stored.
    pub detail: Option<String>,
    /// The day.
    pub on: NaiveDate,
    /// The instant: for staff and system only, never for residents.
    pub at: Option<DateTime<Utc>>,
}

impl NewEvent {
    /// Something the resident did; only the day is kept.
    #[must_use]
    pub fn by_resident(event: Event, on: NaiveDate) -> Self {
        Self { event, by: By::Resident, unit: None, detail: None, on, at: None }
    }

    /// Something a member of staff did.
    #[must_use]
    pub fn by_staff(event: Event, staff: StaffId, on: NaiveDate) -> Self {
        Self { event, by: By::Staff(staff), unit: None, detail: None, on, at: None }
    }

    /// Something that happened because time had passed or a rule said so.
    #[must_use]
    pub fn by_system(event: Event, on: NaiveDate) -> Self {
        Self { event, by: By::System, unit: None, detail: None, on, at: None }
    }

    /// The same, about a unit.
    #[must_use]
    pub fn about(self, unit: UnitId) -> Self {
        Self { unit: Some(unit), ..self }
    }

    /// The same, with a reason.
    #[must_use]
    pub fn because(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }
}
