//! The number people use for a case: the year and six symbols, in no sequence.

use std::fmt;

use crate::kernel::random::Random;

/// Crockford's base 32: no I, L, O or U.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A case number, as `2026-7KQ4MD`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseNumber(String);

impl CaseNumber {
    /// Draws a number for a year.
    #[must_use]
    pub fn draw(year: i32, random: &Random) -> Self {
        let symbols = random.bytes::<6>();
        let code: String =
            symbols.iter().filter_map(|byte| SYMBOLS.get(usize::from(byte % 32))).map(|s| char::from(*s)).collect();
        Self(format!("{year:04}-{code}"))
    }

    /// Reads a number: any case, spaces around it, O for 0, I and L for 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, code) = text.trim().split_once('-')?;
        let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let code: String = code.chars().map(forgive).collect();
        let is_code = code.len() == 6 && code.bytes().all(|byte| SYMBOLS.contains(&byte));
        (is_year && is_code).then(|| Self(format!("{year}-{code}")))
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn forgive(symbol: char) -> char {
    match symbol.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_number_can_be_read_again_however_it_is_typed() {
        let number = CaseNumber::draw(2026, &Random::seeded(1));

        assert_eq!(CaseNumber::parse(number.as_str()), Some(number.clone()));
        assert_eq!(CaseNumber::parse(&format!(" {} ", number.as_str().to_lowercase())), Some(number));
        assert_eq!(CaseNumber::parse("2026-OIL4MD").map(|n| n.to_string()), Some("2026-0114MD".to_owned()));
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in ["", "2026", "2026-", "26-7KQ4MD", "2026-7KQ4M", "2026-7KQ4MDX", "2026-7KQ4MU", "å026-7KQ4MD"] {
            assert_eq!(CaseNumber::parse(text), None, "{text}");
        }
    }
}
