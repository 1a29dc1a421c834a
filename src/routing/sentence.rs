//! The trace in one plain sentence, the same for the sender and for staff.

use super::trace::{Condition, DecidedBy, Subject, Trace};
use crate::counties::County;
use crate::counties::county::Translated;
use crate::kernel::locale::Locale;
use crate::platform::texts::{text, text_with};

/// Why a unit answers, with names in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The unit's name.
    pub unit: String,
    /// Why it is this unit.
    pub because: Because,
    locale: Locale,
}

/// Why a unit answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// The sender came by the unit's own link or QR code.
    OwnLink,
    /// A rule says so.
    Rule {
        /// The rule's number.
        number: u32,
        /// What counted.
        reasons: Vec<Reason>,
    },
    /// It gives the service that the sender chose.
    Service(String),
    /// The unit that gives the service is not open; this one is above it.
    AboveService(String),
    /// The sender chose no service.
    NoService,
    /// No unit of the service is open.
    NobodyElse,
}

/// What counted for a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Names of what the sender chose: service, municipality, place, topic, kind.
    Chosen(Vec<String>),
    /// The language of the text.
    Language(Locale),
    /// A word of the rule that the text contains.
    Word(String),
}

/// Explains a decision to a reader.
#[must_use]
pub fn explain(county: &County, trace: &Trace, locale: Locale) -> Explanation {
    let unit = trace.steps.last().map_or(county.general_desk.as_str(), |step| step.unit.as_str());
    let name = |name: Option<&Translated>, id: &str| name.map_or(id, |name| name.get(locale)).to_owned();
    let service = trace.enquiry.service.as_deref();
    let service_name = service.map(|id| name(county.service(id).map(|service| &service.name), id));
    let because = match (trace.decided_by, &trace.matched, service_name) {
        (DecidedBy::OwnLink, _, _) => Because::OwnLink,
        (DecidedBy::Rule, Some(matched), _) => {
            Because::Rule { number: matched.rule, reasons: reasons(county, &matched.conditions, locale) }
        }
        (DecidedBy::Service, _, Some(service)) => Because::Service(service),
        (DecidedBy::Parent, _, Some(service)) => Because::AboveService(service),
        (_, _, None) => Because::NoService,
        _ => Because::NobodyElse,
    };
    Explanation { unit: name(county.unit(unit).map(|unit| &unit.name), unit), because, locale }
}

fn reasons(county: &County, conditions: &[Condition], locale: Locale) -> Vec<Reason> {
    let actual = |subject| {
        conditions
            .iter()
            .find(|condition| condition.subject == subject)
            .and_then(|condition| condition.actual.as_deref())
    };
    let chosen: Vec<String> = conditions.iter().filter_map(|condition| chosen(county, condition, locale)).collect();
    let chosen = (!chosen.is_empty()).then_some(Reason::Chosen(chosen));
    let language = actual(Subject::Language).and_then(Locale::parse).map(Reason::Language);
    let word = actual(Subject::Words).map(|word| Reason::Word(word.to_owned()));
    chosen.into_iter().chain(language).chain(word).collect()
}

/// The name of what the sender chose; the id where a later pack no longer knows it.
fn chosen(county: &County, condition: &Condition, locale: Locale) -> Option<String> {
    let id = condition.actual.as_deref()?;
    let name = match condition.subject {
        Subject::Service => county.service(id).map(|service| &service.name),
        Subject::Municipality => county.municipality(id).map(|municipality| &municipality.name),
        Subject::Place => county.place(id).map(|place| &place.name),
        Subject::Topic => county.topic(id).map(|topic| &topic.name),
        Subject::Kind => return Some(text(locale, &format!("kind-{id}"))),
        Subject::Language | Subject::Words => return None,
    };
    Some(name.map_or(id, |name| name.get(locale)).to_owned())
}

impl Explanation {
    /// The sentence, as "Sent to Home care Kouvola because you chose “Home care” (rule 14)."
    #[must_use]
    pub fn sentence(&self) -> String {
        let unit = ("unit", self.unit.as_str().into());
        match &self.because {
            Because::Rule { number, reasons } => {
                let reasons = self.list(reasons.iter().map(|reason| self.clause(reason)).collect());
                let values = [unit, ("reasons", reasons.into()), ("rule", number.to_string().into())];
                text_with(self.locale, "routing-by-rule", &values)
            }
            Because::OwnLink => text_with(self.locale, "routing-own-link", &[unit]),
            Because::Service(service) => self.with_service("routing-by-service", service),
            Because::AboveService(service) => self.with_service("routing-above-service", service),
            Because::NoService => text_with(self.locale, "routing-no-service", &[unit]),
            Because::NobodyElse => text_with(self.locale, "routing-nobody-else", &[unit]),
        }
    }

    fn with_service(&self, key: &str, service: &str) -> String {
        text_with(self.locale, key, &[("unit", self.unit.as_str().into()), ("service", service.into())])
    }

    fn clause(&self, reason: &Reason) -> String {
        match reason {
            Reason::Chosen(names) => {
                let quoted =
                    |name: &String| text_with(self.locale, "routing-quoted", &[("name", name.as_str().into())]);
                let names = self.list(names.iter().map(quoted).collect());
                text_with(self.locale, "routing-chosen", &[("names", names.into())])
            }
            Reason::Language(Locale::Sv) => text(self.locale, "routing-in-swedish"),
            Reason::Language(Locale::Fi) => text(self.locale, "routing-in-finnish"),
            Reason::Language(Locale::En) => text(self.locale, "routing-in-english"),
            Reason::Word(word) => text_with(self.locale, "routing-word", &[("word", word.as_str().into())]),
        }
    }

    /// "a", "a and b", "a, b and c".
    fn list(&self, mut items: Vec<String>) -> String {
        let last = items.pop().unwrap_or_default();
        if items.is_empty() {
            return last;
        }
        text_with(self.locale, "routing-and", &[("first", items.join(", ").into()), ("last", last.into())])
    }
}
