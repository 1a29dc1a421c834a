//! Why a case is where it is: every decision, with the conditions that were looked at.

use super::dossier::Dossier;
use super::words::{language_key, unit_name};
use crate::app::App;
use crate::feedback::feedback::Kind;
use crate::frame::StaffShell;
use crate::frame::dates::date;
use crate::kernel::locale::Locale;
use crate::platform::texts::{text, text_with};
use crate::routing::store::{Decided, Ground};
use crate::routing::{Condition, Finding, Skipped, Step, Subject, Trace};

/// A decision on the responsible unit, ready to print.
pub struct Why {
    /// What was decided, by what, and when.
    pub sentence: String,
    /// The conditions of the rule that held.
    pub held: Vec<Looked>,
    /// Rules that were asked in vain.
    pub skipped: Vec<Looked>,
    /// The units that were tried.
    pub steps: Vec<String>,
    /// Version of the rules.
    pub version: String,
}

/// A condition that was looked at.
pub struct Looked {
    /// The rule, by its number.
    pub rule: String,
    /// What it asked for and what was there.
    pub text: String,
    /// True or false, in a word.
    pub outcome: String,
}

/// All decisions on the unit, the latest first.
#[must_use]
pub fn why(app: &App, shell: &StaffShell, dossier: &Dossier) -> Vec<Why> {
    dossier.decisions.iter().rev().map(|decided| one(app, shell, decided)).collect()
}

fn one(app: &App, shell: &StaffShell, decided: &Decided) -> Why {
    let locale = shell.locale;
    let unit = unit_name(&app.county, &decided.unit, locale);
    let day = date(locale, decided.on);
    let by = shell.t(by_key(&decided.decided_by));
    let sentence = shell.t_with("staff-why-decided", &[("unit", unit.into()), ("day", day.into()), ("by", by.into())]);
    let trace = decided.trace.as_ref();
    let version = trace.map_or_else(String::new, |trace| {
        shell.t_with("staff-why-version", &[("n", i64::from(trace.ruleset_version).into())])
    });
    Why {
        sentence,
        held: trace.map(|trace| held(app, locale, trace)).unwrap_or_default(),
        skipped: trace.map(|trace| skipped(app, locale, trace)).unwrap_or_default(),
        steps: trace.map(|trace| trace.steps.iter().map(|step| tried(app, locale, step)).collect()).unwrap_or_default(),
        version,
    }
}

/// What decided, by its code in the database.
fn by_key(code: &str) -> &'static str {
    match code {
        "rule" => "staff-why-by-rule",
        "service" => "staff-why-by-service",
        "parent" => "staff-why-by-parent",
        "general_desk" => "staff-why-by-desk",
        "own_link" => "staff-why-by-own-link",
        _ => "staff-why-by-person",
    }
}

fn held(app: &App, locale: Locale, trace: &Trace) -> Vec<Looked> {
    let matched = trace.matched.iter();
    matched
        .flat_map(|matched| matched.conditions.iter().map(|condition| looked(app, locale, matched.rule, condition)))
        .collect()
}

fn skipped(app: &App, locale: Locale, trace: &Trace) -> Vec<Looked> {
    let in_vain = |skipped: &Skipped| Some(looked(app, locale, skipped.rule, skipped.failed.as_ref()?));
    trace.skipped.iter().filter_map(in_vain).collect()
}

fn looked(app: &App, locale: Locale, rule: u32, condition: &Condition) -> Looked {
    let told = if condition.wanted.is_empty() {
        text(locale, "staff-why-no-word")
    } else {
        let name = |id: &String| name_of(app, locale, condition.subject, id);
        let subject = text(locale, subject_key(condition.subject));
        let wanted: Vec<String> = condition.wanted.iter().map(name).collect();
        let actual = condition.actual.as_ref().map_or_else(|| text(locale, "staff-why-nothing"), name);
        let values = [("subject", subject.into()), ("wanted", wanted.join(", ").into()), ("actual", actual.into())];
        text_with(locale, "staff-why-condition", &values)
    };
    Looked {
        rule: text_with(locale, "staff-why-rule", &[("n", i64::from(rule).into())]),
        text: told,
        outcome: text(locale, if condition.holds { "staff-why-true" } else { "staff-why-false" }),
    }
}

const fn subject_key(subject: Subject) -> &'static str {
    match subject {
        Subject::Service => "staff-why-service",
        Subject::Municipality => "staff-why-municipality",
        Subject::Place => "staff-why-place",
        Subject::Topic => "staff-why-topic",
        Subject::Kind => "staff-why-kind",
        Subject::Language => "staff-why-language",
        Subject::Words => "staff-why-words",
    }
}

/// The name behind an id; the id itself where the county no longer has it.
fn name_of(app: &App, locale: Locale, subject: Subject, id: &str) -> String {
    let county = &app.county;
    let name = match subject {
        Subject::Service => county.service(id).map(|found| found.name.get(locale).to_owned()),
        Subject::Municipality => county.municipality(id).map(|found| found.name.get(locale).to_owned()),
        Subject::Place => county.place(id).map(|found| found.name.get(locale).to_owned()),
        Subject::Topic => county.topic(id).map(|found| found.name.get(locale).to_owned()),
        Subject::Kind => Kind::parse(id).map(|kind| text(locale, kind.text_key())),
        Subject::Language => Locale::parse(id).map(|language| text(locale, language_key(language))),
        Subject::Words => None,
    };
    name.unwrap_or_else(|| id.to_owned())
}

fn tried(app: &App, locale: Locale, step: &Step) -> String {
    let by = text(locale, by_key(step.by.code()));
    let unit = unit_name(&app.county, &step.unit.as_str().into(), locale);
    let found = match step.found {
        Finding::Open => "staff-why-open",
        Finding::NotOpenYet => "staff-why-not-open-yet",
        Finding::Closed => "staff-why-closed",
        Finding::Unknown => "staff-why-unknown",
    };
    let found = text(locale, found);
    text_with(locale, "staff-why-step", &[("by", by.into()), ("unit", unit.into()), ("found", found.into())])
}

/// Why a case is where it is, for a line of the queue: what held, or what decided.
#[must_use]
pub fn short_reason(app: &App, ground: &Ground, locale: Locale) -> String {
    if ground.conditions.is_empty() {
        return text(locale, by_key(&ground.decided_by));
    }
    let part = |condition: &Condition| {
        let actual = condition.actual.as_ref()?;
        let name = name_of(app, locale, condition.subject, actual);
        Some(format!("{} {name}", text(locale, subject_key(condition.subject))))
    };
    ground.conditions.iter().filter_map(part).collect::<Vec<_>>().join(" + ")
}
