//! Finnish business ids.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::kernel::text::{clean_line, is_dash};

/// What each of the seven digits weighs in the check digit.
const WEIGHTS: [u32; 7] = [7, 9, 10, 5, 8, 4, 2];

/// A business id (*Y-tunnus*, *FO-nummer*), as `2077474-0`: seven digits and a check digit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BusinessId(String);

impl BusinessId {
    /// Reads an id: spaces around it, any dash, a leading zero left out as on old papers.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let line = clean_line(typed);
        let (number, check) = line.split_once(is_dash)?;
        let (number, check) = (number.trim(), check.trim());
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !(6..=7).contains(&number.len()) || check.len() != 1 || !is_digits(number) || !is_digits(check) {
            return None;
        }
        let number = format!("{number:0>7}");
        let sum: u32 = number.chars().filter_map(|digit| digit.to_digit(10)).zip(WEIGHTS).map(|(d, w)| d * w).sum();
        let expected = match sum % 11 {
            0 => 0,
            1 => return None,
            rest => 11 - rest,
        };
        (check.parse() == Ok(expected)).then(|| Self(format!("{number}-{check}")))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What is not a business id.
#[derive(Debug, thiserror::Error)]
#[error("not a business id")]
pub struct NoBusinessId;

impl TryFrom<String> for BusinessId {
    type Error = NoBusinessId;

    fn try_from(text: String) -> Result<Self, NoBusinessId> {
        Self::parse(&text).ok_or(NoBusinessId)
    }
}

impl From<BusinessId> for String {
    fn from(id: BusinessId) -> Self {
        id.0
    }
}

impl fmt::Display for BusinessId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_decides() {
        for good in ["2077474-0", "0187690-1", " 187690\u{2013}1 "] {
            assert!(BusinessId::parse(good).is_some(), "{good}");
        }
        for bad in ["", "2077474", "2077474-1", "2077475-0", "20774740", "207747-40", "1234567-x", "12345678-9"] {
            assert!(BusinessId::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn every_single_wrong_digit_is_found() {
        let right = "0187690-1";
        for at in right.char_indices().filter(|(_, c)| c.is_ascii_digit()).map(|(at, _)| at) {
            for digit in '0'..='9' {
                let mut typed = right.to_owned();
                typed.replace_range(at..=at, &digit.to_string());
                assert_eq!(BusinessId::parse(&typed).is_some(), typed == right, "{typed}");
            }
        }
    }
}
