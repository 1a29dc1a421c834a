//! Rule, then the service's unit, then the units above it, then the general desk.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::trace::{Condition, DecidedBy, Finding, Matched, Skipped, Step, Subject, Trace};
use crate::counties::County;
use crate::counties::county::Rule;
use crate::kernel::locale::Locale;
use crate::words::StemSet;

/// What is known of a message besides its text: ids, as the sender chose them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enquiry {
    /// The service's id.
    pub service: Option<String>,
    /// The municipality's id.
    pub municipality: Option<String>,
    /// The place's id.
    pub place: Option<String>,
    /// The topic's id.
    pub topic: Option<String>,
    /// The code of the kind.
    pub kind: Option<String>,
    /// The language it is written in.
    pub language: Option<Locale>,
    /// The unit whose own link or QR code led the sender here; it answers if it is open.
    #[serde(default)]
    pub own_link: Option<String>,
}

/// The unit that answers, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The unit's id.
    pub unit: String,
    /// How it was found.
    pub trace: Trace,
}

/// Finds the unit that answers a message.
#[must_use]
pub fn route(county: &County, enquiry: &Enquiry, text: &StemSet, on: NaiveDate) -> Decision {
    decide(county, enquiry, on, &|rule| text.first_of(&rule.words).map(str::to_owned))
}

/// Decides again from a trace alone: the text may be gone, so the words are those that were found
/// then. With the county of then, the decision is the same to the letter.
#[must_use]
pub fn replay(county: &County, trace: &Trace) -> Decision {
    decide(county, &trace.enquiry, trace.on, &|rule| trace.word_found_by(rule.id))
}

fn decide(county: &County, enquiry: &Enquiry, on: NaiveDate, word_of: &dyn Fn(&Rule) -> Option<String>) -> Decision {
    let (skipped, matched) = ask_rules(county, enquiry, word_of);
    let (steps, last) = try_units(county, enquiry, matched.as_ref(), on);
    Decision {
        unit: last.unit.clone(),
        trace: Trace {
            ruleset_version: county.routing.version,
            on,
            enquiry: enquiry.clone(),
            skipped,
            matched,
            decided_by: last.by,
            steps: steps.into_iter().chain([last]).collect(),
        },
    }
}

/// The first rule that holds, and those before it that do not.
fn ask_rules(
    county: &County,
    enquiry: &Enquiry,
    word_of: &dyn Fn(&Rule) -> Option<String>,
) -> (Vec<Skipped>, Option<Matched>) {
    let mut skipped = Vec::new();
    for rule in &county.routing.rules {
        match hold(rule, enquiry, word_of) {
            Ok(conditions) => return (skipped, Some(Matched { rule: rule.id, unit: rule.unit.clone(), conditions })),
            Err(failed) => skipped.push(Skipped { rule: rule.id, failed }),
        }
    }
    (skipped, None)
}

/// All conditions of a rule, or the first that fails. A rule without conditions holds for nothing.
fn hold(
    rule: &Rule,
    enquiry: &Enquiry,
    word_of: &dyn Fn(&Rule) -> Option<String>,
) -> Result<Vec<Condition>, Option<Condition>> {
    let languages: Vec<String> = rule.languages.iter().map(Locale::to_string).collect();
    let language = enquiry.language.map(|language| language.to_string());
    let choices = [
        (Subject::Service, &rule.services, &enquiry.service),
        (Subject::Municipality, &rule.municipalities, &enquiry.municipality),
        (Subject::Place, &rule.places, &enquiry.place),
        (Subject::Topic, &rule.topics, &enquiry.topic),
        (Subject::Kind, &rule.kinds, &enquiry.kind),
        (Subject::Language, &languages, &language),
    ];
    let mut conditions = Vec::new();
    for (subject, wanted, actual) in choices {
        if !wanted.is_empty() {
            let holds = actual.as_ref().is_some_and(|actual| wanted.contains(actual));
            keep(&mut conditions, Condition { subject, wanted: wanted.clone(), actual: actual.clone(), holds })?;
        }
    }
    // Words come last: what a choice already rules out need not be searched for.
    let wanted = [&rule.words.fi, &rule.words.sv, &rule.words.en].map(Vec::as_slice).concat();
    if !wanted.is_empty() {
        let actual = word_of(rule);
        // Of words that were sought in vain it is enough to know the rule: they would be most of every trace.
        let wanted = if actual.is_some() { wanted } else { Vec::new() };
        keep(&mut conditions, Condition { subject: Subject::Words, wanted, holds: actual.is_some(), actual })?;
    }
    if conditions.is_empty() { Err(None) } else { Ok(conditions) }
}

fn keep(conditions: &mut Vec<Condition>, condition: Condition) -> Result<(), Option<Condition>> {
    if condition.holds {
        conditions.push(condition);
        Ok(())
    } else {
        Err(Some(condition))
    }
}

/// The units that were tried in vain, and the one that takes the case.
fn try_units(county: &County, enquiry: &Enquiry, matched: Option<&Matched>, on: NaiveDate) -> (Vec<Step>, Step) {
    let mut tried = Vec::new();
    for (by, unit) in candidates(county, enquiry, matched) {
        let step = Step { by, unit: unit.to_owned(), found: look_at(county, unit, on) };
        if step.found == Finding::Open {
            return (tried, step);
        }
        tried.push(step);
    }
    // A checked county has its general desk open on every day that any unit is.
    (tried, Step { by: DecidedBy::GeneralDesk, unit: county.general_desk.clone(), found: Finding::Open })
}

fn candidates<'a>(
    county: &'a County,
    enquiry: &'a Enquiry,
    matched: Option<&'a Matched>,
) -> impl Iterator<Item = (DecidedBy, &'a str)> {
    let link = enquiry.own_link.as_deref().map(|unit| (DecidedBy::OwnLink, unit));
    let rule = matched.map(|matched| (DecidedBy::Rule, matched.unit.as_str()));
    let service = enquiry.service.as_deref().and_then(|id| county.service(id)).map(|service| service.unit.as_str());
    let above = service.into_iter().flat_map(|unit| county.ancestors(unit));
    let parents = above.map(|unit| (DecidedBy::Parent, unit.id.as_str()));
    link.into_iter().chain(rule).chain(service.map(|unit| (DecidedBy::Service, unit))).chain(parents)
}

fn look_at(county: &County, unit: &str, on: NaiveDate) -> Finding {
    match county.unit(unit) {
        None => Finding::Unknown,
        Some(unit) if unit.is_open(on) => Finding::Open,
        Some(unit) if on < unit.opened_on => Finding::NotOpenYet,
        Some(_) => Finding::Closed,
    }
}
