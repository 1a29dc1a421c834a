//! What everybody may ask of the list of initiatives.

use chrono::NaiveDate;
use entity::ids::InitiativeId;
use uuid::Uuid;

use super::kind::Kind;
use super::phase::Phase;
use crate::counties::county::SupportLevel;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Filed last first.
    #[default]
    Newest,
    /// Those with most supports that count first.
    Supported,
    /// The nearest end of collecting first.
    Closing,
}

impl Sort {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Newest, Self::Supported, Self::Closing];

    /// The code in addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Newest => "newest",
            Self::Supported => "supported",
            Self::Closing => "closing",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Newest => "initiatives-sort-newest",
            Self::Supported => "initiatives-sort-supported",
            Self::Closing => "initiatives-sort-closing",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// A place in the list, in the order that it was read in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// Behind an initiative of a day: that of filing, or the last one of collecting.
    Day(NaiveDate, InitiativeId),
    /// Behind an initiative with so many supports.
    Supports(i64, InitiativeId),
}

impl Position {
    /// Reads what an address says. A place of another order is none.
    #[must_use]
    pub fn parse(text: &str, sort: Sort) -> Option<Self> {
        let (key, id) = text.split_once('.')?;
        let id = InitiativeId(Uuid::parse_str(id).ok()?);
        match sort {
            Sort::Newest | Sort::Closing => Some(Self::Day(key.parse().ok()?, id)),
            Sort::Supported => Some(Self::Supports(key.parse().ok()?, id)),
        }
    }
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(on, id) => write!(f, "{on}.{}", id.0),
            Self::Supports(supports, id) => write!(f, "{supports}.{}", id.0),
        }
    }
}

/// The initiatives of a service area: those about one of its services, and those that one of its units handles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// Its unit.
    pub id: String,
    /// Its services.
    pub services: Vec<String>,
    /// Its units, itself among them.
    pub units: Vec<String>,
}

/// What everybody asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Words that title or proposal hold, all of them; or a number.
    pub words: String,
    /// Only this phase.
    pub phase: Option<Phase>,
    /// Only those that the county is late with, as of this day.
    pub late_on: Option<NaiveDate>,
    /// Only this kind.
    pub kind: Option<Kind>,
    /// Only this service area.
    pub area: Option<Area>,
    /// Only this municipality.
    pub municipality: Option<String>,
    /// Only those filed in this year.
    pub year: Option<u16>,
    /// Only those whose measures were told, or only those whose measures were not.
    pub is_answered: Option<bool>,
    /// The order.
    pub sort: Sort,
    /// Which supports count, of which kind; looked at where they are the order.
    pub counting: Vec<(Kind, SupportLevel)>,
    /// Only those after this place.
    pub after: Option<Position>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_in_its_own_order_alone() {
        let id = InitiativeId(Uuid::from_u128(7));
        let day = Position::Day("2026-03-02".parse().expect("a date"), id);
        let supports = Position::Supports(12, id);

        assert_eq!(Position::parse(&day.to_string(), Sort::Newest), Some(day));
        assert_eq!(Position::parse(&supports.to_string(), Sort::Supported), Some(supports));
        assert_eq!(Position::parse(&day.to_string(), Sort::Supported), None);
        assert_eq!(Position::parse(&supports.to_string(), Sort::Closing), None);
        assert_eq!(Position::parse("x", Sort::Newest), None);
    }
}
