//! A county that is being changed, place by place.
//!
//! What always holds: a draft becomes a county only when the whole of it passes the checks that a pack passes.

use serde_json::Value;

use super::checks;
use super::county::County;
use super::county::Unit;
use super::diff::name_of;
use super::fault::Fault;
use super::pack::{Pack, written};
use crate::kernel::digest::sha256_hex;

/// A county as a document. Places in it are named by the paths that [`super::Change`] shows, as `topics/waiting/name/sv`.
pub struct Draft {
    document: Value,
}

impl Draft {
    /// Begins with a county.
    #[must_use]
    pub fn of(county: &County) -> Self {
        Self { document: serde_json::to_value(county).unwrap_or_default() }
    }

    /// What stands at a place.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Value> {
        path.split('/').try_fold(&self.document, |value, step| match value {
            Value::Object(entries) => entries.get(step),
            Value::Array(items) => {
                items.iter().enumerate().find(|(at, item)| name_of(*at, item) == step).map(|(_, i)| i)
            }
            _ => None,
        })
    }

    /// A digest of what stands at some places, to tell whether somebody changed it meanwhile.
    #[must_use]
    pub fn digest(&self, paths: &[String]) -> String {
        let seen: Vec<_> = paths.iter().map(|path| self.get(path).unwrap_or(&Value::Null).to_string()).collect();
        sha256_hex(seen.join("\n").as_bytes())
    }

    /// Puts a value at a place; in an entry that has no such key yet, too. Nothing happens where there is no such entry.
    pub fn set(&mut self, path: &str, value: Value) {
        let (above, last) = path.rsplit_once('/').unwrap_or(("", path));
        let Some(entry) = self.get_mut(above) else { return };
        match entry {
            Value::Object(entries) => {
                entries.insert(last.to_owned(), value);
            }
            Value::Array(items) => {
                let found = items.iter_mut().enumerate().find(|(at, item)| name_of(*at, item) == last);
                if let Some((_, item)) = found {
                    *item = value;
                }
            }
            _ => {}
        }
    }

    /// Adds an entry to the end of a list.
    pub fn add(&mut self, list: &str, entry: Value) {
        if let Some(Value::Array(items)) = self.get_mut(list) {
            items.push(entry);
        }
    }

    /// Takes an entry out of its list.
    pub fn remove(&mut self, list: &str, id: &str) {
        if let Some(Value::Array(items)) = self.get_mut(list) {
            items.retain(|item| name_of(usize::MAX, item) != id);
        }
    }

    fn get_mut(&mut self, path: &str) -> Option<&mut Value> {
        let steps = path.split('/').filter(|step| !step.is_empty());
        steps.into_iter().try_fold(&mut self.document, |value, step| match value {
            Value::Object(entries) => entries.get_mut(step),
            Value::Array(items) => {
                items.iter_mut().enumerate().find(|(at, item)| name_of(*at, item) == step).map(|(_, item)| item)
            }
            _ => None,
        })
    }

    /// The county, or everything that is wrong with it.
    pub fn finish(self) -> Result<County, Vec<Fault>> {
        let read = serde_json::from_value::<County>(self.document);
        let mut county = read.map_err(|fault| vec![Fault { file: "", line: 0, what: fault.to_string() }])?;
        county.units = parents_first(std::mem::take(&mut county.units));
        let faults = faults(&county);
        if faults.is_empty() { Ok(county) } else { Err(faults) }
    }
}

/// Everything that the checks of a pack say of a county.
#[must_use]
pub fn faults(county: &County) -> Vec<Fault> {
    let mut faults = Vec::new();
    let texts = written(county);
    let pack = Pack::read(&texts, &mut faults);
    checks::check(&pack, &mut faults);
    faults
}

/// The units in their order, each moved behind its parent where it stood before it. Units whose parents form a circle
/// come last, for the checks to refuse.
fn parents_first(units: Vec<Unit>) -> Vec<Unit> {
    let mut placed: Vec<Unit> = Vec::with_capacity(units.len());
    let mut waiting = units;
    loop {
        let before = waiting.len();
        let mut later = Vec::new();
        for unit in waiting {
            let is_free = unit.parent.as_ref().is_none_or(|parent| placed.iter().any(|above| above.id == *parent));
            if is_free { placed.push(unit) } else { later.push(unit) }
        }
        if later.is_empty() || later.len() == before {
            placed.append(&mut later);
            return placed;
        }
        waiting = later;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{difference, sample};
    use super::*;

    #[test]
    fn what_is_set_stands_where_the_difference_says() {
        let county = sample::county();
        let mut draft = Draft::of(&county);

        draft.set("units/home-care/name/sv", json!("Hemvården"));
        draft.set("facts/phone", json!("05 123 4567"));
        let changed = draft.finish().expect("a county");

        let paths: Vec<String> = difference(&county, &changed).into_iter().map(|change| change.path).collect();
        assert_eq!(paths, ["facts/phone", "units/home-care/name/sv"]);
    }

    #[test]
    fn a_draft_that_nobody_touched_is_the_county_itself() {
        let county = sample::county();

        assert_eq!(Draft::of(&county).finish(), Ok(county));
    }

    #[test]
    fn what_a_pack_may_not_say_a_draft_may_not_say_either() {
        let mut draft = Draft::of(&sample::county());

        draft.set("units/home-care/name/sv", json!(""));
        let faults = draft.finish().expect_err("a refusal");

        assert!(faults.iter().any(|fault| fault.what.contains("home-care")), "{faults:?}");
    }

    #[test]
    fn a_unit_that_gets_a_later_unit_above_it_moves_behind_it() {
        let mut county = sample::county();
        let mut above = county.units[1].clone();
        (above.id, above.name.sv, above.name.fi) = ("above".to_owned(), "Ovan".to_owned(), "Yllä".to_owned());
        county.units.push(above);
        let mut draft = Draft::of(&county);

        draft.set("units/home-care/parent", json!("above"));
        let changed = draft.finish().expect("a county");

        let order: Vec<&str> = changed.units.iter().map(|unit| unit.id.as_str()).collect();
        let place = |id| order.iter().position(|unit| *unit == id);
        assert!(place("above") < place("home-care"), "{order:?}");
    }

    #[test]
    fn an_entry_comes_and_goes() {
        let county = sample::county();
        let mut draft = Draft::of(&county);
        draft.add("topics", json!({"id": "food", "name": {"sv": "Mat", "fi": "Ruoka", "en": "Food"}, "goal": null}));
        let more = draft.finish().expect("a county");

        let mut draft = Draft::of(&more);
        draft.remove("topics", "food");

        assert_eq!(more.topics.len(), county.topics.len() + 1);
        assert_eq!(draft.finish(), Ok(county));
    }
}
