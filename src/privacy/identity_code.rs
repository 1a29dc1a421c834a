//! Finnish personal identity codes: `ddmmyy`, a sign for the century, three digits, a check character.
//!
//! A code is found however it is spelt: with spaces or dots between, in lower case, with any dash
//! for a minus or no sign at all, in full-width forms. Where the check character fits, it is a code;
//! where it does not, it may be a typing slip, and then only the plain shape standing alone counts.

use std::ops::Range;

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use crate::kernel::text::{is_dash, is_hidden};

#[cfg(test)]
mod tests;

const CHECK_CHARACTERS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
/// More than this between two characters of a code is a gap between two things.
const LONGEST_GAP: usize = 4;

/// A text without identity codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Masked {
    /// The text, with a mark for each code.
    pub text: String,
    /// What was removed, in the order of the text.
    pub removed: Vec<Removed>,
}

/// A code that was removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    /// Where it stood in the text as it came, in bytes: to show to its sender, and to nobody else.
    pub range: Range<usize>,
    /// The check character fits; without that it only looks like a code.
    pub is_certain: bool,
}

/// Puts `mark` in the place of every identity code.
#[must_use]
pub fn mask_identity_codes(text: &str, mark: &str) -> Masked {
    let removed = identity_codes(text);
    let mut masked = String::with_capacity(text.len());
    let mut kept_from = 0;
    for code in &removed {
        masked.push_str(text.get(kept_from..code.range.start).unwrap_or_default());
        masked.push_str(mark);
        kept_from = code.range.end;
    }
    masked.push_str(text.get(kept_from..).unwrap_or_default());
    Masked { text: masked, removed }
}

/// All identity codes of a text.
///
/// What is found counts as a boundary for its neighbours, so the search is repeated until nothing
/// more is found: a masked text holds no code, not even one that stood glued to another.
pub(super) fn identity_codes(text: &str) -> Vec<Removed> {
    let mut symbols: Vec<Symbol> = text.char_indices().map(Symbol::of).collect();
    let mut found = Vec::new();
    loop {
        let before = found.len();
        symbols = without_codes(&symbols, &mut found);
        if found.len() == before {
            found.sort_by_key(|code: &Removed| code.range.start);
            return found;
        }
    }
}

/// One character of the text, read for what it stands for.
#[derive(Clone, Debug)]
struct Symbol {
    range: Range<usize>,
    meaning: Meaning,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Digit(u32),
    Letter(char),
    Plus,
    Dash,
    Gap,
    Other,
}

impl Symbol {
    fn of((start, c): (usize, char)) -> Self {
        Self { range: start..start + c.len_utf8(), meaning: Meaning::of(c) }
    }
}

impl Meaning {
    fn of(c: char) -> Self {
        let plain = if c.is_ascii() { c } else { plain_form(c) }.to_ascii_uppercase();
        match plain {
            '0'..='9' => plain.to_digit(10).map_or(Self::Other, Self::Digit),
            '+' | '\u{2795}' => Self::Plus,
            '.' => Self::Gap,
            // A soft hyphen shows as nothing or as a dash; people paste it for one.
            '\u{AD}' => Self::Dash,
            _ if is_dash(plain) => Self::Dash,
            _ if plain.is_whitespace() || is_hidden(plain) => Self::Gap,
            _ if plain.is_alphanumeric() => Self::Letter(plain),
            _ => Self::Other,
        }
    }

    fn is_glued(self) -> bool {
        matches!(self, Self::Digit(_) | Self::Letter(_))
    }

    /// The century that a sign stands for.
    fn century(self) -> Option<i32> {
        match self {
            Self::Plus => Some(1800),
            Self::Dash | Self::Letter('U'..='Y') => Some(1900),
            Self::Letter('A'..='F') => Some(2000),
            _ => None,
        }
    }
}

/// Cyrillic capitals that look like a letter of the codes, and the letters they look like.
const LOOK_ALIKES: [(char, char); 11] = [
    ('\u{410}', 'A'),
    ('\u{412}', 'B'),
    ('\u{421}', 'C'),
    ('\u{415}', 'E'),
    ('\u{41D}', 'H'),
    ('\u{41A}', 'K'),
    ('\u{41C}', 'M'),
    ('\u{420}', 'P'),
    ('\u{422}', 'T'),
    ('\u{425}', 'X'),
    ('\u{423}', 'Y'),
];

