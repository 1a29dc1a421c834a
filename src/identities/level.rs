//! How surely somebody was identified.

/// A level of assurance (regulation 910/2014, article 8). Low is none of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Bank codes and mobile certificates, as a rule.
    Substantial,
    /// An identity card with a chip, as a rule.
    High,
}

impl Level {
    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Substantial => "substantial",
            Self::High => "high",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Substantial, Self::High].into_iter().find(|level| level.code() == code)
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Substantial => "strong-level-substantial",
            Self::High => "strong-level-high",
        }
    }
}
