//! Finnish personal identity codes: `ddmmyy`, a sign for the century, three digits, a check character.
//!
//! A code is found however it is spelt: with spaces or dots between, in lower case, with any dash
//! for a minus or no sign at all, in full-width forms. Where the check character fits, it is a code;
//! where it does not, it may be a typing slip, and then only the plain shape standing alone counts.

use std::ops::Range;

use chrono::NaiveDate;
use unicode_normalization::UnicodeNormalization;

use crate::kernel::text::{is_dash, is_hidden};

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    const MARK: &str = "[personbeteckning borttagen]";

    fn mask(text: &str) -> String {
        mask_identity_codes(text, MARK).text
    }

    fn is_masked_whole(code: &str) -> bool {
        mask(&format!("Olen {code}, kiitos.")) == format!("Olen {MARK}, kiitos.")
    }

    /// A test code: individual numbers from 900 are never given to anybody.
    fn code_of(day: u32, month: u32, year: u32, sign: char, individual: u32) -> String {
        let number = ((day * 100 + month) * 100 + year) * 1000 + individual;
        let check = char::from(CHECK_CHARACTERS[(number % 31) as usize]);
        format!("{day:02}{month:02}{year:02}{sign}{individual:03}{check}")
    }

    #[rstest]
    #[case("131052-308T")]
    #[case("010100A900F")]
    #[case("150585Y901P")]
    #[case("290204B902E")]
    #[case("311299-903B")]
    fn known_codes_are_masked(#[case] code: &str) {
        assert!(is_masked_whole(code));
    }

    #[test]
    fn every_sign_of_a_century_is_known() {
        for sign in "+-YXWVUABCDEF".chars() {
            assert!(is_masked_whole(&code_of(1, 2, 3, sign, 904)), "{sign}");
        }
    }

    #[rstest]
    #[case("131052 - 308T")]
    #[case("131052- 308 T")]
    #[case("13 10 52-308T")]
    #[case("13.10.52-308T")]
    #[case("131052-\n308T")]
    #[case("131052\u{A0}\u{2013}\u{A0}308T")]
    #[case("131052\u{2010}308T")]
    #[case("131052\u{2011}308T")]
    #[case("131052\u{2014}308t")]
    #[case("131052\u{2212}308T")]
    #[case("131052\u{FF0D}308T")]
    #[case("131052\u{200B}-\u{FEFF}308T")]
    #[case("１３１０５２－３０８Ｔ")]
    #[case("١٣١٠٥٢-٣٠٨T")]
    #[case("131052\u{AD}308T")]
    #[case("131052308T")]
    #[case("131052 308 T")]
    #[case("010100\u{410}900F")]
    #[case("131052-308\u{442}")]
    #[case("010100a900f")]
    #[case("150585 y 901 p")]
    fn however_it_is_spelt_a_code_is_masked(#[case] code: &str) {
        assert!(is_masked_whole(code));
    }

    #[test]
    fn a_code_glued_to_other_words_is_masked() {
        assert_eq!(mask("hetu131052-308Tja"), format!("hetu{MARK}ja"));
        assert_eq!(mask("1131052-308T2"), format!("1{MARK}2"));
        assert_eq!(mask("131052-308T010100A900F"), format!("{MARK}{MARK}"));
    }

    #[test]
    fn a_slip_in_the_check_character_is_masked_and_said_to_be_uncertain() {
        let masked = mask_identity_codes("131052-308A ja 010100A900F", MARK);

        assert_eq!(masked.text, format!("{MARK} ja {MARK}"));
        assert_eq!(
            masked.removed,
            [Removed { range: 0..11, is_certain: false }, Removed { range: 15..26, is_certain: true }]
        );
    }

    #[rstest]
    #[case("Soita 040 123 4567 tai 05-1234567.")]
    #[case("Aukioloajat 010125-311225 ja 8-16.")]
    #[case("Laskun numero 310226-123456, viite 12345 67890.")]
    #[case("Päivä 32.13.2026, 320152-9017, 290201-903X.")]
    #[case("Tilinumero FI21 1234 5600 0007 85")]
    #[case("Y-tunnus 2077474-0, 131052-000B")]
    #[case("Ring 0401234567 eller 131052 3089")]
    #[case("Dokument 131052308A, 131052 308A")]
    #[case("131052 ------ 308T")]
    fn what_is_no_code_is_left_alone(#[case] text: &str) {
        assert_eq!(mask(text), text);
    }

    fn spelling() -> impl Strategy<Value = String> {
        let sign = prop::sample::select("+-YXWVUABCDEF–—−‐".chars().collect::<Vec<_>>());
        let space = prop::sample::select(vec!["", " ", "\u{A0}", "\t"]);
        (1..=28_u32, 1..=12_u32, 0..=99_u32, sign, 900..=999_u32, space, any::<bool>()).prop_map(
            |(day, month, year, sign, individual, space, is_lower)| {
                let code = code_of(day, month, year, sign, individual);
                let spaced = code.replacen(sign, &format!("{space}{sign}{space}"), 1);
                if is_lower { spaced.to_lowercase() } else { spaced }
            },
        )
    }

    proptest! {
        #[test]
        fn no_code_survives(before in "[a-zåäö ,\n]{0,20}", code in spelling(), after in "([ ,.!\n][a-zåäö0-9 ]{0,20})?") {
            let masked = mask_identity_codes(&format!("{before} {code}{after}"), MARK);

            prop_assert!(!masked.text.contains(&code));
            prop_assert!(!masked.removed.is_empty());
        }

        #[test]
        fn masking_twice_is_masking_once(text in "([0-3][0-9][01][0-9]{3}[-+AY –]{1,2}[0-9]{3}[0-9A-Y]|[0-9A-F .-]{0,6}|\\PC{0,5}){0,8}") {
            let once = mask(&text);

            prop_assert_eq!(mask(&once), once);
        }

        #[test]
        fn a_text_without_digits_is_unchanged(text in "[^\\p{N}]{0,200}") {
            prop_assert_eq!(mask(&text), text);
        }

        #[test]
        fn what_was_removed_lies_in_the_text_in_order(text in "([0-3][0-9][01][0-9]{3}[-A]9[0-9]{2}[0-9A-Y]| |\\PC){0,6}") {
            let removed = mask_identity_codes(&text, MARK).removed;

            prop_assert!(removed.iter().all(|code| text.get(code.range.clone()).is_some()));
            prop_assert!(removed.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
        }
    }
}
