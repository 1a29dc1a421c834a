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
    /// Finds in the answer, as they stand there: the answer can be worded anew, so places would not hold.
    #[serde(default)]
    pub answer_finds: Vec<String>,
    /// The answer as it was worded, before anything of it was hidden.
    #[serde(default)]
    pub answer: String,
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
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Find(MarkKind::IdentityCode),
        Self::Find(MarkKind::Iban),
        Self::Find(MarkKind::Email),
        Self::Find(MarkKind::Phone),
        Self::Find(MarkKind::Address),
        Self::Find(MarkKind::BirthDate),
        Self::Find(MarkKind::Name),
        Self::Words,
        Self::Sentence,
    ];

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
    /// What is hidden before anybody has chosen: everything that was found in the text and in the answer to it.
    #[must_use]
    pub fn proposed(text: &str, answer: &str) -> Self {
        Self {
            finds: (0..find_marks(text).len()).collect(),
            answer_finds: finds_in(answer).into_iter().map(|(_, found)| found.to_owned()).collect(),
            answer: answer.to_owned(),
            ..Self::default()
        }
    }

    /// Reads words to hide: one or several on a line.
    #[must_use]
    pub fn words_of(typed: &str) -> Vec<String> {
        typed.lines().map(clean_line).filter(|words| !words.is_empty()).collect()
    }
}

/// What is found in a text, each once, in its order.
#[must_use]
pub fn finds_in(text: &str) -> Vec<(MarkKind, &str)> {
    let mut found: Vec<(MarkKind, &str)> = Vec::new();
    for mark in find_marks(text) {
        if let Some(words) = text.get(mark.range)
            && found.iter().all(|(_, known)| *known != words)
        {
            found.push((mark.kind, words));
        }
    }
    found
}

/// Is it the same find, whatever became of the white space in it on its way through a form?
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// The text with marks in the places of everything hidden; `mark` says what stands there.
#[must_use]
pub fn redact(text: &str, choices: &Choices, mark: impl Fn(Hidden) -> String) -> String {
    let typed = choices.words.iter().flat_map(|words| places_of(text, words)).map(|range| (range, Hidden::Words));
    covered(text, chosen_in(text, choices).chain(typed), mark)
}

/// The answer to a text with the same hidden: what was chosen in the text is hidden wherever the answer repeats it, and
/// so are the words that were typed and what was chosen of the answer itself.
#[must_use]
pub fn redact_answer(text: &str, choices: &Choices, mark: impl Fn(Hidden) -> String) -> String {
    let answer = choices.answer.as_str();
    let repeated = chosen_in(text, choices).flat_map(|(range, hidden)| {
        // A sentence is repeated with another full stop, or within a longer one.
        let words = text.get(range).unwrap_or_default().trim_matches(|c: char| !c.is_alphanumeric());
        places_of(answer, words).into_iter().map(move |range| (range, hidden))
    });
    let own = find_marks(answer).into_iter().filter(|found| {
        answer
            .get(found.range.clone())
            .is_some_and(|words| choices.answer_finds.iter().any(|chosen| is_same(chosen, words)))
    });
    let own = own.map(|found| (found.range, Hidden::Find(found.kind)));
    let typed = choices.words.iter().flat_map(|words| places_of(answer, words)).map(|range| (range, Hidden::Words));
    covered(answer, repeated.chain(own).chain(typed), mark)
}

/// The first words to hide that stand neither in the text nor in its answer.
#[must_use]
pub fn standing_nowhere<'a>(text: &str, choices: &'a Choices) -> Option<&'a str> {
    let nowhere = |words: &&String| places_of(text, words).is_empty() && places_of(&choices.answer, words).is_empty();
    choices.words.iter().find(nowhere).map(String::as_str)
}

/// The finds and the sentences of a text that were chosen.
fn chosen_in(text: &str, choices: &Choices) -> impl Iterator<Item = (Range<usize>, Hidden)> {
    let finds = find_marks(text).into_iter().enumerate();
    let finds = finds.filter(|(place, _)| choices.finds.contains(place));
    let sentences = sentences(text).into_iter().enumerate();
    let sentences = sentences.filter(|(place, _)| choices.sentences.contains(place));
    finds
        .map(|(_, mark)| (mark.range, Hidden::Find(mark.kind)))
        .chain(sentences.map(|(_, range)| (range, Hidden::Sentence)))
}

/// The text with everything covered; what overlaps is one, named after its widest part.
fn covered(
    text: &str,
    hidden: impl Iterator<Item = (Range<usize>, Hidden)>,
    mark: impl Fn(Hidden) -> String,
) -> String {
    let mut ranges: Vec<(Range<usize>, Hidden)> = hidden.collect();
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
    let mut redacted = String::with_capacity(text.len());
    let mut from = 0;
    for (range, hidden) in merged {
        redacted.push_str(text.get(from..range.start).unwrap_or_default());
        redacted.push_str(&mark(hidden));
        from = range.end;
    }
    redacted.push_str(text.get(from..).unwrap_or_default());
    redacted
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