/// Full-width, mathematical and Arabic digits and letters as plain ones, and Cyrillic letters as
/// the Latin ones they look like.
fn plain_form(c: char) -> char {
    let capital = c.to_uppercase().next().unwrap_or(c);
    if let Some((_, latin)) = LOOK_ALIKES.iter().find(|(cyrillic, _)| *cyrillic == capital) {
        return *latin;
    }
    let arabic = match c {
        '\u{660}'..='\u{669}' => Some('\u{660}'),
        '\u{6F0}'..='\u{6F9}' => Some('\u{6F0}'),
        _ => None,
    };
    if let Some(zero) = arabic {
        return char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c);
    }
    let mut forms = std::iter::once(c).nfkc();
    match (forms.next(), forms.next()) {
        (Some(plain), None) => plain,
        _ => c,
    }
}

/// One pass: adds what it finds and gives the symbols with each find as one symbol.
fn without_codes(symbols: &[Symbol], found: &mut Vec<Removed>) -> Vec<Symbol> {
    let mut left = Vec::with_capacity(symbols.len());
    let mut rest = symbols;
    while let Some((first, others)) = rest.split_first() {
        let is_glued_before = left.last().is_some_and(|symbol: &Symbol| symbol.meaning.is_glued());
        if let Some(code) = Candidate::at(rest).filter(|candidate| candidate.is_code(is_glued_before)) {
            let range = first.range.start..code.end;
            left.push(Symbol { range: range.clone(), meaning: Meaning::Other });
            found.push(Removed { range, is_certain: code.has_right_check });
            rest = rest.get(code.length..).unwrap_or_default();
        } else {
            left.push(first.clone());
            rest = others;
        }
    }
    left
}

/// Eleven characters in the shape of a code, with a date that exists.
struct Candidate {
    /// How many symbols, gaps with them.
    length: usize,
    end: usize,
    /// Something stands between its characters, or its sign was left out.
    has_gaps: bool,
    has_right_check: bool,
    is_glued_after: bool,
}

impl Candidate {
    fn at(symbols: &[Symbol]) -> Option<Self> {
        let mut reader = Reader { symbols, read: 0, end: 0, has_gaps: false };
        let (day, month, year) = (reader.number(2)?, reader.number(2)?, reader.number(2)?);
        let century = reader.century();
        let individual = reader.number(3)?;
        let check = match reader.next()? {
            // Ten digits in a row are a telephone number sooner than a code without its sign.
            Meaning::Digit(digit) if century.is_some() => char::from_digit(digit, 10)?,
            Meaning::Letter(letter) if letter.is_ascii() => letter,
            _ => return None,
        };
        let year_of_century = i32::try_from(year).ok()?;
        let exists = |century: i32| NaiveDate::from_ymd_opt(century + year_of_century, month, day).is_some();
        let is_given = individual >= 2 && century.map_or_else(|| exists(1900) || exists(2000), exists);
        let number = ((day * 100 + month) * 100 + year) * 1000 + individual;
        let right = CHECK_CHARACTERS.get(usize::try_from(number % 31).ok()?).copied().map(char::from);
        is_given.then(|| Self {
            length: reader.read,
            end: reader.end,
            has_gaps: reader.has_gaps,
            has_right_check: right == Some(check),
            is_glued_after: symbols.get(reader.read).is_some_and(|symbol| symbol.meaning.is_glued()),
        })
    }

    /// A right check character is proof enough, unless spaces could have brought it there by
    /// chance; a wrong one is taken for a slip where the code stands alone.
    fn is_code(&self, is_glued_before: bool) -> bool {
        let stands_alone = !is_glued_before && !self.is_glued_after;
        if self.has_right_check { stands_alone || !self.has_gaps } else { stands_alone && !self.has_gaps }
    }
}

#[derive(Clone)]
struct Reader<'a> {
    symbols: &'a [Symbol],
    read: usize,
    end: usize,
    has_gaps: bool,
}

impl Reader<'_> {
    /// The next symbol that means something; a gap before the first is not part of a code.
    fn next(&mut self) -> Option<Meaning> {
        let rest = self.symbols.get(self.read..)?;
        let gap = rest.iter().take_while(|symbol| symbol.meaning == Meaning::Gap).count();
        if gap > LONGEST_GAP || (gap > 0 && self.read == 0) {
            return None;
        }
        let symbol = rest.get(gap)?;
        self.has_gaps |= gap > 0;
        self.read += gap + 1;
        self.end = symbol.range.end;
        Some(symbol.meaning)
    }

    /// The century of the sign that follows. A sign left out counts as a gap.
    fn century(&mut self) -> Option<i32> {
        let mut ahead = self.clone();
        let century = ahead.next().and_then(Meaning::century);
        if century.is_some() {
            *self = ahead;
        } else {
            self.has_gaps = true;
        }
        century
    }

    fn number(&mut self, digits: usize) -> Option<u32> {
        (0..digits).try_fold(0, |number, _| match self.next()? {
            Meaning::Digit(digit) => Some(number * 10 + digit),
            _ => None,
        })
    }
}
