//! The organisation: a forest whose units open, close and follow each other.

use chrono::NaiveDate;

use super::super::county::Unit;
use super::super::fault::Fault;
use super::super::pack::{Pack, UnitsFile};
use super::super::source::Source;
use super::check_unique;

pub(super) fn check(pack: &Pack<'_>, faults: &mut Vec<Fault>) {
    let source = &pack.units;
    let Some(file) = &source.content else { return };

    check_unique(source, "unit", file.unit.iter().map(|unit| &unit.id), faults);
    check_general_desk(pack, file, faults);
    for (at, unit) in file.unit.iter().enumerate() {
        let mut tell = |key: &str, what: String| {
            faults.push(source.fault(&format!("unit/{at}/{key}"), format!("unit `{}` {what}", unit.id)));
        };
        if unit.closed_on.is_some_and(|last| last < unit.opened_on) {
            tell("closed_on", "closes before it opens".to_owned());
        }
        if let Some(what) = parent_fault(file, at, unit) {
            tell("parent", what);
        }
        if let Some((key, what)) = successor_fault(file, unit) {
            tell(key, what);
        }
    }
    check_names(source, file, faults);
}

/// Where everything ends that nobody else takes, there must always be someone.
fn check_general_desk(pack: &Pack<'_>, file: &UnitsFile, faults: &mut Vec<Fault>) {
    let source = &pack.units;
    if let Some(why) = pack.why_no_work_for(&file.general_desk) {
        faults.push(source.fault("general_desk", format!("the general desk takes no work: {why}")));
    } else if let Some(desk) = find(file, &file.general_desk)
        && let Some(older) = file.unit.iter().find(|unit| unit.opened_on < desk.opened_on)
    {
        let what = format!("the general desk opens on {}, after unit `{}`", desk.opened_on, older.id);
        faults.push(source.fault("general_desk", what));
    }
}

fn parent_fault(file: &UnitsFile, at: usize, unit: &Unit) -> Option<String> {
    let id = unit.parent.as_deref()?;
    let Some(place) = file.unit.iter().position(|unit| unit.id == id) else {
        return Some(format!("has the parent `{id}`, which does not exist"));
    };
    let parent = file.unit.get(place)?;
    if place >= at {
        Some(format!("stands before its parent `{id}`"))
    } else if last_day(parent) < last_day(unit) {
        Some(format!("stays open when its parent `{id}` closes on {}", last_day(parent)))
    } else {
        None
    }
}

fn successor_fault(file: &UnitsFile, unit: &Unit) -> Option<(&'static str, String)> {
    let (last, id) = match (unit.closed_on, unit.successor.as_deref()) {
        (None, None) => return None,
        (Some(last), None) => return Some(("closed_on", format!("closes on {last} without a successor"))),
        (None, Some(id)) => return Some(("successor", format!("has the successor `{id}` but no last day"))),
        (Some(last), Some(id)) => (last, id),
    };
    let what = match find(file, id) {
        None => format!("has the successor `{id}`, which does not exist"),
        Some(_) if is_in_a_circle(file, unit) => format!("comes back to itself by its successor `{id}`"),
        Some(successor) if last.succ_opt().is_none_or(|next| !successor.is_open(next)) => {
            format!("has the successor `{id}`, which is not open the day after {last}")
        }
        Some(_) => return None,
    };
    Some(("successor", what))
}

fn is_in_a_circle(file: &UnitsFile, unit: &Unit) -> bool {
    let next = |unit: &Unit| unit.successor.as_deref().and_then(|id| find(file, id));
    std::iter::successors(next(unit), |unit| next(unit)).take(file.unit.len()).any(|later| later.id == unit.id)
}

/// Two units of one name under one parent at one time: nobody could tell them apart in a list.
fn check_names(source: &Source<'_, UnitsFile>, file: &UnitsFile, faults: &mut Vec<Fault>) {
    for (at, unit) in file.unit.iter().enumerate() {
        let twin = file.unit.iter().take(at).find(|other| {
            let same_name = [(&unit.name.sv, &other.name.sv), (&unit.name.fi, &other.name.fi)]
                .iter()
                .any(|(name, other)| name == other && !name.is_empty());
            same_name && other.id != unit.id && other.parent == unit.parent && overlap(unit, other)
        });
        if let Some(twin) = twin {
            let what = format!("unit `{}` has the name of `{}` while both are open", unit.id, twin.id);
            faults.push(source.fault(&format!("unit/{at}/name"), what));
        }
    }
}

fn overlap(one: &Unit, other: &Unit) -> bool {
    one.opened_on <= last_day(other) && other.opened_on <= last_day(one)
}

fn last_day(unit: &Unit) -> NaiveDate {
    unit.closed_on.unwrap_or(NaiveDate::MAX)
}

fn find<'a>(file: &'a UnitsFile, id: &str) -> Option<&'a Unit> {
    file.unit.iter().find(|unit| unit.id == id)
}
