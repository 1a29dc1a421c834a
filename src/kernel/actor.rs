//! Who is asking.

use std::collections::BTreeSet;

use entity::ids::{ResidentId, StaffId, UnitId};

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

/// A resident who has signed in to their account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resident {
    /// Id.
    pub id: ResidentId,
    /// What they are: a resident, or one who has joined the panel.
    pub role: Role,
    /// The language of their letters.
    pub locale: Locale,
}

/// A role with the units it covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The role.
    pub role: Role,
    /// The unit it was given in.
    pub given_in: UnitId,
    /// The units it covers: that one and all below it.
    pub units: BTreeSet<UnitId>,
    /// Whose role it is, for one who stands in during an absence.
    pub instead_of: Option<StaffId>,
}

/// What people are to the county. Rights follow from roles (`policy/matrix.csv`), never from names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Someone who has not signed in; with a receipt code they are the one who wrote the case.
    Anonymous,
    /// A resident with an account.
    Resident,
    /// A resident who has joined the panel.
    PanelMember,
    /// Answers cases of the unit.
    Handler,
    /// Also assigns to others, and settles where a case belongs.
    Coordinator,
    /// Keeps the register: initiatives, hand-overs, what came by post.
    Registrar,
    /// Makes surveys and reads their results.
    SurveyEditor,
    /// Prepares the meetings and statements of an influence body.
    BodySecretary,
    /// Sits in an influence body.
    BodyMember,
    /// Keeps the strategy's figures and plans.
    StrategyOfficer,
    /// Sees that personal data is handled lawfully.
    PrivacyOfficer,
    /// Reads who did and read what; changes nothing.
    Auditor,
    /// Looks after people, units and the running of the program; reads no cases.
    Administrator,
}

impl Role {
    /// All roles, in the order of the matrix.
    pub const ALL: [Self; 13] = [
        Self::Anonymous,
        Self::Resident,
        Self::PanelMember,
        Self::Handler,
        Self::Coordinator,
        Self::Registrar,
        Self::SurveyEditor,
        Self::BodySecretary,
        Self::BodyMember,
        Self::StrategyOfficer,
        Self::PrivacyOfficer,
        Self::Auditor,
        Self::Administrator,
    ];

    /// Roles that are given to staff in a unit.
    pub const OF_STAFF: [Self; 10] = [
        Self::Handler,
        Self::Coordinator,
        Self::Registrar,
        Self::SurveyEditor,
        Self::BodySecretary,
        Self::BodyMember,
        Self::StrategyOfficer,
        Self::PrivacyOfficer,
        Self::Auditor,
        Self::Administrator,
    ];

    /// Is the work of this role that of the whole county, in whichever unit it is held? Its rights look at no unit.
    #[must_use]
    pub const fn is_of_whole_county(self) -> bool {
        matches!(
            self,
            Self::Registrar | Self::SurveyEditor | Self::StrategyOfficer | Self::PrivacyOfficer | Self::Auditor
        )
    }

    /// The code kept in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Anonymous => "anonymous",
            Self::Resident => "resident",
            Self::PanelMember => "panel_member",
            Self::Handler => "handler",
            Self::Coordinator => "coordinator",
            Self::Registrar => "registrar",
            Self::SurveyEditor => "survey_editor",
            Self::BodySecretary => "body_secretary",
            Self::BodyMember => "body_member",
            Self::StrategyOfficer => "strategy_officer",
            Self::PrivacyOfficer => "privacy_officer",
            Self::Auditor => "auditor",
            Self::Administrator => "administrator",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Anonymous => "staff-role-anonymous",
            Self::Resident => "staff-role-resident",
            Self::PanelMember => "staff-role-panel-member",
            Self::Handler => "staff-role-handler",
            Self::Coordinator => "staff-role-coordinator",
            Self::Registrar => "staff-role-registrar",
            Self::SurveyEditor => "staff-role-survey-editor",
            Self::BodySecretary => "staff-role-body-secretary",
            Self::BodyMember => "staff-role-body-member",
            Self::StrategyOfficer => "staff-role-strategy-officer",
            Self::PrivacyOfficer => "staff-role-privacy-officer",
            Self::Auditor => "staff-role-auditor",
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

    /// Whose cases are theirs: their own, and those of people they stand in for.
    #[must_use]
    pub fn works_as(&self) -> BTreeSet<StaffId> {
        self.holds.iter().filter_map(|held| held.instead_of).chain([self.id]).collect()
    }

    /// Is the role held anywhere?
    #[must_use]
    pub fn is_anywhere(&self, role: Role) -> bool {
        self.holds.iter().any(|held| held.role == role)
    }
}
