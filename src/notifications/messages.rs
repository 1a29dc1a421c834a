//! The messages there are.

use crate::initiatives::event::Event;

/// A letter to somebody who works here, or is to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountMessage {
    /// They may come in.
    Invitation,
    /// They, or somebody else, asked for a new password.
    Reset,
}

impl AccountMessage {
    /// All letters.
    pub const ALL: [Self; 2] = [Self::Invitation, Self::Reset];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invitation => "staff_invitation",
            Self::Reset => "staff_reset",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|message| message.code() == code)
    }
}

/// A letter to a resident about their account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResidentMessage {
    /// A link and a code to sign in with.
    SignIn,
    /// The account will go, because it is not used.
    Idle,
}

impl ResidentMessage {
    /// All letters.
    pub const ALL: [Self; 2] = [Self::SignIn, Self::Idle];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "resident_sign_in",
            Self::Idle => "resident_idle",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|message| message.code() == code)
    }
}

/// A letter to somebody who supports an initiative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SupportMessage {
    /// The link that confirms it.
    Confirm,
}

impl SupportMessage {
    /// All letters.
    pub const ALL: [Self; 1] = [Self::Confirm];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirm => "support_confirm",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|message| message.code() == code)
    }
}

/// A message to the sender of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// It has arrived.
    Received,
    /// Staff ask something; the deadline waits for the answer.
    QuestionToYou,
    /// It is answered.
    Answered,
    /// The change that the answer planned is made.
    ChangeMade,
    /// It belonged to another authority and was sent there.
    Moved,
}

impl Message {
    /// All messages.
    pub const ALL: [Self; 5] = [Self::Received, Self::QuestionToYou, Self::Answered, Self::ChangeMade, Self::Moved];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::QuestionToYou => "question_to_you",
            Self::Answered => "answered",
            Self::ChangeMade => "change_made",
            Self::Moved => "moved",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|message| message.code() == code)
    }
}

/// A message to the makers of an initiative: each follows something that happened to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InitiativeMessage {
    /// It has arrived.
    Submitted,
    /// It is to be corrected.
    Returned,
    /// It is not published.
    Refused,
    /// Another person did not publish it either.
    Upheld,
    /// It is published.
    Published,
    /// So many support it as the limit takes.
    Reached,
    /// Collecting has ended, and it is handed over.
    HandedOver,
    /// Who handles it.
    Noticed,
    /// Something new on the way.
    Informed,
    /// A hearing is offered.
    HearingOffered,
    /// A body meets about it.
    BroughtBefore,
    /// What it led to.
    MeasuresTold,
    /// Whether it was done.
    FollowedUp,
    /// It is handled as a part of another.
    Merged,
    /// Another is handled as a part of it.
    Joined,
    /// A day that was promised has passed.
    Late,
}

impl InitiativeMessage {
    /// All messages.
    pub const ALL: [Self; 16] = [
        Self::Submitted,
        Self::Returned,
        Self::Refused,
        Self::Upheld,
        Self::Published,
        Self::Reached,
        Self::HandedOver,
        Self::Noticed,
        Self::Informed,
        Self::HearingOffered,
        Self::BroughtBefore,
        Self::MeasuresTold,
        Self::FollowedUp,
        Self::Merged,
        Self::Joined,
        Self::Late,
    ];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Submitted => "initiative_submitted",
            Self::Returned => "initiative_returned",
            Self::Refused => "initiative_refused",
            Self::Upheld => "initiative_upheld",
            Self::Published => "initiative_published",
            Self::Reached => "initiative_reached",
            Self::HandedOver => "initiative_handed_over",
            Self::Noticed => "initiative_noticed",
            Self::Informed => "initiative_informed",
            Self::HearingOffered => "initiative_hearing_offered",
            Self::BroughtBefore => "initiative_brought_before",
            Self::MeasuresTold => "initiative_measures_told",
            Self::FollowedUp => "initiative_followed_up",
            Self::Merged => "initiative_merged",
            Self::Joined => "initiative_joined",
            Self::Late => "initiative_late",
        }
    }

    /// The key of what happened.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Submitted => "initiative-event-submitted",
            Self::Returned => "initiative-event-returned",
            Self::Refused => "initiative-event-refused",
            Self::Upheld => "initiative-event-upheld",
            Self::Published => "initiative-event-published",
            Self::Reached => "initiative-event-reached",
            Self::HandedOver => "initiative-event-handed-over",
            Self::Noticed => "initiative-event-noticed",
            Self::Informed => "initiative-event-informed",
            Self::HearingOffered => "initiative-event-hearing-offered",
            Self::BroughtBefore => "initiative-event-brought-before",
            Self::MeasuresTold => "initiative-event-measures-told",
            Self::FollowedUp => "initiative-event-followed-up",
            Self::Merged => "initiative-event-merged",
            Self::Joined => "initiative-event-joined",
            Self::Late => "initiative-event-late",
        }
    }

    /// The message that follows an event, if one does.
    #[must_use]
    pub const fn after(event: &Event) -> Option<Self> {
        Some(match event {
            Event::Submitted => Self::Submitted,
            Event::Returned(_) => Self::Returned,
            Event::Refused(_) => Self::Refused,
            Event::Upheld(_) => Self::Upheld,
            Event::Published => Self::Published,
            Event::Reached(_) => Self::Reached,
            Event::HandedOver => Self::HandedOver,
            Event::Noticed(_) => Self::Noticed,
            Event::Informed(_) => Self::Informed,
            Event::HearingOffered(_) => Self::HearingOffered,
            Event::BroughtBefore(_) => Self::BroughtBefore,
            Event::MeasuresTold(_) => Self::MeasuresTold,
            Event::FollowedUp(_) => Self::FollowedUp,
            Event::Merged(_) => Self::Merged,
            Event::Joined(_) => Self::Joined,
            Event::Corrected
            | Event::Appealed(_)
            | Event::Registered(_)
            | Event::Heard(_)
            | Event::Closed
            | Event::Competence(_)
            | Event::Withdrawn => return None,
        })
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|message| message.code() == code)
    }
}
