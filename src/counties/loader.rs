//! From a folder to a checked county.

use std::fs;
use std::path::Path;

use super::checks;
use super::county::County;
use super::fault::Fault;
use super::pack::{FILES, Pack};
use super::source::Texts;

/// Reads and checks a pack. All faults are told at once, in the order of the files and their lines.
pub fn load(folder: &Path) -> Result<County, Vec<Fault>> {
    let mut faults = Vec::new();
    let texts = read_files(folder, &mut faults);
    let pack = Pack::read(&texts, &mut faults);
    checks::check(&pack, &mut faults);

    match county(name_of(folder), pack) {
        Some(county) if faults.is_empty() => Ok(county),
        _ => {
            faults.sort_by_key(|fault| (FILES.iter().position(|file| *file == fault.file), fault.line));
            Err(faults)
        }
    }
}

fn read_files(folder: &Path, faults: &mut Vec<Fault>) -> Texts {
    let mut texts = Texts::new();
    for file in FILES {
        match fs::read_to_string(folder.join(file)) {
            Ok(text) => {
                texts.insert(file, text);
            }
            Err(error) => faults.push(Fault { file, line: 1, what: format!("the file cannot be read: {error}") }),
        }
    }
    texts
}

fn name_of(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn county(id: String, pack: Pack<'_>) -> Option<County> {
    let units = pack.units.content?;
    let services = pack.services.content?;
    Some(County {
        id,
        facts: pack.facts.content?,
        units: units.unit,
        general_desk: units.general_desk,
        services: services.service,
        topics: services.topic,
        places: services.place,
        signposts: pack.signposts.content?.signpost,
        deadlines: pack.deadlines.content?,
        initiatives: pack.initiatives.content?,
        routing: pack.routing.content?,
        retention: pack.retention.content?.retention,
        strategy: pack.strategy.content?,
        phrases: pack.answers.content?.phrase,
    })
}
