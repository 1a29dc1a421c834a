//! Who signs in to the demo. Nobody real: each is named by their work.

use entity::ids::UnitId;

use crate::counties::County;
use crate::counties::county::Unit;
use crate::kernel::actor::Role;
use crate::kernel::locale::Locale;
use crate::platform::texts::text;

/// The password of all of them; the demo prints it.
pub const PASSWORD: &str = "joki-virtaa-mereen";

/// Someone who signs in to the demo.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// What they sign in with.
    pub email: &'static str,
    /// Language of their pages.
    pub locale: Locale,
    /// What they do.
    pub role: Role,
    /// Where they do it; none for all of the county.
    pub unit: Option<&'static str>,
}

/// So many of the people have full desks and are told of at the start, the first ones; the others only do their work.
pub const TOLD: usize = 6;

/// The people of the demo, which is of Kymmenedalen. Every unit has a handler, its own or one above it.
pub const PEOPLE: [Person; 28] = [
    handler("handler.homecare@demo.invalid", Locale::Fi, "home-care-kouvola"),
    handler("handler.health@demo.invalid", Locale::Sv, "health-stations-kotka"),
    Person {
        email: "coordinator.homecare@demo.invalid",
        locale: Locale::Fi,
        role: Role::Coordinator,
        unit: Some("home-care"),
    },
    Person { email: "coordinator@demo.invalid", locale: Locale::Sv, role: Role::Coordinator, unit: None },
    Person { email: "administrator@demo.invalid", locale: Locale::En, role: Role::Administrator, unit: None },
    registrar("registrar@demo.invalid", Locale::Sv),
    registrar("registrar.second@demo.invalid", Locale::Fi),
    handler("handler.primary-care@demo.invalid", Locale::Fi, "primary-care"),
    handler("handler.health-station-pyhtaa@demo.invalid", Locale::Sv, "health-station-pyhtaa"),
    handler("handler.oral-health@demo.invalid", Locale::Fi, "oral-health"),
    handler("handler.mental-health@demo.invalid", Locale::Fi, "mental-health"),
    handler("handler.hospital@demo.invalid", Locale::Fi, "hospital"),
    handler("handler.rehabilitation@demo.invalid", Locale::Fi, "rehabilitation"),
    handler("handler.emergency-care@demo.invalid", Locale::Fi, "emergency-care"),
    handler("handler.families@demo.invalid", Locale::Fi, "families"),
    handler("handler.adults@demo.invalid", Locale::Fi, "adults"),
    handler("handler.home-care@demo.invalid", Locale::Fi, "home-care"),
    handler("handler.home-care-pyhtaa@demo.invalid", Locale::Sv, "home-care-pyhtaa"),
    handler("handler.older-housing@demo.invalid", Locale::Fi, "older-housing"),
    handler("handler.rescue@demo.invalid", Locale::Fi, "rescue"),
    handler("handler.finance@demo.invalid", Locale::Sv, "finance"),
    handler("handler.administration@demo.invalid", Locale::Fi, "administration"),
    handler("handler.personnel@demo.invalid", Locale::Fi, "personnel"),
    handler("handler.premises-and-support@demo.invalid", Locale::Fi, "premises-and-support"),
    handler("handler.customers@demo.invalid", Locale::Fi, "customers"),
    handler("handler.digitalisation@demo.invalid", Locale::Sv, "digitalisation"),
    handler("handler.development@demo.invalid", Locale::Fi, "development"),
    Person { email: "auditor@demo.invalid", locale: Locale::Sv, role: Role::Auditor, unit: None },
];

/// Who is told of at the start: the first ones, and the auditor, who has no desk.
pub fn told() -> impl Iterator<Item = Person> {
    let is_told = |(place, person): &(usize, Person)| *place < TOLD || person.role == Role::Auditor;
    PEOPLE.into_iter().enumerate().filter(is_told).map(|(_, person)| person)
}

/// Keeps the register for all of the county. There are two: whoever refused does not look at it again.
const fn registrar(email: &'static str, locale: Locale) -> Person {
    Person { email, locale, role: Role::Registrar, unit: None }
}

const fn handler(email: &'static str, locale: Locale, unit: &'static str) -> Person {
    Person { email, locale, role: Role::Handler, unit: Some(unit) }
}

impl Person {
    /// Their name: what they do and where.
    #[must_use]
    pub fn name(&self, county: &County) -> String {
        let unit = self.unit.and_then(|id| county.unit(id));
        let place = unit.map_or(&county.facts.short_name, |unit| &unit.name);
        format!("{}, {}", text(self.locale, self.role.key()), place.get(self.locale))
    }

    /// The roles to give: in their unit, or in every unit at the top.
    #[must_use]
    pub fn roles(&self, county: &County) -> Vec<(Role, UnitId)> {
        let is_theirs = |unit: &&Unit| match self.unit {
            Some(id) => unit.id == id,
            None => unit.parent.is_none(),
        };
        county.units.iter().filter(is_theirs).map(|unit| (self.role, UnitId::from(unit.id.as_str()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::accounts::password::Password;
    use crate::counties::sample::county;

    #[test]
    fn the_password_of_the_demo_may_be_chosen() {
        assert!(Password::parse(PASSWORD, &county()).is_ok());
    }

    #[test]
    fn who_works_everywhere_gets_the_units_at_the_top() {
        let everywhere = PEOPLE.into_iter().find(|person| person.unit.is_none()).expect("a person");

        let roles = everywhere.roles(&county());

        let units: Vec<_> = roles.iter().map(|(_, unit)| unit.as_str()).collect();
        assert_eq!(units, ["elderly-care", "general-desk"]);
        assert!(everywhere.name(&county()).ends_with(", Exemplet"));
    }

    #[test]
    fn somebody_of_every_role_is_told_of() {
        for person in PEOPLE {
            assert!(told().any(|told| told.role == person.role), "{}", person.email);
        }
    }

    #[test]
    fn addresses_lead_nowhere_and_differ() {
        let mut emails: Vec<_> = PEOPLE.iter().map(|person| person.email).collect();
        emails.sort_unstable();
        emails.dedup();

        assert_eq!(emails.len(), PEOPLE.len());
        assert!(emails.iter().all(|email| email.ends_with("@demo.invalid")));
    }
}
