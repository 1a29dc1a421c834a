//! From what a resident wrote to what everybody may read.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::kernel::text::clean_line;
use crate::privacy::{MarkKind, find_marks};

/// What a person chose to hide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choices {
    /// Finds, by their place among all finds.
    pub finds: Vec<usize>,
    /// Sentences, by their place.
    pub sentences: Vec<usize>,
    /// More words, wherever they stand.
    pub words: Vec<String>,
}

/// What stands in the place of something hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Something that was found.
    Find(MarkKind),
    /// Words that somebody typed.
    Words,
    /// A whole sentence.
    Sentence,
}

impl Hidden {
    /// The key of what is shown instead.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Find(MarkKind::IdentityCode) => "hidden-identity-code",
            Self::Find(MarkKind::Iban) => "hidden-iban",
            Self::Find(MarkKind::Email) => "hidden-email",
            Self::Find(MarkKind::Phone) => "hidden-phone",
            Self::Find(MarkKind::Address) => "hidden-address",
            Self::Find(MarkKind::BirthDate) => "hidden-birth-date",
            Self::Find(MarkKind::Name) => "hidden-name",
            Self::Words => "hidden-words",
            Self::Sentence => "hidden-sentence",
        }
    }
}

impl Choices {
    /// What is hidden before anybody has chosen: everything that was found.
    #[must_use]
    pub fn proposed(text: &str) -> Self {
        Self { finds: (0..find_marks(text).len()).collect(), ..Self::default() }
    }

    /// Reads words to hide: one or several on a line.
    #[must_use]
    pub fn words_of(typed: &str) -> Vec<String> {
        typed.lines().map(clean_line).filter(|words| !words.is_empty()).collect()
    }
}

/// The text with marks in the places of everything hidden; `mark` says what stands there.
#[must_use]
pub fn redact(text: &str, choices: &Choices, mark: impl Fn(Hidden) -> String) -> String {
    let mut redacted = String::with_capacity(text.len());
    let mut from = 0;
    for (range, hidden) in hidden_ranges(text, choices) {
        redacted.push_str(text.get(from..range.start).unwrap_or_default());
        redacted.push_str(&mark(hidden));
        from = range.end;
    }
    redacted.push_str(text.get(from..).unwrap_or_default());
    redacted
}

/// Everything hidden, in the order of the text; what overlaps is one, named after its widest part.
fn hidden_ranges(text: &str, choices: &Choices) -> Vec<(Range<usize>, Hidden)> {
    let chosen = |places: &[usize], place: usize| places.contains(&place);
    let finds = find_marks(text).into_iter().enumerate();
    let finds = finds.filter(|(place, _)| chosen(&choices.finds, *place));
    let sentences = sentences(text).into_iter().enumerate();
    let sentences = sentences.filter(|(place, _)| chosen(&choices.sentences, *place));
    let mut ranges: Vec<(Range<usize>, Hidden)> = finds
        .map(|(_, mark)| (mark.range, Hidden::Find(mark.kind)))
        .chain(sentences.map(|(_, range)| (range, Hidden::Sentence)))
        .chain(choices.words.iter().flat_map(|words| places_of(text, words)).map(|range| (range, Hidden::Words)))
        .collect();
    ranges.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
    let mut merged: Vec<(Range<usize>, Hidden)> = Vec::new();
    for (range, hidden) in ranges {
        match merged.last_mut() {
            Some((last, kind)) if range.start < last.end => {
                if range.len() > last.len() {
                    *kind = hidden;
                }
                last.end = last.end.max(range.end);
            }
            _ => merged.push((range, hidden)),
        }
    }
    merged
}

/// The sentences of a text: a line ends one, and so does a full stop, a question or an exclamation before a capital.
#[must_use]
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    let mut ended = false;
    for (at, c) in text.char_indices() {
        let begins =
            ended && !c.is_whitespace() && (c.is_uppercase() || !c.is_alphanumeric()) && is_after_space(text, at);
        if c == '\n' || begins {
            found.push(from..at);
            from = at;
        }
        ended = match c {
            '.' | '!' | '?' | '…' => true,
            _ if c.is_whitespace() || "\"'”’»)".contains(c) => ended,
            _ => false,
        };
    }
    found.push(from..text.len());
    found.into_iter().filter_map(|range| trimmed(text, range)).collect()
}

fn is_after_space(text: &str, at: usize) -> bool {
    text.get(..at).and_then(|before| before.chars().next_back()).is_some_and(char::is_whitespace)
}

/// Without the white space at either end; nothing when there is nothing else.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let piece = text.get(range.clone())?;
    let start = range.start + (piece.len() - piece.trim_start().len());
    let words = piece.trim();
    (!words.is_empty()).then(|| start..start + words.len())
}

/// Every place where words stand, in capitals or not, whatever the white space between them; each place reaches to the
/// ends of its first and last word, so that no ending tells what stood there.
fn places_of(text: &str, words: &str) -> Vec<Range<usize>> {
    let wanted: Vec<char> = folded(words).into_iter().map(|(c, _)| c).collect();
    let symbols = folded(text);
    let mut places = Vec::new();
    if wanted.is_empty() {
        return places;
    }
    for window in symbols.windows(wanted.len()) {
        if window.iter().map(|(c, _)| c).eq(wanted.iter())
            && let (Some((_, first)), Some((_, last))) = (window.first(), window.last())
        {
            places.push(whole_words(text, first.start..last.end));
        }
    }
    places
}

/// The text in small letters with single spaces; each with the bytes that it stands for.
fn folded(text: &str) -> Vec<(char, Range<usize>)> {
    let mut symbols: Vec<(char, Range<usize>)> = Vec::new();
    for (at, c) in text.char_indices() {
        let range = at..at + c.len_utf8();
        if c.is_whitespace() {
            match symbols.last_mut() {
                Some((' ', last)) => last.end = range.end,
                _ => symbols.push((' ', range)),
            }
        } else {
            symbols.extend(c.to_lowercase().map(|small| (small, range.clone())));
        }
    }
    symbols
}

fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let (before, after) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let inside = text.get(range.clone()).unwrap_or_default();
    let grows = |edge: Option<char>| edge.is_some_and(char::is_alphanumeric);
    let reach = |chars: &mut dyn Iterator<Item = char>| -> usize {
        chars.take_while(|c| c.is_alphanumeric()).map(char::len_utf8).sum()
    };
    let start = if grows(inside.chars().next()) { reach(&mut before.chars().rev()) } else { 0 };
    let end = if grows(inside.chars().next_back()) { reach(&mut after.chars()) } else { 0 };
    range.start - start..range.end + end
}
