//! Facts and promises.

use super::super::county::Population;
use super::super::fault::Fault;
use super::super::pack::Pack;
use super::check_unique;

/// What the program counts deadlines for. A pack has each of them and no other.
const DEADLINES: [&str; 9] = [
    "answer",
    "acknowledge",
    "accessibility",
    "transfer_return",
    "waiting_for_resident",
    "reopening",
    "initiative_check",
    "initiative_appeal",
    "initiative_notice",
];

pub(super) fn check(pack: &Pack<'_>, faults: &mut Vec<Fault>) {
    let source = &pack.facts;
    let Some(facts) = &source.content else { return };

    if facts.required_languages.is_empty() {
        faults.push(source.fault("required_languages", "no language is required"));
    }
    if !is_number(&facts.code, 2) {
        faults.push(source.fault("code", format!("the county's code `{}` is not two digits", facts.code)));
    }
    check_unique(source, "municipalities", facts.municipalities.iter().map(|municipality| &municipality.id), faults);
    for (at, municipality) in facts.municipalities.iter().enumerate() {
        if !is_number(&municipality.code, 3) {
            let what =
                format!("the code `{}` of municipality `{}` is not three digits", municipality.code, municipality.id);
            faults.push(source.fault(&format!("municipalities/{at}/code"), what));
        }
    }
    for (path, what) in population_faults(&facts.population) {
        faults.push(source.fault(&path, what));
    }
}

fn is_number(code: &str, digits: usize) -> bool {
    code.len() == digits && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// The bands begin at birth, follow each other without hole or overlap, end open and add up.
fn population_faults(population: &Population) -> Vec<(String, String)> {
    let mut faults = Vec::new();
    let mut next = Some(0);
    for (at, band) in population.bands.iter().enumerate() {
        let path = format!("population/bands/{at}");
        let from = u16::from(band.from);
        match next {
            None => faults.push((path.clone(), format!("the age band from {from} follows the open band"))),
            Some(next) if from > next => {
                faults.push((path.clone(), format!("the age bands have a hole from {next} to {}", from - 1)));
            }
            Some(next) if from < next => {
                faults.push((path.clone(), format!("the age band from {from} overlaps the one before it")));
            }
            Some(_) => {}
        }
        if band.to.is_some_and(|to| to < band.from) {
            faults.push((path, format!("the age band from {from} ends before it begins")));
        }
        next = band.to.map(|to| u16::from(to) + 1);
    }
    if next.is_some() {
        faults.push(("population/bands".to_owned(), "the last age band has an end".to_owned()));
    }
    let sum: u64 = population.bands.iter().map(|band| u64::from(band.persons)).sum();
    if sum != u64::from(population.total) {
        let what = format!("the age bands add up to {sum}, not to the total of {}", population.total);
        faults.push(("population/total".to_owned(), what));
    }
    faults
}

pub(super) fn check_deadlines(pack: &Pack<'_>, faults: &mut Vec<Fault>) {
    let source = &pack.deadlines;
    let Some(deadlines) = &source.content else { return };

    for name in DEADLINES {
        if !deadlines.contains_key(name) {
            faults.push(source.fault(name, format!("deadline `{name}` is missing")));
        }
    }
    for (name, limit) in deadlines {
        if !DEADLINES.contains(&name.as_str()) {
            faults.push(source.fault(name, format!("nothing has a deadline called `{name}`")));
        }
        if limit.length == 0 {
            faults.push(source.fault(&format!("{name}/length"), format!("deadline `{name}` has no length")));
        }
    }
}
