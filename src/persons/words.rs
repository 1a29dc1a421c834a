//! Kept values in the words that people read elsewhere in the service.

use chrono::NaiveDate;

use crate::counties::County;
use crate::kernel::locale::Locale;
use crate::platform::texts::{has_text, text};

/// What a person's data is told with.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    /// Names its units, services, places and topics.
    pub county: &'a County,
    /// The language.
    pub locale: Locale,
    /// Writes a date in it.
    pub day: fn(Locale, NaiveDate) -> String,
}

impl Wording<'_> {
    /// A value of a field, as it stands in a list of the document. What has no words of its own is told as it is kept.
    #[must_use]
    pub fn said(&self, list: &str, field: &str, value: &str) -> String {
        if let Ok(on) = value.parse() {
            return (self.day)(self.locale, on);
        }
        let code = value.replace('_', "-");
        let known = keys(list, field, &code).into_iter().find(|key| has_text(self.locale, key));
        known.map(|key| text(self.locale, &key)).or_else(|| self.name(field, value)).unwrap_or_else(|| value.to_owned())
    }

    fn name(&self, field: &str, id: &str) -> Option<String> {
        let names = match field {
            "unit" => &self.county.unit(id)?.name,
            "service" => &self.county.service(id)?.name,
            "municipality" => &self.county.municipality(id)?.name,
            "place" => &self.county.place(id)?.name,
            "topic" => &self.county.topic(id)?.name,
            _ => return None,
        };
        Some(names.get(self.locale).to_owned())
    }
}

/// The keys under which a code may have its words, the nearest first. Text of people is never looked up.
fn keys(list: &str, field: &str, code: &str) -> Vec<String> {
    let prefixes: &[&str] = match (list, field) {
        ("cases", "state") => &["state"],
        ("cases" | "drafts", "kind") => &["kind"],
        ("cases" | "drafts", "reply") => &["reply"],
        ("cases", "origin") => &["origin"],
        ("answers", "outcome") => &["outcome"],
        ("initiatives", "state") => &["initiative-state"],
        ("initiatives", "kind") => &["initiative-kind"],
        // Where the sentence elsewhere names a unit, the event itself has none here.
        ("events", "kind") => &["person-event", "event", "initiative-event"],
        ("supports", "level") => &["support-level"],
        ("identity", "level") => &["strong-level"],
        (_, "ground") => &["initiative-ground"],
        ("messages", "kind") => &["person-kind"],
        ("mails", "state") => &["person-state"],
        ("mails", "message") => match code.strip_prefix("initiative-") {
            Some(event) => return vec![format!("initiative-event-{event}")],
            None => &["person-message"],
        },
        (_, "language") => &["person-language"],
        _ => &[],
    };
    prefixes.iter().map(|prefix| format!("{prefix}-{code}")).collect()
}
