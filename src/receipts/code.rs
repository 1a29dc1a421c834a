//! The code itself: how it is made, written and read.

use std::fmt;

use unicode_normalization::UnicodeNormalization;

use crate::kernel::{random::Random, text};

/// Crockford's base 32: no I, L, O and U, which people mistake for other symbols.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BASE: usize = ALPHABET.len();
const SELECTOR_LENGTH: usize = 5;
const SECRET_LENGTH: usize = 10;
const PAYLOAD_LENGTH: usize = SELECTOR_LENGTH + SECRET_LENGTH;
const CODE_LENGTH: usize = PAYLOAD_LENGTH + 1;
const GROUP_LENGTH: usize = 4;

/// A receipt code: five symbols select the case, ten are secret, the last is a check symbol.
///
/// It has no `Display` on purpose; [`ReceiptCode::grouped`] is asked for where it is shown once.
#[derive(Clone, PartialEq, Eq)]
pub struct ReceiptCode(String);

/// Why a text is no receipt code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptFault {
    /// Too few or too many symbols.
    #[error("a receipt code has {CODE_LENGTH} symbols, not {given}")]
    WrongLength {
        /// How many symbols there were, dashes and spaces left out.
        given: usize,
    },
    /// A symbol that no receipt code has.
    #[error("a symbol that no receipt code has")]
    UnknownSymbol,
    /// Well formed, but mistyped somewhere.
    #[error("the check symbol does not fit")]
    WrongCheckSymbol,
}

impl ReceiptCode {
    /// Makes a new code. Its selector may be taken already; then make another.
    #[must_use]
    pub fn generate(random: &Random) -> Self {
        let mut values: Vec<usize> =
            random.bytes::<PAYLOAD_LENGTH>().iter().map(|byte| usize::from(*byte) % BASE).collect();
        values.push(check_value(&values));
        Self::from_values(&values)
    }

    /// Reads what a person typed or pasted: case, whatever stands between the groups and mistaken symbols are forgiven.
    pub fn parse(typed: &str) -> Result<Self, ReceiptFault> {
        let symbols = typed.nfkc().filter(|c| !is_between(*c));
        let values: Vec<usize> =
            symbols.map(|c| value_of(c).ok_or(ReceiptFault::UnknownSymbol)).collect::<Result<_, _>>()?;
        if values.len() != CODE_LENGTH {
            return Err(ReceiptFault::WrongLength { given: values.len() });
        }
        let (payload, check) = values.split_at(PAYLOAD_LENGTH);
        if check != [check_value(payload)] {
            return Err(ReceiptFault::WrongCheckSymbol);
        }
        Ok(Self::from_values(&values))
    }

    /// The symbols that select the case. They are stored as they are.
    #[must_use]
    pub fn selector(&self) -> &str {
        self.0.get(..SELECTOR_LENGTH).unwrap_or_default()
    }

    /// The symbols that only the sender knows. They are stored only as a hash.
    #[must_use]
    pub fn secret(&self) -> &str {
        self.0.get(SELECTOR_LENGTH..PAYLOAD_LENGTH).unwrap_or_default()
    }

    /// The whole code as people write it: four groups of four, with dashes between.
    #[must_use]
    pub fn grouped(&self) -> String {
        let mut grouped = String::with_capacity(CODE_LENGTH + CODE_LENGTH / GROUP_LENGTH);
        for (place, symbol) in self.0.chars().enumerate() {
            if place > 0 && place % GROUP_LENGTH == 0 {
                grouped.push('-');
            }
            grouped.push(symbol);
        }
        grouped
    }

    /// The code for a page: four groups in two halves, between which a line may break.
    #[must_use]
    pub fn halves(&self) -> [String; 2] {
        let grouped = self.grouped().replace('-', " ");
        let (first, second) = grouped.split_at_checked(grouped.len() / 2).unwrap_or_default();
        [first.trim().to_owned(), second.trim().to_owned()]
    }

    fn from_values(values: &[usize]) -> Self {
        Self(values.iter().filter_map(|value| ALPHABET.get(*value)).map(|symbol| char::from(*symbol)).collect())
    }
}

impl fmt::Debug for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptCode(…)")
    }
}

/// Does the character stand between symbols rather than for one: a space, a dash, or what people put for them?
fn is_between(c: char) -> bool {
    c.is_whitespace() || text::is_hidden(c) || text::is_dash(c) || matches!(c, '.' | ',' | ':' | ';' | '/' | '\\' | '|')
}

fn value_of(symbol: char) -> Option<usize> {
    let symbol = match symbol.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|known| char::from(*known) == symbol)
}

