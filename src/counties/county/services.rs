//! What residents know: services, topics, places, and better addresses than feedback.

use serde::{Deserialize, Serialize};

use super::Translated;

/// A service as residents know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Stable id, as `home-care`.
    pub id: String,
    /// Name in everyday words.
    pub name: Translated,
    /// One sentence of examples, shown as a hint.
    pub hint: Translated,
    /// The unit that answers when no rule says otherwise.
    pub unit: String,
    /// Health care or social service: with one of them, cells below ten are hidden at every goal (instead of five).
    pub sensitive: bool,
    /// Words (any form) that speak of this service, for suggestions.
    #[serde(default)]
    pub words: Words,
}

/// What a message is about, across services.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// Stable id, as `waiting-times`.
    pub id: String,
    /// Name.
    pub name: Translated,
    /// Words (any form) that speak of this topic.
    #[serde(default)]
    pub words: Words,
    /// A goal of the strategy that is often meant.
    pub goal: Option<String>,
}

/// A building or area where services are given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Stable id, as `karhula-health-station`.
    pub id: String,
    /// Name.
    pub name: Translated,
    /// The municipality's id.
    pub municipality: String,
    /// Services given here.
    pub services: Vec<String>,
}

/// Words of a language each, in any inflected form; they are compared by stem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Swedish words.
    #[serde(default)]
    pub sv: Vec<String>,
    /// Finnish words.
    #[serde(default)]
    pub fi: Vec<String>,
    /// English words.
    #[serde(default)]
    pub en: Vec<String>,
}

/// A matter that has a better address than feedback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signpost {
    /// Stable id, as `appointment`.
    pub id: String,
    /// Shown before everything else when a text suggests it (112 and 116117).
    #[serde(default)]
    pub urgent: bool,
    /// What it is about, a few words.
    pub title: Translated,
    /// One sentence: why it cannot go here and what to do.
    pub sentence: Translated,
    /// Telephone number, as people dial it.
    pub phone: Option<String>,
    /// Page to go to.
    pub link: Option<Translated>,
    /// Phrases that suggest it; the words of a phrase stand in this order with at most one other word between two.
    pub phrases: Words,
}
