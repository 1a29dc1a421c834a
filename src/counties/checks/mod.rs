//! What must be true of a pack beyond the form of its files.
//!
//! What always holds: a reference into a file that could not be understood is not called wrong, so
//! that one misspelt word does not bring a hundred faults.

mod facts;
mod initiatives;
mod languages;
mod notices;
mod references;
mod routing;
mod strategy;
mod units;

use std::collections::HashSet;
use std::hash::Hash;

use super::fault::Fault;
use super::pack::Pack;
use super::source::Source;

/// Tells everything that is wrong with what the files say.
pub(super) fn check(pack: &Pack<'_>, faults: &mut Vec<Fault>) {
    languages::check(pack, faults);
    facts::check(pack, faults);
    facts::check_deadlines(pack, faults);
    notices::check(pack, faults);
    notices::check_retention(pack, faults);
    initiatives::check(pack, faults);
    units::check(pack, faults);
    references::check(pack, faults);
    routing::check(pack, faults);
    strategy::check(pack, faults);
}

/// Tells of each entry of a list that is called the same as one before it.
fn check_unique<'a, T, I: 'a + ?Sized + Eq + Hash + std::fmt::Display>(
    source: &Source<'_, T>,
    list: &str,
    ids: impl Iterator<Item = &'a I>,
    faults: &mut Vec<Fault>,
) {
    let mut seen = HashSet::new();
    for (at, id) in ids.enumerate() {
        if !seen.insert(id) {
            faults.push(source.fault(&format!("{list}/{at}"), format!("{list} `{id}` stands here twice")));
        }
    }
}

/// What ids other files may refer to.
impl Pack<'_> {
    fn has_unit(&self, id: &str) -> bool {
        self.units.content.as_ref().is_none_or(|file| file.unit.iter().any(|unit| unit.id == id))
    }

    fn has_service(&self, id: &str) -> bool {
        self.services.content.as_ref().is_none_or(|file| file.service.iter().any(|service| service.id == id))
    }

    fn has_topic(&self, id: &str) -> bool {
        self.services.content.as_ref().is_none_or(|file| file.topic.iter().any(|topic| topic.id == id))
    }

    fn has_place(&self, id: &str) -> bool {
        self.services.content.as_ref().is_none_or(|file| file.place.iter().any(|place| place.id == id))
    }

    fn has_municipality(&self, id: &str) -> bool {
        let facts = self.facts.content.as_ref();
        facts.is_none_or(|facts| facts.municipalities.iter().any(|municipality| municipality.id == id))
    }

    fn has_goal(&self, id: &str) -> bool {
        self.strategy.content.as_ref().is_none_or(|strategy| strategy.goals.iter().any(|goal| goal.id == id))
    }

    /// Why a unit cannot be given work, if it cannot. Work is given to units without a last day:
    /// whoever closes a unit says in the same step who takes its work.
    fn why_no_work_for(&self, id: &str) -> Option<String> {
        if !self.has_unit(id) {
            return Some(format!("there is no unit `{id}`"));
        }
        let unit = self.units.content.as_ref()?.unit.iter().find(|unit| unit.id == id)?;
        unit.closed_on.map(|last| format!("unit `{id}` closes on {last}"))
    }
}
