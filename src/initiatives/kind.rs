//! Kinds of initiatives, and on what ground somebody may make or support one.

use serde::{Deserialize, Serialize};

/// Residents of this age in full years may make and support an initiative for a referendum (act 611/2021 § 31.3).
pub const REFERENDUM_FROM_AGE: u8 = 15;

/// What kind of initiative it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Made by a member of the county in a matter of the county (§ 30.1).
    Member,
    /// Made by a user of a service, about that service (§ 30.3).
    Service,
    /// For an advisory referendum (§ 31.3): 3 % of the residents aged 15 or more.
    Referendum,
    /// Made in the council, and entered by the registry.
    Council,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Member, Self::Service, Self::Referendum, Self::Council];

    /// Kinds that people make by themselves, on the web.
    pub const OF_PEOPLE: [Self; 3] = [Self::Member, Self::Service, Self::Referendum];

    /// The code in forms and the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Service => "service",
            Self::Referendum => "referendum",
            Self::Council => "council",
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Member => "initiative-kind-member",
            Self::Service => "initiative-kind-service",
            Self::Referendum => "initiative-kind-referendum",
            Self::Council => "initiative-kind-council",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Does it collect supporters whatever its maker or the county would like? One for a referendum is made by its
    /// supporters (§ 31.3).
    #[must_use]
    pub const fn always_collects(self) -> bool {
        matches!(self, Self::Referendum)
    }

    /// May somebody make or support it on this ground?
    #[must_use]
    pub const fn allows(self, ground: Ground) -> bool {
        match self {
            Self::Member => !matches!(ground, Ground::ServiceUser),
            Self::Service => true,
            Self::Referendum => matches!(ground, Ground::Resident),
            Self::Council => false,
        }
    }
}

/// From what it appears that somebody may take part (§§ 3, 30). Compulsory for every maker and supporter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Their municipality of residence lies in the county (§ 3, paragraph 1).
    Resident,
    /// They use the service (§ 30.3).
    ServiceUser,
    /// A corporate body or foundation with its domicile in the county (§ 3, paragraph 3).
    Organisation,
    /// They own or possess real property in the county (§ 3, paragraph 4).
    Property,
    /// A municipality of the county (§ 3, paragraph 2).
    Municipality,
}

impl Ground {
    /// All grounds, in the order of the form.
    pub const ALL: [Self; 5] =
        [Self::Resident, Self::ServiceUser, Self::Organisation, Self::Property, Self::Municipality];

    /// The code in forms and the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Resident => "resident",
            Self::ServiceUser => "service_user",
            Self::Organisation => "organisation",
            Self::Property => "property",
            Self::Municipality => "municipality",
        }
    }

    /// The key of its name, in the words of whoever has it.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Resident => "initiative-ground-resident",
            Self::ServiceUser => "initiative-ground-service-user",
            Self::Organisation => "initiative-ground-organisation",
            Self::Property => "initiative-ground-property",
            Self::Municipality => "initiative-ground-municipality",
        }
    }

    /// The key of its name in the few words that fit on a sheet of paper.
    #[must_use]
    pub const fn short_key(self) -> &'static str {
        match self {
            Self::Resident => "paper-ground-resident",
            Self::ServiceUser => "paper-ground-service-user",
            Self::Organisation => "paper-ground-organisation",
            Self::Property => "paper-ground-property",
            Self::Municipality => "paper-ground-municipality",
        }
    }

    /// Reads a code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ground| ground.code() == code)
    }

    /// Must a municipality of the county be named with it: where they live, where the body has its domicile, where the
    /// property lies, or which municipality it is?
    #[must_use]
    pub const fn needs_municipality(self) -> bool {
        !matches!(self, Self::ServiceUser)
    }

    /// Must a business id be told with it, by which the body is known in the registers?
    #[must_use]
    pub const fn needs_business_id(self) -> bool {
        matches!(self, Self::Organisation)
    }

    /// Is whoever has it a body that speaks through somebody?
    #[must_use]
    pub const fn is_of_body(self) -> bool {
        matches!(self, Self::Organisation | Self::Municipality)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_act_says_who_may_make_which_kind() {
        for ground in Ground::ALL {
            assert_eq!(Kind::Member.allows(ground), ground != Ground::ServiceUser);
            assert!(Kind::Service.allows(ground));
            assert_eq!(Kind::Referendum.allows(ground), ground == Ground::Resident);
            assert!(!Kind::Council.allows(ground));
        }
    }
}
