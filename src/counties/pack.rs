//! The files of a pack, as they are written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::county::{Facts, Phrase, Place, Retention, Ruleset, Service, Signpost, Strategy, TimeLimit, Topic, Unit};
use super::fault::Fault;
use super::source::{Source, Texts};

/// The files that make a pack.
pub(super) const FILES: [&str; 9] = [
    "county.toml",
    "units.toml",
    "services.toml",
    "signposts.toml",
    "deadlines.toml",
    "routing.toml",
    "retention.toml",
    "strategy.toml",
    "answers.toml",
];

/// A pack as it was read, not yet checked.
pub(super) struct Pack<'i> {
    pub facts: Source<'i, Facts>,
    pub units: Source<'i, UnitsFile>,
    pub services: Source<'i, ServicesFile>,
    pub signposts: Source<'i, SignpostsFile>,
    pub deadlines: Source<'i, BTreeMap<String, TimeLimit>>,
    pub routing: Source<'i, Ruleset>,
    pub retention: Source<'i, RetentionFile>,
    pub strategy: Source<'i, Strategy>,
    pub answers: Source<'i, AnswersFile>,
}

/// `units.toml`
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitsFile {
    pub general_desk: String,
    pub unit: Vec<Unit>,
}

/// `services.toml`
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ServicesFile {
    pub service: Vec<Service>,
    pub topic: Vec<Topic>,
    pub place: Vec<Place>,
}

/// `signposts.toml`
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignpostsFile {
    pub signpost: Vec<Signpost>,
}

/// `retention.toml`
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RetentionFile {
    pub retention: Vec<Retention>,
}

/// `answers.toml`
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswersFile {
    pub phrase: Vec<Phrase>,
}

impl<'i> Pack<'i> {
    /// Reads every file, and tells of every entry that has not the right form.
    pub fn read(texts: &'i Texts, faults: &mut Vec<Fault>) -> Self {
        Self {
            facts: Source::read(texts, "county.toml", faults),
            units: Source::read(texts, "units.toml", faults),
            services: Source::read(texts, "services.toml", faults),
            signposts: Source::read(texts, "signposts.toml", faults),
            deadlines: Source::read(texts, "deadlines.toml", faults),
            routing: Source::read(texts, "routing.toml", faults),
            retention: Source::read(texts, "retention.toml", faults),
            strategy: Source::read(texts, "strategy.toml", faults),
            answers: Source::read(texts, "answers.toml", faults),
        }
    }
}