/// Luhn's check modulo 32: every second value is doubled and its two base-32 digits are added.
///
/// It catches each change of one symbol and each swap of neighbours but that of 0 and Z.
fn check_value(payload: &[usize]) -> usize {
    let digits = payload.iter().rev().enumerate().map(|(place, value)| {
        let weighted = if place % 2 == 0 { value * 2 } else { *value };
        weighted / BASE + weighted % BASE
    });
    (BASE - digits.sum::<usize>() % BASE) % BASE
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn codes(count: usize) -> Vec<ReceiptCode> {
        let random = Random::seeded(4);
        (0..count).map(|_| ReceiptCode::generate(&random)).collect()
    }

    fn values_of(code: &ReceiptCode) -> Vec<usize> {
        code.0.chars().filter_map(value_of).collect()
    }

    fn is_refused(values: &[usize]) -> bool {
        let (payload, check) = values.split_at(PAYLOAD_LENGTH);
        check != [check_value(payload)]
    }

    #[test]
    fn codes_are_distinct_and_stand_in_four_groups_of_four() {
        let pattern = regex::Regex::new("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$").expect("a pattern");

        let grouped: HashSet<String> = codes(1_000).iter().map(ReceiptCode::grouped).collect();

        assert_eq!(grouped.len(), 1_000);
        assert!(grouped.iter().all(|code| pattern.is_match(code)));
    }

    #[test]
    fn a_code_reads_back_as_itself_and_its_parts_make_it_up() {
        for code in codes(1_000) {
            let read = ReceiptCode::parse(&code.grouped()).expect("a code");

            assert_eq!(read, code);
            assert_eq!((code.selector().len(), code.secret().len()), (5, 10));
            assert!(code.grouped().replace('-', "").starts_with(&format!("{}{}", code.selector(), code.secret())));
        }
    }

    #[test]
    fn every_change_of_one_symbol_is_refused() {
        for code in codes(1_000) {
            let values = values_of(&code);

            for (place, value) in values.iter().enumerate() {
                for other in (0..BASE).filter(|other| other != value) {
                    let mut changed = values.clone();
                    changed[place] = other;
                    assert!(is_refused(&changed));
                }
            }
        }
    }

    #[test]
    fn nearly_every_swap_of_neighbours_is_refused() {
        let (mut swaps, mut refused) = (0_usize, 0_usize);

        for code in codes(1_000) {
            let values = values_of(&code);
            for place in (1..CODE_LENGTH).filter(|place| values[*place] != values[place - 1]) {
                let mut swapped = values.clone();
                swapped.swap(place, place - 1);
                swaps += 1;
                refused += usize::from(is_refused(&swapped));
            }
        }

        assert!(refused * 100 >= swaps * 99, "{refused} of {swaps}");
    }

    #[test]
    fn a_mistyped_code_is_refused_by_its_check_symbol() {
        let code = code_of("01010ABCDEFGHJK");

        let mistyped = code.grouped().replacen('A', "B", 1);

        assert_eq!(ReceiptCode::parse(&mistyped), Err(ReceiptFault::WrongCheckSymbol));
    }

    #[test]
    fn typing_is_forgiven() {
        let code = code_of("01010ABCDEFGHJK");
        let plain = code.0.clone();
        let mistaken = plain.replacen('0', "o", 1).replacen('1', "l", 1).replacen('1', "I", 1);
        let wide: String = plain.chars().filter_map(|c| char::from_u32(u32::from(c) + 0xFEE0)).collect();
        let dashed = code.grouped().replacen('-', " – ", 1).replacen('-', "\u{2212}", 1).replace('-', "\u{A0}");

        for typed in [plain.to_lowercase(), mistaken, wide, dashed, format!("\u{FEFF} {plain}\n")] {
            assert_eq!(ReceiptCode::parse(&typed), Ok(code.clone()), "{typed}");
        }
    }

    #[test]
    fn a_fault_says_what_is_wrong() {
        assert_eq!(ReceiptCode::parse(""), Err(ReceiptFault::WrongLength { given: 0 }));
        assert_eq!(ReceiptCode::parse("2K7M-9QF3-2K7"), Err(ReceiptFault::WrongLength { given: 11 }));
        assert_eq!(ReceiptCode::parse("2K7M-9QF3-2K7M-9QFU"), Err(ReceiptFault::UnknownSymbol));
    }

    #[test]
    fn a_code_is_not_printed_by_accident() {
        let code = code_of("01010ABCDEFGHJK");

        assert_eq!(format!("{code:?}"), "ReceiptCode(…)");
    }

    fn code_of(payload: &str) -> ReceiptCode {
        let mut values: Vec<usize> = payload.chars().filter_map(value_of).collect();
        values.push(check_value(&values));
        ReceiptCode::from_values(&values)
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_what_is_read_reads_back(typed in "\\PC{0,40}") {
            if let Ok(code) = ReceiptCode::parse(&typed) {
                prop_assert_eq!(ReceiptCode::parse(&code.grouped()), Ok(code));
            }
        }

        #[test]
        fn any_sixteen_symbols_are_a_code_or_have_a_wrong_check_symbol(typed in "[0-9A-TV-Za-tv-z -]{16}") {
            let symbols = typed.chars().filter(char::is_ascii_alphanumeric).count();
            match ReceiptCode::parse(&typed) {
                Ok(_) | Err(ReceiptFault::WrongCheckSymbol) => prop_assert_eq!(symbols, 16),
                Err(fault) => prop_assert_eq!(fault, ReceiptFault::WrongLength { given: symbols }),
            }
        }
    }
}
