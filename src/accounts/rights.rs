//! From roles given in units to the units they cover.

use std::collections::BTreeSet;

use entity::ids::UnitId;

use crate::counties::County;
use crate::kernel::actor::{Held, Role};

/// The role held in the unit and in everything below it, closed units too: their cases live on.
#[must_use]
pub fn held(role: Role, unit: &UnitId, county: &County) -> Held {
    let mut units = BTreeSet::from([unit.clone()]);
    // Parents stand before children, so one pass finds them all.
    for below in &county.units {
        if below.parent.as_deref().is_some_and(|parent| units.contains(&UnitId::from(parent))) {
            units.insert(UnitId::from(below.id.as_str()));
        }
    }
    Held { role, units }
}

/// The unit and all above it: where a role must have been given to cover the unit.
#[must_use]
pub fn units_covering(unit: &UnitId, county: &County) -> Vec<UnitId> {
    let parent_of = |id: &UnitId| {
        let found = county.units.iter().find(|unit| unit.id == id.as_str())?;
        found.parent.as_deref().map(UnitId::from)
    };
    std::iter::successors(Some(unit.clone()), parent_of).take(county.units.len().max(1)).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use serde_json::json;

    use super::*;

    /// A county just large enough for rights and names.
    pub(crate) fn county() -> County {
        let text = |name: &str| json!({ "sv": name, "fi": name, "en": name });
        let unit = |id: &str, parent: Option<&str>| json!({ "id": id, "parent": parent, "level": "service_unit", "name": text(id), "opened_on": "2023-01-01" });
        let town = json!({
            "id": "kouvola", "code": "286", "languages": ["fi"],
            "name": { "sv": "Kouvola", "fi": "Kouvola", "en": "Kouvola" },
        });
        let other = json!({
            "id": "hamina", "code": "075", "languages": ["fi"],
            "name": { "sv": "Fredrikshamn", "fi": "Hamina", "en": "Hamina" },
        });
        let county = json!({
            "id": "test",
            "facts": {
                "name": text("Testområdet"), "short_name": text("Test"), "code": "00",
                "required_languages": ["sv", "fi"], "offered_languages": ["en"],
                "phone": "000", "phone_hours": text("-"), "visit": text("-"), "council_seats": 1,
                "panel_name": text("Prototypit"), "municipalities": [town, other],
                "population": { "total": 0, "counted_on": "2026-01-01", "source": "-", "bands": [] },
            },
            "units": [
                unit("health", None), unit("social", None),
                unit("home-care", Some("social")), unit("home-care-east", Some("home-care")),
            ],
            "general_desk": "social", "services": [], "topics": [], "places": [], "signposts": [],
            "deadlines": {}, "routing": { "version": 1, "rules": [] }, "retention": [], "phrases": [],
            "strategy": { "name": text("-"), "years": [2026, 2029], "decided": text("-"), "levels": [], "goals": [] },
        });
        serde_json::from_value(county).expect("a county")
    }

    #[test]
    fn a_role_covers_the_unit_and_everything_below_it_and_nothing_beside_it() {
        let county = county();

        let held = held(Role::Handler, &"home-care".into(), &county);

        assert_eq!(held.units, BTreeSet::from(["home-care".into(), "home-care-east".into()]));
    }

    #[test]
    fn a_unit_is_covered_from_itself_and_from_above() {
        let county = county();

        assert_eq!(
            units_covering(&"home-care-east".into(), &county),
            ["home-care-east".into(), "home-care".into(), "social".into()]
        );
        assert_eq!(units_covering(&"unknown".into(), &county), ["unknown".into()]);
    }
}
