//! From roles given in units to the units they cover.

use entity::ids::{StaffId, UnitId};

use crate::counties::County;
use crate::kernel::actor::{Held, Role};

/// The role held in the unit and in everything below it, closed units too: their cases live on.
#[must_use]
pub fn held(role: Role, unit: &UnitId, instead_of: Option<StaffId>, county: &County) -> Held {
    let units = county.subtree(unit.as_str()).into_iter().map(|unit| UnitId::from(unit.id.as_str())).collect();
    Held { role, given_in: unit.clone(), units, instead_of }
}

/// The unit and all above it: where a role must have been given to cover the unit.
#[must_use]
pub fn units_covering(unit: &UnitId, county: &County) -> Vec<UnitId> {
    let above = county.ancestors(unit.as_str()).map(|unit| UnitId::from(unit.id.as_str()));
    std::iter::once(unit.clone()).chain(above).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::counties::sample::county;

    #[test]
    fn a_role_covers_the_unit_and_everything_below_it_and_nothing_beside_it() {
        let county = county();

        let held = held(Role::Handler, &"home-care".into(), None, &county);

        assert_eq!(
            held.units,
            BTreeSet::from(["home-care".into(), "home-care-kouvola".into(), "home-care-kuusankoski".into()])
        );
    }

    #[test]
    fn a_unit_is_covered_from_itself_and_from_above() {
        let county = county();

        assert_eq!(
            units_covering(&"home-care-kouvola".into(), &county),
            ["home-care-kouvola".into(), "home-care".into(), "elderly-care".into()]
        );
        assert_eq!(units_covering(&"unknown".into(), &county), ["unknown".into()]);
    }
}
