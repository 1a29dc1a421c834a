//! A reference to the same initiative in the national service. It is written down and shown, and nothing is fetched.

use std::fmt;

/// Where the national service is.
const BEGINS: [&str; 2] = ["https://www.hyvinvointialuealoite.fi/", "https://hyvinvointialuealoite.fi/"];

/// Most characters of an address.
const ADDRESS_MAX_CHARS: usize = 300;

/// Most characters of a case number.
const NUMBER_MAX_CHARS: usize = 40;

/// An address in the national service, with the case number there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NationalReference {
    address: String,
    number: String,
}

impl NationalReference {
    /// Takes an address of the national service and nothing else, and a case number.
    #[must_use]
    pub fn of(address: &str, number: &str) -> Option<Self> {
        let (address, number) = (address.trim(), number.trim());
        let page = BEGINS.iter().find_map(|begin| address.strip_prefix(begin))?;
        let is_page = |c: char| c.is_ascii_alphanumeric() || "/-_.?=&".contains(c);
        let is_number = |c: char| c.is_ascii_alphanumeric() || "/-_.:".contains(c);
        let is_whole = !page.is_empty() && page.chars().all(is_page) && address.len() <= ADDRESS_MAX_CHARS;
        let is_numbered = !number.is_empty() && number.chars().all(is_number) && number.len() <= NUMBER_MAX_CHARS;
        (is_whole && is_numbered).then(|| Self { address: address.to_owned(), number: number.to_owned() })
    }

    /// Reads what is kept in the database.
    #[must_use]
    pub fn parse(kept: &str) -> Option<Self> {
        let (address, number) = kept.split_once(' ')?;
        Self::of(address, number)
    }

    /// Its address.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Its case number in the national service.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }
}

/// As it is kept: neither part holds a space.
impl fmt::Display for NationalReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.address, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_national_service_is_referred_to() {
        let good = NationalReference::of(" https://www.hyvinvointialuealoite.fi/fi/aloite/1204 ", "VN/31/2026");

        let good = good.expect("a reference");
        assert_eq!(NationalReference::parse(&good.to_string()), Some(good));
        for bad in [
            "",
            "hyvinvointialuealoite.fi/fi/aloite/1",
            "http://www.hyvinvointialuealoite.fi/fi/aloite/1",
            "https://www.hyvinvointialuealoite.fi/",
            "https://www.hyvinvointialuealoite.fi.example.com/fi/1",
            "https://www.hyvinvointialuealoite.fi@example.com/fi/1",
            "https://example.com/?https://www.hyvinvointialuealoite.fi/fi/1",
            "https://www.hyvinvointialuealoite.fi/fi/\"onx=",
            "https://www.hyvinvointialuealoite.fi/fi/1 x",
            "javascript:alert(1)",
        ] {
            assert_eq!(NationalReference::of(bad, "1"), None, "{bad}");
        }
        for bad in ["", "1 2", "<1>", &"1".repeat(41)] {
            assert_eq!(NationalReference::of("https://www.hyvinvointialuealoite.fi/fi/aloite/1", bad), None, "{bad}");
        }
    }
}
