//! What is told fits where it is told.

use std::path::Path;

use super::*;
use crate::counties;
use crate::demo::SEED;
use crate::demo::phrases::Phrases;

/// The beginnings of the names of a municipality, its villages and places, long enough to know them by in any form.
fn names_of(municipality: &str, phrases: &[Phrases], county: &County) -> Vec<String> {
    let town = county.municipality(municipality).expect("a municipality");
    let villages = phrases.iter().flat_map(|phrases| phrases.villages_of(municipality));
    let words = [&town.name.fi, &town.name.sv].into_iter().cloned().chain(villages);
    words.map(|word| word.chars().take(word.chars().count().saturating_sub(3).max(5)).collect()).collect()
}

/// Everything said in a scene.
fn said(step: &Step) -> String {
    match step {
        Step::Receive(arrival) => arrival.text.clone(),
        Step::Note(text) | Step::Ask(text) | Step::Write(text) | Step::Return(text) | Step::Reopen(text) => {
            text.clone()
        }
        Step::Answer(given) => format!("{} {:?}", given.text, given.outcome),
        Step::TellMade { text, summary, .. } => format!("{text} {summary}"),
        _ => String::new(),
    }
}

#[test]
fn nothing_that_is_said_names_another_municipality() {
    let county = counties::load(Path::new("counties/kymmenedalen")).expect("a sound pack");
    let phrases = Phrases::load(Path::new("counties/kymmenedalen/demo")).expect("a demo");
    let until = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date");

    for seed in [SEED, 1, 2] {
        let scenes = cases(&phrases, &county, until, seed);
        let mut towns = HashMap::new();
        for scene in &scenes {
            if let Step::Receive(arrival) = &scene.step {
                towns.insert(scene.case, arrival.municipality.clone());
                let place = arrival.place.as_deref().and_then(|id| county.place(id));
                assert!(place.is_none_or(|place| place.municipality == arrival.municipality), "{}", arrival.text);
            }
            let (town, said) = (&towns[&scene.case], said(&scene.step));
            for other in county.facts.municipalities.iter().filter(|other| other.id != *town) {
                for name in names_of(&other.id, &phrases, &county) {
                    assert!(!said.contains(&name), "{said} is told in {town}, and names {name} of {}", other.id);
                }
            }
        }
    }
}
