//! What the redactor looks at first: what in a text may tell who somebody is.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::identity_code::identity_codes;
use super::personal::{addresses, birth_dates, names};

/// Something in a text that may tell who a person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
}

/// What a mark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// A personal identity code.
    IdentityCode,
    /// A bank account number whose check digits fit.
    Iban,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A street address, or a postal code with its town.
    Address,
    /// A date of birth.
    BirthDate,
    /// Somebody's name.
    Name,
}

/// All marks of a text, in its order. No two overlap: where they would, the kind named first in
/// [`MarkKind`] stays.
#[must_use]
pub fn find_marks(text: &str) -> Vec<Mark> {
    let codes = identity_codes(text).into_iter().map(|code| Mark { kind: MarkKind::IdentityCode, range: code.range });
    let mut marks: Vec<Mark> = Vec::new();
    let of_kind = |kind: MarkKind| move |range| Mark { kind, range };
    let contacts = codes.chain(ibans(text)).chain(emails(text)).chain(phones(text));
    let personal = addresses(text).map(of_kind(MarkKind::Address));
    let personal = personal.chain(birth_dates(text).map(of_kind(MarkKind::BirthDate)));
    let personal = personal.chain(names(text).map(of_kind(MarkKind::Name)));
    for mark in contacts.chain(personal) {
        if marks.iter().all(|kept| mark.range.end <= kept.range.start || kept.range.end <= mark.range.start) {
            marks.push(mark);
        }
    }
    marks.sort_by_key(|mark| mark.range.start);
    marks
}

static IBAN_START: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)[A-Z]{2}[0-9]{2}"));

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)[\p{L}\p{N}._%+-]+ ?(?:@|\((?:at|ät|a)\)|\[(?:at|ät|a)\]) ?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+")
});

/// With a country's number (`+358 40 …`, `00358 (0)40 …`), or with the trunk zero (`040-…`, `(05) …`).
static PHONE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        (?:\+|00)[1-9][0-9]{0,2} [\s\p{Pd}]? (?:\(0\)[\s\p{Pd}]?)? [1-9] (?:[\s\p{Pd}]?[0-9]){4,11}
        | \(0[1-9][0-9]{0,2}\) (?:[\s\p{Pd}]?[0-9]){4,10}
        | 0[1-9] (?:[\s\p{Pd}]?[0-9]){4,11}",
    )
});

#[expect(clippy::expect_used, reason = "the patterns are fixed, and the tests below compile each of them")]
pub(super) fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a fixed pattern")
}

fn emails(text: &str) -> impl Iterator<Item = Mark> {
    EMAIL.find_iter(text).map(|found| Mark { kind: MarkKind::Email, range: found.range() })
}

fn phones(text: &str) -> impl Iterator<Item = Mark> {
    PHONE
        .find_iter(text)
        .map(|found| found.range())
        .filter(|range| stands_alone(text, range))
        .map(|range| Mark { kind: MarkKind::Phone, range })
}

fn ibans(text: &str) -> impl Iterator<Item = Mark> {
    let starts = IBAN_START.find_iter(text).map(|found| found.start());
    starts.filter_map(|start| iban_at(text, start)).map(|range| Mark { kind: MarkKind::Iban, range })
}

/// No letter and no digit touches it.
pub(super) fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|start| start.chars().next_back());
    let after = text.get(range.end..).and_then(|end| end.chars().next());
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}

/// How long account numbers are in the countries people here bank in. Those of other countries are
/// found when written without spaces.
const IBAN_LENGTHS: [(&str, usize); 9] =
    [("FI", 18), ("AX", 18), ("SE", 24), ("EE", 20), ("NO", 15), ("DK", 18), ("DE", 22), ("LV", 21), ("LT", 20)];

fn iban_at(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    let country = rest.get(..2)?.to_ascii_uppercase();
    let known = IBAN_LENGTHS.iter().find(|(code, _)| *code == country).map(|(_, length)| *length);
    let length = known.unwrap_or_else(|| rest.chars().take_while(char::is_ascii_alphanumeric).take(35).count());
    if !(15..=34).contains(&length) {
        return None;
    }
    let places = rest.char_indices().take(3 * length).filter(|(_, c)| !c.is_whitespace());
    let symbols: Vec<(usize, char)> = places.take(length).take_while(|(_, c)| c.is_ascii_alphanumeric()).collect();
    let (last, _) = *symbols.last()?;
    let range = start..start + last + 1;
    let is_right = symbols.len() == length && iban_remainder(symbols.iter().map(|(_, c)| *c)) == Some(1);
    (is_right && stands_alone(text, &range)).then_some(range)
}

