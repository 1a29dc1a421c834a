//! What a county may decide about initiatives.

use super::super::county::Population;
use super::super::fault::Fault;
use super::super::pack::Pack;

/// Fewest and most days of collecting.
const COLLECTING_DAYS: std::ops::RangeInclusive<u16> = 7..=730;

pub(super) fn check(pack: &Pack<'_>, faults: &mut Vec<Fault>) {
    let source = &pack.initiatives;
    let Some(settings) = &source.content else { return };

    if settings.process.trim().is_empty() {
        faults.push(source.fault("process", "the process has no id"));
    }
    if settings.counting.is_empty() {
        faults.push(source.fault("counting", "no support counts"));
    }
    for (at, level) in settings.counting.iter().enumerate() {
        if settings.counting.iter().take(at).any(|before| before == level) {
            faults.push(source.fault(&format!("counting/{at}"), "the same level of support stands here twice"));
        }
    }
    if let Some(collecting) = settings.collecting.filter(|collecting| !COLLECTING_DAYS.contains(&collecting.days)) {
        let what = format!("{} days of collecting are not between 7 and 730", collecting.days);
        faults.push(source.fault("collecting/days", what));
    }
    if let Some(share) = settings.threshold {
        if !(1..=1_000).contains(&share.per_mille) {
            let what = format!("{} thousandths are no share", share.per_mille);
            faults.push(source.fault("threshold/per_mille", what));
        }
        let population = pack.facts.content.as_ref().map(|facts| &facts.population);
        if population.is_some_and(|population| !is_border(population, share.from_age)) {
            let what = format!("no age band begins at {}", share.from_age);
            faults.push(source.fault("threshold/from_age", what));
        }
    }
    if settings.handling.is_some_and(|handling| handling.length == 0) {
        faults.push(source.fault("handling/length", "the time for the measures has no length"));
    }
}

fn is_border(population: &Population, age: u8) -> bool {
    population.bands.iter().any(|band| band.from == age)
}
