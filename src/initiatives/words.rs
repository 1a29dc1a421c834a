//! What an initiative says.

use serde::{Deserialize, Serialize};

use crate::kernel::digest::sha256_hex;
use crate::kernel::text::{clean, clean_line};
use crate::privacy::mask_identity_codes;

/// Fewest characters of a title.
pub const TITLE_MIN_CHARS: usize = 5;
/// Most characters of a title.
pub const TITLE_MAX_CHARS: usize = 100;
/// Fewest characters of a proposal.
pub const PROPOSAL_MIN_CHARS: usize = 10;
/// Most characters of a proposal: one sentence.
pub const PROPOSAL_MAX_CHARS: usize = 200;
/// Fewest characters of the reasons.
pub const REASONS_MIN_CHARS: usize = 10;
/// Most characters of the reasons.
pub const REASONS_MAX_CHARS: usize = 4_000;

/// What an initiative says, cleaned and measured, without identity codes.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    title: String,
    proposal: String,
    reasons: String,
}

/// Stands a passage in a text, whatever the quotation marks around it, the white space in it, and its capitals?
fn stands_in(text: &str, passage: &str) -> bool {
    let plain = |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let quoted = |c: char| c.is_whitespace() || matches!(c, '"' | '”' | '“' | '»' | '«' | '\'' | '’' | '‘');
    plain(text).contains(&plain(passage.trim_matches(quoted)))
}

/// A part of the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// What is proposed, in one sentence.
    Proposal,
    /// Why.
    Reasons,
}

impl Part {
    /// All parts, in the order in which they are read.
    pub const ALL: [Self; 3] = [Self::Title, Self::Proposal, Self::Reasons];

    /// The name of its field in forms.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Proposal => "proposal",
            Self::Reasons => "reasons",
        }
    }

    /// Fewest and most characters.
    #[must_use]
    pub const fn bounds(self) -> (usize, usize) {
        match self {
            Self::Title => (TITLE_MIN_CHARS, TITLE_MAX_CHARS),
            Self::Proposal => (PROPOSAL_MIN_CHARS, PROPOSAL_MAX_CHARS),
            Self::Reasons => (REASONS_MIN_CHARS, REASONS_MAX_CHARS),
        }
    }
}

/// Why words cannot stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordsFault {
    /// Fewer characters than it takes to say something.
    TooShort(Part),
    /// So many characters too many.
    TooLong(Part, usize),
    /// An identity code stands in it.
    HasCode(Part),
}

impl WordsFault {
    /// The part that it is about.
    #[must_use]
    pub const fn part(&self) -> Part {
        match self {
            Self::TooShort(part) | Self::TooLong(part, _) | Self::HasCode(part) => *part,
        }
    }
}

impl Words {
    /// Cleans and measures what was typed; tells every fault.
    pub fn parse(title: &str, proposal: &str, reasons: &str) -> Result<Self, Vec<WordsFault>> {
        let words = Self { title: clean_line(title), proposal: clean_line(proposal), reasons: clean(reasons) };
        let faults: Vec<WordsFault> = Part::ALL.into_iter().filter_map(|part| words.fault(part)).collect();
        if faults.is_empty() { Ok(words) } else { Err(faults) }
    }

    fn fault(&self, part: Part) -> Option<WordsFault> {
        let text = self.get(part);
        let ((fewest, most), length) = (part.bounds(), text.chars().count());
        if length < fewest {
            Some(WordsFault::TooShort(part))
        } else if length > most {
            Some(WordsFault::TooLong(part, length - most))
        } else if !mask_identity_codes(text, "").removed.is_empty() {
            Some(WordsFault::HasCode(part))
        } else {
            None
        }
    }

    /// A part.
    #[must_use]
    pub fn get(&self, part: Part) -> &str {
        match part {
            Part::Title => &self.title,
            Part::Proposal => &self.proposal,
            Part::Reasons => &self.reasons,
        }
    }

    /// Does a passage stand in one of the parts?
    #[must_use]
    pub fn hold(&self, passage: &str) -> bool {
        Part::ALL.into_iter().any(|part| stands_in(self.get(part), passage))
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What is proposed.
    #[must_use]
    pub fn proposal(&self) -> &str {
        &self.proposal
    }

    /// Why.
    #[must_use]
    pub fn reasons(&self) -> &str {
        &self.reasons
    }

    /// SHA-256 of exactly what is shown.
    #[must_use]
    pub fn hash(&self) -> String {
        sha256_hex(format!("{}\n\n{}\n\n{}", self.title, self.proposal, self.reasons).as_bytes())
    }
}

/// What people wrote does not belong in logs.
impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Words({} characters of reasons)", self.reasons.chars().count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cleaned_and_measured() {
        let words = Words::parse(" Fler\u{200b}  bussar ", "Kör bussen varje timme.", "Därför att\r\ndet behövs.");

        let words = words.expect("good words");
        assert_eq!(words.title(), "Fler bussar");
        assert_eq!(words.reasons(), "Därför att\ndet behövs.");
    }

    #[test]
    fn every_fault_is_told_at_once() {
        let faults = Words::parse("", &"a".repeat(203), "Jag heter 010100A900F och vill.").expect_err("faults");

        assert_eq!(
            faults,
            [
                WordsFault::TooShort(Part::Title),
                WordsFault::TooLong(Part::Proposal, 3),
                WordsFault::HasCode(Part::Reasons)
            ]
        );
    }
}