/// ISO 7064: the number that the letters and digits make, first four last, modulo 97.
fn iban_remainder(symbols: impl Iterator<Item = char> + Clone) -> Option<u32> {
    symbols.clone().skip(4).chain(symbols.take(4)).try_fold(0, |remainder, c| {
        let value = c.to_digit(36)?;
        let shift = if value < 10 { 10 } else { 100 };
        Some((remainder * shift + value) % 97)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn marked(text: &str) -> Vec<(MarkKind, &str)> {
        find_marks(text).into_iter().map(|mark| (mark.kind, &text[mark.range])).collect()
    }

    #[rstest]
    #[case("040 123 4567")]
    #[case("0401234567")]
    #[case("040-1234567")]
    #[case("050–123 45 67")]
    #[case("+358401234567")]
    #[case("+358 40 123 4567")]
    #[case("+358 (0)40 123 4567")]
    #[case("00358 40 1234567")]
    #[case("(05) 123 4567")]
    #[case("05 220 511")]
    #[case("+46 70 123 45 67")]
    fn telephone_numbers_are_marked(#[case] number: &str) {
        let text = format!("Ring mig, {number}. Tack!");

        assert_eq!(marked(&text), [(MarkKind::Phone, number)]);
    }

    #[rstest]
    #[case("anna.exempel@example.fi")]
    #[case("Ä+palaute@sähkö.example.com")]
    #[case("anna (at) example.fi")]
    #[case("anna[ät]example.fi")]
    fn addresses_are_marked(#[case] address: &str) {
        let text = format!("Vastaa:{address}.");

        assert_eq!(marked(&text), [(MarkKind::Email, address)]);
    }

    #[rstest]
    #[case("FI21 1234 5600 0007 85")]
    #[case("fi2112345600000785")]
    #[case("SE45 5000 0000 0583 9825 7466")]
    #[case("GB82WEST12345698765432")]
    fn account_numbers_with_right_check_digits_are_marked(#[case] account: &str) {
        let text = format!("tilille {account} kiitos");

        assert_eq!(marked(&text), [(MarkKind::Iban, account)]);
    }

    #[test]
    fn all_marks_of_a_text_come_in_its_order() {
        let text = "131052-308T, a@example.fi, FI21 1234 5600 0007 85, 05 1234567, b@example.fi";

        let kinds: Vec<MarkKind> = find_marks(text).into_iter().map(|mark| mark.kind).collect();

        let (code, mail, iban, phone) = (MarkKind::IdentityCode, MarkKind::Email, MarkKind::Iban, MarkKind::Phone);
        assert_eq!(kinds, [code, mail, iban, phone, mail]);
    }

    #[test]
    fn every_kind_is_found_each_time_it_stands_there() {
        let text = "Skötare Maria Berg, f. 3.2.1961, Åsvägen 3 B, och Åsvägen 5: ring 05 1234567 eller Maria.";

        let (name, birth, address, phone) = (MarkKind::Name, MarkKind::BirthDate, MarkKind::Address, MarkKind::Phone);
        let found: Vec<MarkKind> = find_marks(text).into_iter().map(|mark| mark.kind).collect();
        assert_eq!(found, [name, birth, address, address, phone, name]);
    }

    #[rstest]
    #[case("Odotin 45 minuuttia 3.2.2026 klo 8.15–9.00.")]
    #[case("Ring 112 eller 116117.")]
    #[case("FI22 1234 5600 0007 85 tai FI21")]
    #[case("kerros 2 @ sairaala")]
    #[case("Kostnad 1 000 000 euro, 157 442 invånare")]
    fn ordinary_text_has_no_marks(#[case] text: &str) {
        assert_eq!(marked(text), []);
    }

    proptest! {
        #[test]
        fn marks_lie_in_the_text_and_do_not_overlap(text in "(0[45]0[- ]?[0-9]{6,9}|[a-z]{1,5}@[a-z.]{1,9}|FI[0-9 ]{2,22}|131052-308T|\\PC{0,4}){0,6}") {
            let marks = find_marks(&text);

            prop_assert!(marks.iter().all(|mark| text.get(mark.range.clone()).is_some()));
            prop_assert!(marks.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
        }
    }
}
