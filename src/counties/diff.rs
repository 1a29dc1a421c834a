//! What changes when one pack takes the place of another.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::county::County;

/// One difference between two counties.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Where, as `units/home-care-kouvola/name/sv`.
    pub path: String,
    /// What stood there; nothing for what is added.
    pub old: Option<String>,
    /// What will stand there; nothing for what goes.
    pub new: Option<String>,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => write!(f, "~ {}: {old} → {new}", self.path),
            (None, Some(new)) => write!(f, "+ {}: {new}", self.path),
            (Some(old), None) => write!(f, "- {}: {old}", self.path),
            (None, None) => write!(f, "  {}", self.path),
        }
    }
}

/// Every difference, item by item. Things with an id are compared by it, not by where they stand;
/// a changed order is a change of its own, since rules and units read from the top.
#[must_use]
pub fn difference(old: &County, new: &County) -> Vec<Change> {
    let mut changes = Vec::new();
    let read = |county| serde_json::to_value(county).unwrap_or_default();
    compare("", &read(old), &read(new), &mut changes);
    changes
}

/// What a list's entry is known by in paths: its id where it has one, else its place in the list.
pub(super) fn name_of(at: usize, item: &Value) -> String {
    match item.get("id").or_else(|| item.get("class")) {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => at.to_string(),
    }
}

pub(super) fn joined(path: &str, step: &str) -> String {
    if path.is_empty() { step.to_owned() } else { format!("{path}/{step}") }
}

fn compare(path: &str, old: &Value, new: &Value, changes: &mut Vec<Change>) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => compare_entries(path, old, new, changes),
        (Value::Array(olds), Value::Array(news)) if [olds, news].iter().all(|list| is_of_things(list)) => {
            let (old_order, old_things) = by_name(olds);
            let (new_order, new_things) = by_name(news);
            compare_entries(path, &old_things, &new_things, changes);
            let stayed = |order: Vec<String>, other: &Map<String, Value>| {
                order.into_iter().filter(|name| other.contains_key(name)).collect::<Vec<_>>().join(", ")
            };
            let (before, after) = (stayed(old_order, &new_things), stayed(new_order, &old_things));
            if before != after {
                changes.push(Change { path: joined(path, "order"), old: Some(before), new: Some(after) });
            }
        }
        _ if old != new => changes.push(Change { path: path.to_owned(), old: shown(old), new: shown(new) }),
        _ => {}
    }
}

fn compare_entries(path: &str, old: &Map<String, Value>, new: &Map<String, Value>, changes: &mut Vec<Change>) {
    let keys: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    for key in keys {
        let [old, new] = [old, new].map(|entries| entries.get(key).unwrap_or(&Value::Null));
        compare(&joined(path, key), old, new, changes);
    }
}

fn is_of_things(list: &[Value]) -> bool {
    list.iter().all(Value::is_object)
}

fn by_name(list: &[Value]) -> (Vec<String>, Map<String, Value>) {
    let named = || list.iter().enumerate().map(|(at, item)| (name_of(at, item), item.clone()));
    (named().map(|(name, _)| name).collect(), named().collect())
}

fn shown(value: &Value) -> Option<String> {
    (!value.is_null()).then(|| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn lines(old: &County, new: &County) -> Vec<String> {
        difference(old, new).iter().map(Change::to_string).collect()
    }

    #[test]
    fn a_county_does_not_differ_from_itself() {
        assert_eq!(difference(&sample::county(), &sample::county()), []);
    }

    #[test]
    fn a_changed_name_is_shown_with_both_values() {
        let old = sample::county();
        let mut new = old.clone();
        new.units[1].name.sv = "Hemvården".to_owned();

        assert_eq!(lines(&old, &new), [r#"~ units/home-care/name/sv: "Hemvård" → "Hemvården""#]);
    }

    #[test]
    fn what_is_added_and_what_goes_is_shown_whole() {
        let old = sample::county();
        let mut new = old.clone();
        new.topics.clear();
        new.units[1].successor = Some("general-desk".to_owned());

        let lines = lines(&old, &new);

        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].starts_with("- topics/waiting: {"), "{lines:?}");
        assert_eq!(lines[1], r#"+ units/home-care/successor: "general-desk""#);
    }

    #[test]
    fn a_new_order_of_rules_is_a_change() {
        let old = sample::county();
        let mut new = old.clone();
        new.routing.rules.reverse();

        assert_eq!(lines(&old, &new), ["~ routing/rule/order: 14, 15 → 15, 14"]);
    }
}
