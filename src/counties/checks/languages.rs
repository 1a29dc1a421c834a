//! Every text stands in every required language.

use serde::Serialize;
use serde_json::{Map, Value};

use super::super::diff::{joined, name_of};
use super::super::fault::Fault;
use super::super::pack::Pack;
use super::super::source::Source;
use crate::kernel::locale::Locale;

pub(super) fn check(pack: &Pack<'_>, faults: &mut Vec<Fault>) {
    // Without the county's facts nobody knows which languages it requires.
    let Some(facts) = &pack.facts.content else { return };
    let required = &facts.required_languages;
    check_file(&pack.facts, required, faults);
    check_file(&pack.units, required, faults);
    check_file(&pack.services, required, faults);
    check_file(&pack.signposts, required, faults);
    check_file(&pack.retention, required, faults);
    check_file(&pack.strategy, required, faults);
    check_file(&pack.answers, required, faults);
}

/// Looks at what the file says as plain values, so that a text of a new kind cannot be forgotten.
fn check_file<T: Serialize>(source: &Source<'_, T>, required: &[Locale], faults: &mut Vec<Fault>) {
    let content = source.content.as_ref().and_then(|content| serde_json::to_value(content).ok()).unwrap_or_default();
    visit("", "", &content, &mut |path, name, text| {
        for locale in required {
            if text.get(locale.code()).and_then(Value::as_str).is_none_or(|text| text.trim().is_empty()) {
                let path = joined(path, locale.code());
                faults.push(source.fault(&path, format!("the translation {name}/{locale} is missing")));
            }
        }
    });
}

/// Calls `found` with each translated text, where it stands in the file, and what people call that place.
fn visit(path: &str, name: &str, value: &Value, found: &mut impl FnMut(&str, &str, &Map<String, Value>)) {
    match value {
        Value::Object(text) if is_translated(text) => found(path, name, text),
        Value::Object(entries) => {
            for (key, value) in entries {
                visit(&joined(path, key), &joined(name, key), value, found);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                visit(&joined(path, &at.to_string()), &joined(name, &name_of(at, item)), item, found);
            }
        }
        _ => {}
    }
}

fn is_translated(entries: &Map<String, Value>) -> bool {
    entries.len() == Locale::ALL.len()
        && Locale::ALL.iter().all(|locale| entries.get(locale.code()).is_some_and(Value::is_string))
}
