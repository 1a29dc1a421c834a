//! How someone stands to what they want to do something with.

use entity::ids::UnitId;

use crate::kernel::actor::Held;

/// How someone stands to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// There is no particular thing, or it makes no difference.
    Any,
    /// It is their own: their account, their case, what their receipt opens.
    Own,
    /// It belongs to the very unit in which they hold the role.
    OwnUnit,
    /// It belongs to a unit below that one.
    SubUnit,
    /// It belongs to any other unit.
    OtherUnit,
    /// It is published.
    Published,
    /// It is not published yet.
    Unpublished,
    /// It was sent without a name.
    Anonymous,
}

impl Relation {
    /// All relations.
    pub const ALL: [Self; 8] = [
        Self::Any,
        Self::Own,
        Self::OwnUnit,
        Self::SubUnit,
        Self::OtherUnit,
        Self::Published,
        Self::Unpublished,
        Self::Anonymous,
    ];

    /// The word in the matrix.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Own => "own",
            Self::OwnUnit => "own_unit",
            Self::SubUnit => "sub_unit",
            Self::OtherUnit => "other_unit",
            Self::Published => "published",
            Self::Unpublished => "unpublished",
            Self::Anonymous => "anonymous",
        }
    }

    /// Reads a word of the matrix.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.code() == code)
    }

    /// How the holder of a role stands to a thing of a unit.
    #[must_use]
    pub fn of_unit(held: &Held, unit: &UnitId) -> Self {
        if held.given_in == *unit {
            Self::OwnUnit
        } else if held.units.contains(unit) {
            Self::SubUnit
        } else {
            Self::OtherUnit
        }
    }
}
