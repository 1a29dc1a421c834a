//! Who is asking.

use std::collections::BTreeSet;

use entity::ids::{StaffId, UnitId};

use super::locale::Locale;

/// Whoever asks for something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Someone who has signed in as staff.
    Staff(Staff),
    /// Someone who holds the receipt code of a case.
    Resident,
    /// The program itself, as when a deadline passes.
    System,
}

/// A member of staff with the rights of this very moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Id.
    pub id: StaffId,
    /// Name as colleagues see it.
    pub name: String,
    /// Language of the interface.
    pub locale: Locale,
    /// Single-key commands are on.
    pub keys_on: bool,
    /// Roles held today, each with the units it covers: the unit it was given in and all below it.
    pub holds: Vec<Held>,
}

/// A role with the units it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The role.
    pub role: Role,
    /// The units it covers.
    pub units: BTreeSet<UnitId>,
}

/// Roles of staff in the first version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Answers cases of the unit.
    Handler,
    /// Also assigns to others, and settles where a case belongs.
    Coordinator,
    /// Looks after people, units and the running of the program; reads no cases.
    Administrator,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Handler, Self::Coordinator, Self::Administrator];

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Handler => "handler",
            Self::Coordinator => "coordinator",
            Self::Administrator => "administrator",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Handler => "staff-role-handler",
            Self::Coordinator => "staff-role-coordinator",
            Self::Administrator => "staff-role-administrator",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

impl Staff {
    /// Is the role held for the unit?
    #[must_use]
    pub fn is(&self, role: Role, unit: &UnitId) -> bool {
        self.holds.iter().any(|held| held.role == role && held.units.contains(unit))
    }

    /// Is the role held anywhere?
    #[must_use]
    pub fn is_anywhere(&self, role: Role) -> bool {
        self.holds.iter().any(|held| held.role == role)
    }

    /// The units whose cases this person may see: the scope of every list, count and page.
    #[must_use]
    pub fn scope(&self) -> BTreeSet<UnitId> {
        let sees = |held: &&Held| matches!(held.role, Role::Handler | Role::Coordinator);
        self.holds.iter().filter(sees).flat_map(|held| held.units.iter().cloned()).collect()
    }
}
