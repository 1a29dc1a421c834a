//! What people write in the demo: data of the county pack, with gaps that each case fills.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use chrono::{Datelike, Duration, NaiveDate};
use serde::Deserialize;

use crate::counties::County;
use crate::feedback::feedback::Kind;
use crate::kernel::locale::Locale;
use crate::kernel::random::Random;
use crate::platform::error::Error;

/// The files of a pack's demo, the most spoken language first.
const FILES: [&str; 3] = ["fi.toml", "sv.toml", "en.toml"];

/// Everything written in one language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phrases {
    /// The language.
    pub language: Locale,
    /// Its share of the cases, in percent.
    pub share: usize,
    weekdays: [String; 7],
    months: [String; 12],
    pub openings: Vec<String>,
    pub praise_closings: Vec<String>,
    pub closings: Vec<String>,
    pub praise_answers: Vec<String>,
    pub planned: String,
    pub made: String,
    /// What is written when a planned change is made.
    pub kept: String,
    pub no_reply: String,
    pub late: String,
    pub notes: Vec<String>,
    pub added: Vec<String>,
    pub reopenings: Vec<String>,
    pub second_answers: Vec<String>,
    pub helpful_remarks: Vec<String>,
    pub unhelpful_remarks: Vec<String>,
    /// By municipality: *in the village* and *from the village*.
    villages: BTreeMap<String, Vec<(String, String)>>,
    #[serde(rename = "text")]
    pub texts: Vec<Sample>,
}

/// One feedback with everything that becomes of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sample {
    pub kind: Kind,
    pub service: String,
    pub topic: Option<String>,
    pub municipalities: Vec<String>,
    #[serde(default)]
    pub places: Vec<String>,
    pub text: String,
    pub answer: Option<String>,
    pub goal: Option<String>,
    pub question: Option<String>,
    pub reply: Option<String>,
    #[serde(default)]
    pub changes: Vec<Change>,
    /// Why nothing changes.
    pub no_change: Option<String>,
    /// The unit it should have come to, and those that were tried first.
    pub belongs: Option<String>,
    #[serde(default)]
    pub tried: Vec<String>,
    pub handover: Option<String>,
    #[serde(default)]
    pub returns: Vec<String>,
    pub authority: Option<Authority>,
    pub rejection: Option<Rejection>,
    /// The months in which people write it; any when left out.
    #[serde(default)]
    pub season: Vec<u32>,
    /// How much more often it comes than others of its group.
    #[serde(default = "once")]
    pub weight: usize,
}

/// A change that an answer tells of.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Change {
    Made(String),
    Planned(String),
}

/// Whose matter it is instead.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Authority {
    pub name: String,
    pub reason: String,
}

/// Why it was turned down.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rejection {
    pub reason: String,
    pub ground: String,
}

const fn once() -> usize {
    1
}

impl Sample {
    pub fn is_praise(&self) -> bool {
        self.kind == Kind::Praise
    }

    pub fn is_in_season(&self, on: NaiveDate) -> bool {
        self.season.is_empty() || self.season.contains(&on.month())
    }

    /// The place it is about, where that lies in the municipality.
    pub fn place_in(&self, municipality: &str, county: &County) -> Option<&String> {
        self.places.iter().find(|id| county.place(id).is_some_and(|place| place.municipality == municipality))
    }

    /// It goes the usual way: to a unit that answers it.
    pub fn is_plain(&self) -> bool {
        self.belongs.is_none() && self.authority.is_none() && self.rejection.is_none()
    }
}

impl Phrases {
    /// Reads the demo of a county pack.
    pub fn load(folder: &Path) -> Result<Vec<Self>, Error> {
        let read = |file| {
            let path = folder.join(file);
            let text = std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            toml::from_str(&text).with_context(|| path.display().to_string())
        };
        FILES.into_iter().map(read).collect::<Result<_, anyhow::Error>>().map_err(Error::internal)
    }

    /// A text as somebody of the municipality wrote it on a day: choices drawn and gaps filled.
    pub fn fill(&self, text: &str, municipality: &str, on: NaiveDate, random: &Random) -> String {
        let days_ago = i64::try_from(random.below(6)).unwrap_or_default() + 1;
        let weekday = self.weekdays.get(day_index(on - Duration::days(days_ago))).cloned().unwrap_or_default();
        let month = self.month(on - Duration::days(9));
        let (at, from) =
            self.villages.get(municipality).and_then(|known| random.choose(known)).cloned().unwrap_or_default();
        let gaps = [("{weekday}", weekday.as_str()), ("{month}", month), ("{at}", &at), ("{from}", &from)];
        let mut filled = drawn(text, random);
        for (gap, word) in gaps {
            filled = with_gap(&filled, gap, word);
        }
        filled.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The names of a municipality's villages, as *in* and *from* have them.
    #[cfg(test)]
    pub fn villages_of(&self, municipality: &str) -> Vec<String> {
        let known = self.villages.get(municipality).into_iter().flatten();
        let name = |words: &str| words.rsplit(' ').next().unwrap_or_default().to_owned();
        known.flat_map(|(at, from)| [name(at), name(from)]).collect()
    }

    /// *In March.*
    pub fn month(&self, on: NaiveDate) -> &str {
        self.months.get(on.month0() as usize).map_or("", String::as_str)
    }
}

fn day_index(on: NaiveDate) -> usize {
    on.weekday().num_days_from_monday() as usize
}

/// Each `[a|b]` becomes one of its parts.
fn drawn(text: &str, random: &Random) -> String {
    let mut drawn = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let (choices, after) = after.split_once(']').unwrap_or((after, ""));
        let choices: Vec<&str> = choices.split('|').collect();
        drawn.push_str(before);
        drawn.push_str(random.choose(&choices).copied().unwrap_or_default());
        rest = after;
    }
    drawn + rest
}

/// Fills a gap; at the beginning of a sentence with a capital letter.
fn with_gap(text: &str, gap: &str, word: &str) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(gap) {
        filled.push_str(before);
        if filled.trim_end().is_empty() || filled.trim_end().ends_with(['.', '!', '?']) {
            let mut letters = word.chars();
            filled.extend(letters.next().into_iter().flat_map(char::to_uppercase));
            filled.push_str(letters.as_str());
        } else {
            filled.push_str(word);
        }
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_becomes_one_of_its_parts() {
        let drawn = drawn("Kävin [eilen|tänään] täällä[!|.]", &Random::seeded(1));

        assert!(drawn.starts_with("Kävin eilen täällä") || drawn.starts_with("Kävin tänään täällä"), "{drawn}");
        assert!(drawn.ends_with(['!', '.']), "{drawn}");
    }

    #[test]
    fn a_gap_that_begins_a_sentence_gets_a_capital() {
        assert_eq!(with_gap("{d} satoi. {d} ei, {d} taas.", "{d}", "eilen"), "Eilen satoi. Eilen ei, eilen taas.");
    }
}
