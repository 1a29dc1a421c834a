//! A message.

use std::fmt;

use crate::kernel::text;
use crate::privacy::mask_identity_codes;

/// Most characters of a message.
pub const MESSAGE_MAX_CHARS: usize = 4_000;

/// What stands where an identity code stood; the same in all languages.
pub const MASK: &str = "[••••••-••••]";

/// What is wrong with a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageFault {
    /// Nothing was written.
    Empty,
    /// So many characters more than [`MESSAGE_MAX_CHARS`].
    TooLong {
        /// Characters over the limit.
        by: usize,
    },
}

/// A text of 1 to 4,000 characters without identity codes and hidden characters.
#[derive(Clone, PartialEq, Eq)]
pub struct MessageText(String);

impl MessageText {
    /// Masks, cleans and measures a text.
    pub fn parse(typed: &str) -> Result<Self, MessageFault> {
        let text = text::clean(&mask_identity_codes(typed, MASK).text);
        match text.chars().count() {
            0 => Err(MessageFault::Empty),
            length if length > MESSAGE_MAX_CHARS => Err(MessageFault::TooLong { by: length - MESSAGE_MAX_CHARS }),
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
impl fmt::Debug for MessageText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MessageText({} characters)", self.0.chars().count())
    }
}

/// What kind of message it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// The resident wrote to the unit.
    FromResident,
    /// The unit asked the resident.
    Question,
    /// Staff wrote to colleagues; residents never see it.
    Note,
}

impl MessageKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::FromResident, Self::Question, Self::Note];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::FromResident => "from_resident",
            Self::Question => "question",
            Self::Note => "note",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_has_something_to_say_and_ends() {
        assert_eq!(MessageText::parse(" \n").unwrap_err(), MessageFault::Empty);
        assert_eq!(MessageText::parse(&"a".repeat(4_007)).unwrap_err(), MessageFault::TooLong { by: 7 });
        assert!(MessageText::parse("Ja.").is_ok());
    }

    #[test]
    fn an_identity_code_never_gets_into_a_message() {
        let message = MessageText::parse("Jag är 010100A900F.").expect("a message");

        assert_eq!(message.as_str(), format!("Jag är {MASK}."));
    }
}
