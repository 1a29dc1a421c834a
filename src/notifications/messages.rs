//! The messages there are.

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
