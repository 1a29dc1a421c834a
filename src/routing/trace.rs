//! What was compared on the way to a unit, kept for good.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::rules::Enquiry;

/// How a unit was found. It holds ids and single words of the rules, never the text that was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// Version of the rules.
    pub ruleset_version: u32,
    /// The day it was decided for.
    pub on: NaiveDate,
    /// What was asked.
    pub enquiry: Enquiry,
    /// Rules that were asked in vain, in their order.
    pub skipped: Vec<Skipped>,
    /// The first rule whose conditions all hold, if any does.
    pub matched: Option<Matched>,
    /// The units that were tried. The last one took it.
    pub steps: Vec<Step>,
    /// What decided.
    pub decided_by: DecidedBy,
}

/// A rule that did not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The rule's number.
    pub rule: u32,
    /// The first of its conditions that does not hold; none when it has no condition at all.
    pub failed: Option<Condition>,
}

/// A rule that held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Matched {
    /// The rule's number.
    pub rule: u32,
    /// The unit it names.
    pub unit: String,
    /// Its conditions, with what stood against them.
    pub conditions: Vec<Condition>,
}

/// One condition of a rule, with what stood against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// What is looked at.
    pub subject: Subject,
    /// What the rule asks for: any of these. Words that were not found are not repeated here.
    pub wanted: Vec<String>,
    /// What was there. For words, the wanted word that was found.
    pub actual: Option<String>,
    /// Does it hold?
    pub holds: bool,
}

/// What a condition looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The chosen service.
    Service,
    /// The municipality.
    Municipality,
    /// The chosen place.
    Place,
    /// The chosen topic.
    Topic,
    /// The kind of message.
    Kind,
    /// The language it is written in.
    Language,
    /// The words it contains.
    Words,
}

/// A unit that was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What named the unit.
    pub by: DecidedBy,
    /// The unit.
    pub unit: String,
    /// Could it take the case?
    pub found: Finding,
}

/// What decides: the kinds of steps, in the order they are tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// The unit's own link or QR code.
    OwnLink,
    /// A rule.
    Rule,
    /// The service's own unit.
    Service,
    /// A unit above the service's.
    Parent,
    /// Nobody else could take it.
    GeneralDesk,
}

impl DecidedBy {
    /// The code in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OwnLink => "own_link",
            Self::Rule => "rule",
            Self::Service => "service",
            Self::Parent => "parent",
            Self::GeneralDesk => "general_desk",
        }
    }
}

/// What was found at a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// It is open and takes the case.
    Open,
    /// It opens later.
    NotOpenYet,
    /// It has closed.
    Closed,
    /// There is no such unit.
    Unknown,
}

impl Trace {
    /// The rule that decided.
    #[must_use]
    pub fn rule(&self) -> Option<u32> {
        (self.decided_by == DecidedBy::Rule).then_some(self.matched.as_ref()?.rule)
    }

    /// Steps that should have led to an open unit and did not: somebody has to mend the pack.
    pub fn alarms(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|step| step.found != Finding::Open)
    }

    /// Which of its words a rule found in the text.
    pub(super) fn word_found_by(&self, rule: u32) -> Option<String> {
        let matched = self.matched.as_ref().filter(|matched| matched.rule == rule)?;
        matched.conditions.iter().find(|condition| condition.subject == Subject::Words)?.actual.clone()
    }
}
