//! The files of a pack, as they are written.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::county::{
    County, Facts, InitiativeSettings, Phrase, Place, Retention, Ruleset, Service, Signpost, Strategy, TimeLimit,
    Topic, Unit,
};
use super::fault::Fault;
use super::source::{Source, Texts};

/// The files that make a pack.
pub(super) const FILES: [&str; 10] = [
    "county.toml",
    "units.toml",
    "services.toml",
    "signposts.toml",
    "deadlines.toml",
    "initiatives.toml",
    "routing.toml",
    "retention.toml",
    "strategy.toml",
    "answers.toml",
];

/// The files that would make a pack of a county; a part that cannot be written is left out, which the checks tell.
pub(super) fn written(county: &County) -> Texts {
    let units = UnitsFile { general_desk: county.general_desk.clone(), unit: county.units.clone() };
    let (service, topic, place) = (county.services.clone(), county.topics.clone(), county.places.clone());
    let services = ServicesFile { service, topic, place };
    let signposts = SignpostsFile { signpost: county.signposts.clone() };
    let retention = RetentionFile { retention: county.retention.clone() };
    let answers = AnswersFile { phrase: county.phrases.clone() };
    let texts = [
        ("county.toml", toml::to_string(&county.facts)),
        ("units.toml", toml::to_string(&units)),
        ("services.toml", toml::to_string(&services)),
        ("signposts.toml", toml::to_string(&signposts)),
        ("deadlines.toml", toml::to_string(&county.deadlines)),
        ("initiatives.toml", toml::to_string(&county.initiatives)),
        ("routing.toml", toml::to_string(&county.routing)),
        ("retention.toml", toml::to_string(&retention)),
        ("strategy.toml", toml::to_string(&county.strategy)),
        ("answers.toml", toml::to_string(&answers)),
    ];
    texts.into_iter().filter_map(|(file, text)| Some((file, text.ok()?))).collect()
}

/// A pack as it was read, not yet checked.
pub(super) struct Pack<'i> {
    pub facts: Source<'i, Facts>,
    pub units: Source<'i, UnitsFile>,
    pub services: Source<'i, ServicesFile>,
    pub signposts: Source<'i, SignpostsFile>,
    pub deadlines: Source<'i, BTreeMap<String, TimeLimit>>,
    pub initiatives: Source<'i, InitiativeSettings>,
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
            initiatives: Source::read(texts, "initiatives.toml", faults),
            routing: Source::read(texts, "routing.toml", faults),
            retention: Source::read(texts, "retention.toml", faults),
            strategy: Source::read(texts, "strategy.toml", faults),
            answers: Source::read(texts, "answers.toml", faults),
        }
    }
}
