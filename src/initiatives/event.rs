//! What can happen to an initiative. Events are only ever added.

use chrono::NaiveDate;
use entity::ids::StaffId;
use serde::{Deserialize, Serialize};

use super::facts::{
    Competence, FollowUp, Hearing, HearingOutcome, Interim, Joined, Measures, Meeting, Merger, Notice, Objection,
    Reached, Registration,
};

/// What happened, with what is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// It was filed.
    Submitted,
    /// Its author was asked to correct it.
    Returned(Objection),
    /// Its author corrected it.
    Corrected,
    /// It was refused.
    Refused(Objection),
    /// Its author asked another person.
    Appealed(String),
    /// The other person refused as well.
    Upheld(Objection),
    /// It was published.
    Published,
    /// So many support it as the limit takes.
    Reached(Reached),
    /// It was handed over.
    HandedOver,
    /// The registry entered it.
    Registered(Registration),
    /// The maker was told who handles it.
    Noticed(Notice),
    /// The maker was told something on the way.
    Informed(Interim),
    /// A hearing was offered.
    HearingOffered(Hearing),
    /// What became of it.
    Heard(HearingOutcome),
    /// It was brought to a meeting.
    BroughtBefore(Meeting),
    /// The measures were told.
    MeasuresTold(Measures),
    /// It was looked at whether it was done.
    FollowedUp(FollowUp),
    /// It was closed.
    Closed,
    /// It became a part of another.
    Merged(Merger),
    /// Another became a part of it.
    Joined(Joined),
    /// It was said whether it is for the council to decide.
    Competence(Competence),
    /// Its author took it back.
    Withdrawn,
}

impl Event {
    /// The code kept in the database.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Submitted => "submitted",
            Self::Returned(_) => "returned",
            Self::Corrected => "corrected",
            Self::Refused(_) => "refused",
            Self::Appealed(_) => "appealed",
            Self::Upheld(_) => "upheld",
            Self::Published => "published",
            Self::Reached(_) => "reached",
            Self::HandedOver => "handed_over",
            Self::Registered(_) => "registered",
            Self::Noticed(_) => "noticed",
            Self::Informed(_) => "informed",
            Self::HearingOffered(_) => "hearing_offered",
            Self::Heard(_) => "heard",
            Self::BroughtBefore(_) => "brought_before",
            Self::MeasuresTold(_) => "measures_told",
            Self::FollowedUp(_) => "followed_up",
            Self::Closed => "closed",
            Self::Merged(_) => "merged",
            Self::Joined(_) => "joined",
            Self::Competence(_) => "competence",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Event {
    /// The key of what it is called.
    #[must_use]
    pub const fn text_key(&self) -> &'static str {
        match self {
            Self::Submitted => "initiative-event-submitted",
            Self::Returned(_) => "initiative-event-returned",
            Self::Corrected => "initiative-event-corrected",
            Self::Refused(_) => "initiative-event-refused",
            Self::Appealed(_) => "initiative-event-appealed",
            Self::Upheld(_) => "initiative-event-upheld",
            Self::Published => "initiative-event-published",
            Self::Reached(_) => "initiative-event-reached",
            Self::HandedOver => "initiative-event-handed-over",
            Self::Registered(_) => "initiative-event-registered",
            Self::Noticed(_) => "initiative-event-noticed",
            Self::Informed(_) => "initiative-event-informed",
            Self::HearingOffered(_) => "initiative-event-hearing-offered",
            Self::Heard(_) => "initiative-event-heard",
            Self::BroughtBefore(_) => "initiative-event-brought-before",
            Self::MeasuresTold(_) => "initiative-event-measures-told",
            Self::FollowedUp(_) => "initiative-event-followed-up",
            Self::Closed => "initiative-event-closed",
            Self::Merged(_) => "initiative-event-merged",
            Self::Joined(_) => "initiative-event-joined",
            Self::Competence(said) if said.is_councils => "initiative-event-taken-in",
            Self::Competence(_) => "initiative-event-left-out",
            Self::Withdrawn => "initiative-event-withdrawn",
        }
    }

    /// May everybody read it on the initiative's page? What goes between author and registrar stays between them, and so
    /// does why it is not for the council.
    #[must_use]
    pub const fn is_public(&self) -> bool {
        !matches!(
            self,
            Self::Returned(_)
                | Self::Corrected
                | Self::Refused(_)
                | Self::Appealed(_)
                | Self::Upheld(_)
                | Self::Competence(_)
        )
    }
}

/// Who made it happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Whoever holds the receipt code.
    Author,
    /// A member of staff.
    Staff(StaffId),
    /// The program, when time had passed.
    System,
}

/// An event with who and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// What.
    pub event: Event,
    /// Who.
    pub by: By,
    /// The day.
    pub on: NaiveDate,
}
