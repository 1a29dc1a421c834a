//! What a resident tells us, checked.

use serde::{Deserialize, Serialize};

use crate::kernel::text;

/// Fewest characters of a text.
pub const TEXT_MIN_CHARS: usize = 10;
/// Most characters of a text.
pub const TEXT_MAX_CHARS: usize = 8_000;

/// What kind of feedback it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// *Tack.*
    Praise,
    /// *Kritik.*
    Criticism,
    /// *Utvecklingsförslag.*
    Suggestion,
    /// *Fråga.*
    Question,
    /// About the accessibility of a digital service; two weeks by law (306/2019 § 10).
    Accessibility,
}

impl Kind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 5] = [Self::Praise, Self::Criticism, Self::Suggestion, Self::Question, Self::Accessibility];

    /// The code in forms, rules and the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Praise => "praise",
            Self::Criticism => "criticism",
            Self::Suggestion => "suggestion",
            Self::Question => "question",
            Self::Accessibility => "accessibility",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Praise => "kind-praise",
            Self::Criticism => "kind-criticism",
            Self::Suggestion => "kind-suggestion",
            Self::Question => "kind-question",
            Self::Accessibility => "kind-accessibility",
        }
    }

    /// The time limit, by its name in the county pack.
    #[must_use]
    pub const fn deadline(self) -> &'static str {
        match self {
            Self::Accessibility => "accessibility",
            Self::Praise | Self::Criticism | Self::Suggestion | Self::Question => "answer",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How the sender wants the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyWay {
    /// A notice by e-mail.
    Email,
    /// A telephone call.
    Phone,
    /// Read with the receipt code.
    Code,
    /// No answer wanted.
    None,
}

impl ReplyWay {
    /// All ways, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Email, Self::Phone, Self::Code, Self::None];

    /// The code in forms and the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Code => "code",
            Self::None => "none",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Email => "reply-email",
            Self::Phone => "reply-phone",
            Self::Code => "reply-code",
            Self::None => "reply-none",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// A text of 10 to 8,000 characters without hidden characters. Identity codes must be gone before.
#[derive(Clone, PartialEq, Eq)]
pub struct FeedbackText(String);

/// What is wrong with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing was written.
    Empty,
    /// Fewer than [`TEXT_MIN_CHARS`].
    TooShort,
    /// So many characters more than [`TEXT_MAX_CHARS`].
    TooLong {
        /// Characters over the limit.
        by: usize,
    },
}

impl FeedbackText {
    /// Cleans and measures a text.
    pub fn parse(typed: &str) -> Result<Self, TextFault> {
        let text = text::clean(typed);
        match text.chars().count() {
            0 => Err(TextFault::Empty),
            length if length < TEXT_MIN_CHARS => Err(TextFault::TooShort),
            length if length > TEXT_MAX_CHARS => Err(TextFault::TooLong { by: length - TEXT_MAX_CHARS }),
            _ => Ok(Self(text)),
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What people wrote does not belong in logs.
impl std::fmt::Debug for FeedbackText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "FeedbackText({} characters)", self.0.chars().count())
    }
}

/// How likely the sender is to recommend the service: 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Nps(u8);

impl Nps {
    /// Takes 0 to 10.
    #[must_use]
    pub fn new(score: u8) -> Option<Self> {
        (score <= 10).then_some(Self(score))
    }

    /// The score.
    #[must_use]
    pub const fn score(self) -> u8 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_ten_to_eight_thousand_characters() {
        assert_eq!(FeedbackText::parse(" \u{200B} \n").unwrap_err(), TextFault::Empty);
        assert_eq!(FeedbackText::parse("för kort").unwrap_err(), TextFault::TooShort);
        assert!(FeedbackText::parse("ååååååååå!").is_ok());
        assert!(FeedbackText::parse(&"ö".repeat(8_000)).is_ok());
        assert_eq!(FeedbackText::parse(&"ö".repeat(8_120)).unwrap_err(), TextFault::TooLong { by: 120 });
    }

    #[test]
    fn a_text_does_not_show_itself_in_logs() {
        let text = FeedbackText::parse("mamma väntar").expect("a text");

        assert_eq!(format!("{text:?}"), "FeedbackText(12 characters)");
    }

    #[test]
    fn codes_are_read_as_they_are_written() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.code()), Some(kind));
        }
        for way in ReplyWay::ALL {
            assert_eq!(ReplyWay::parse(way.code()), Some(way));
        }
    }
}
