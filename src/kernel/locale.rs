//! The three languages of the interface.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A language of the interface, and the language a text was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Locale {
    /// Swedish.
    Sv,
    /// Finnish.
    Fi,
    /// English.
    En,
}

impl Locale {
    /// All languages, in the order of the language menu.
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// The two-letter code of ISO 639-1, as it stands in addresses and in `lang`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::Fi => "fi",
            Self::En => "en",
        }
    }

    /// The language's name in itself.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Sv => "Svenska",
            Self::Fi => "Suomi",
            Self::En => "English",
        }
    }

    /// Reads a two-letter code; anything else is no language of ours.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.code() == code)
    }

    /// The best of our languages for an `Accept-Language` header; Finnish when none fits.
    #[must_use]
    pub fn preferred(header: &str) -> Self {
        let mut wishes: Vec<(f32, Self)> = header.split(',').take(20).filter_map(wish).collect();
        wishes.sort_by(|a, b| b.0.total_cmp(&a.0));
        wishes.first().map_or(Self::Fi, |(_, locale)| *locale)
    }
}

fn wish(part: &str) -> Option<(f32, Locale)> {
    let mut pieces = part.split(';');
    let tag = pieces.next()?.trim().to_ascii_lowercase();
    let locale = Locale::parse(tag.split('-').next()?)?;
    let weight =
        pieces.find_map(|piece| piece.trim().strip_prefix("q=")).map_or(1.0, |weight| weight.parse().unwrap_or(0.0));
    (weight > 0.0).then_some((weight, locale))
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_wish_that_we_speak_wins() {
        assert_eq!(Locale::preferred("de, en;q=0.4, sv-FI;q=0.8"), Locale::Sv);
    }

    #[test]
    fn finnish_is_spoken_when_no_wish_fits_or_makes_sense() {
        for header in ["", "de", "*", ";;;,,q=", "sv;q=0", "sv;q=NaN"] {
            assert_eq!(Locale::preferred(header), Locale::Fi, "{header}");
        }
    }
}
