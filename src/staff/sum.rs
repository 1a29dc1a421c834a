//! The deadline as a sum in words: *arrived Tue 15 Dec, 10 days → Fri 25 Dec (Christmas Day) → Mon 28 Dec*.

use chrono::NaiveDate;

use super::dossier::Dossier;
use super::words::short_day;
use crate::app::App;
use crate::cases::case::State;
use crate::cases::event::Event;
use crate::counties::county::TimeUnit;
use crate::deadlines::{Pause, Reckoning, due_with_pauses, length_key};
use crate::frame::StaffShell;
use crate::frame::dates::date;

/// The sentences that explain the last day: how it was counted, then each time the clock stood still.
#[must_use]
pub fn sum(app: &App, shell: &StaffShell, dossier: &Dossier, today: NaiveDate) -> Vec<String> {
    let waits = dossier.waits.iter();
    let pauses: Vec<Pause> = waits.map(|wait| Pause { from: wait.from_on, until: wait.until_on }).collect();
    let mut told: Vec<String> =
        counted(app, dossier, &pauses, today).map(|reckoning| in_words(shell, &reckoning)).into_iter().collect();
    // A question answered on the same day stops nothing.
    let stopped = pauses.into_iter().filter(|pause| pause.until != Some(pause.from));
    told.extend(stopped.map(|pause| stood_still(shell, pause)));
    told
}

/// The count that led to the case's last day. A case that was opened again is counted from that day.
fn counted(app: &App, dossier: &Dossier, pauses: &[Pause], today: NaiveDate) -> Option<Reckoning> {
    let limit = *app.county.deadlines.get(dossier.told.kind.deadline())?;
    let reopened = dossier.course.iter().rev().find(|happened| happened.event == Event::Reopened);
    let from = reopened.map_or(dossier.case.received_on, |happened| happened.on);
    let since: Vec<Pause> = pauses.iter().filter(|pause| pause.from >= from).copied().collect();
    let reckoning = due_with_pauses(from, limit, &since, today);
    // While it waits, the last day moves on with the calendar and is not written down yet.
    let is_certain = matches!(dossier.case.state, State::WaitingForResident { .. });
    (is_certain || reckoning.due_on == dossier.case.due_on).then_some(reckoning)
}

fn in_words(shell: &StaffShell, reckoning: &Reckoning) -> String {
    let day = |on| short_day(shell.locale, on);
    let length = i64::from(reckoning.limit.length);
    let length = shell.t_with(length_key(reckoning.limit.unit), &[("n", length.into())]);
    let arrived = day(reckoning.arrived_on);
    let mut words = shell.t_with("staff-sum-arrived", &[("day", arrived.into()), ("length", length.into())]);
    if reckoning.lengthened_by > 0 {
        let unit = match reckoning.limit.unit {
            TimeUnit::WorkingDays => TimeUnit::WorkingDays,
            TimeUnit::CalendarDays | TimeUnit::Months => TimeUnit::CalendarDays,
        };
        let more = shell.t_with(length_key(unit), &[("n", i64::from(reckoning.lengthened_by).into())]);
        words.push_str(&shell.t_with("staff-sum-longer", &[("length", more.into())]));
    }
    for (off, why) in &reckoning.moved_because {
        words = format!("{words} → {} ({})", day(*off), shell.t(why.text_key()));
    }
    format!("{words} → {}", day(reckoning.due_on))
}

fn stood_still(shell: &StaffShell, pause: Pause) -> String {
    let from = date(shell.locale, pause.from);
    match pause.until {
        Some(until) => {
            let until = date(shell.locale, until);
            shell.t_with("staff-sum-stood", &[("from", from.into()), ("until", until.into())])
        }
        None => shell.t_with("staff-sum-stands", &[("from", from.into())]),
    }
}
