//! Ways of taking part, and ways in.

/// A way of taking part that makes cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Channel {
    /// Thanks, criticism, ideas, questions and accessibility feedback.
    Feedback,
    /// Initiatives that were handed over.
    Initiative,
}

impl Channel {
    /// All channels.
    pub const ALL: [Self; 2] = [Self::Feedback, Self::Initiative];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Feedback => "feedback",
            Self::Initiative => "initiative",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Feedback => "channel-feedback",
            Self::Initiative => "channel-initiative",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|channel| channel.code() == code)
    }
}

/// How a case came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    /// The form on the web.
    Web,
    /// The form, opened by a unit's own link or QR code.
    UnitLink,
    /// A telephone call, entered by staff.
    Phone,
    /// A letter or paper form, entered by staff.
    Paper,
    /// A visit, entered by staff.
    Visit,
}

impl Origin {
    /// All ways in.
    pub const ALL: [Self; 5] = [Self::Web, Self::UnitLink, Self::Phone, Self::Paper, Self::Visit];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::UnitLink => "unit_link",
            Self::Phone => "phone",
            Self::Paper => "paper",
            Self::Visit => "visit",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Web => "origin-web",
            Self::UnitLink => "origin-unit-link",
            Self::Phone => "origin-phone",
            Self::Paper => "origin-paper",
            Self::Visit => "origin-visit",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.code() == code)
    }
}
