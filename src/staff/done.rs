//! What was done a moment ago, carried in the address as a word of ours.

use crate::frame::StaffShell;
use crate::threads::message::MASK;

/// Something done, as the line above the page tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// The case was taken.
    Taken,
    /// The case was given to a handler.
    Assigned,
    /// Handling began.
    Begun,
    /// The resident was asked.
    Asked,
    /// The case was sent on.
    Transferred,
    /// The case was kept.
    Accepted,
    /// The case was given back.
    Returned,
    /// The case was answered.
    Answered,
    /// The case was turned down.
    Rejected,
    /// The case was sent to another authority.
    Moved,
    /// A planned change was told to be made.
    ChangeMade,
    /// The case was opened again.
    Reopened,
    /// A note was written.
    Noted,
    /// A draft was kept.
    Saved,
    /// Nothing was done: someone else was first.
    Stale,
}

impl Done {
    const ALL: [Self; 15] = [
        Self::Taken,
        Self::Assigned,
        Self::Begun,
        Self::Asked,
        Self::Transferred,
        Self::Accepted,
        Self::Returned,
        Self::Answered,
        Self::Rejected,
        Self::Moved,
        Self::ChangeMade,
        Self::Reopened,
        Self::Noted,
        Self::Saved,
        Self::Stale,
    ];

    /// The word in the address.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Taken => "taken",
            Self::Assigned => "assigned",
            Self::Begun => "begun",
            Self::Asked => "asked",
            Self::Transferred => "transferred",
            Self::Accepted => "accepted",
            Self::Returned => "returned",
            Self::Answered => "answered",
            Self::Rejected => "rejected",
            Self::Moved => "moved",
            Self::ChangeMade => "made",
            Self::Reopened => "reopened",
            Self::Noted => "noted",
            Self::Saved => "saved",
            Self::Stale => "stale",
        }
    }

    const fn text_key(self) -> &'static str {
        match self {
            Self::Taken => "staff-done-taken",
            Self::Assigned => "staff-done-assigned",
            Self::Begun => "staff-done-begun",
            Self::Asked => "staff-done-asked",
            Self::Transferred => "staff-done-transferred",
            Self::Accepted => "staff-done-accepted",
            Self::Returned => "staff-done-returned",
            Self::Answered => "staff-done-answered",
            Self::Rejected => "staff-done-rejected",
            Self::Moved => "staff-done-moved",
            Self::ChangeMade => "staff-done-made",
            Self::Reopened => "staff-done-reopened",
            Self::Noted => "staff-done-noted",
            Self::Saved => "staff-done-saved",
            Self::Stale => "staff-done-stale",
        }
    }

    /// Reads the word in the address.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.code() == code)
    }

    /// The line for a case.
    #[must_use]
    pub fn notice(self, shell: &StaffShell, number: &str) -> Notice {
        let tone = if self == Self::Stale { "warn" } else { "ok" };
        let icon = if self == Self::Stale { "warn" } else { "check" };
        Notice { tone, icon, text: shell.t_with(self.text_key(), &[("number", number.into())]) }
    }
}

/// What is said where an identity code was taken out of what somebody wrote.
#[must_use]
pub fn masked(shell: &StaffShell) -> String {
    shell.t_with("staff-masked", &[("mark", MASK.into())])
}

/// A line above the page.
#[derive(Clone, Debug)]
pub struct Notice {
    /// `ok` or `warn`.
    pub tone: &'static str,
    /// The icon's name.
    pub icon: &'static str,
    /// What it says.
    pub text: String,
}

impl Notice {
    /// The same, and that an identity code was taken out.
    #[must_use]
    pub fn with_masked(self, shell: &StaffShell) -> Self {
        Self { tone: "warn", text: format!("{} {}", self.text, masked(shell)), ..self }
    }
}
