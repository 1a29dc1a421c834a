//! The last day for an answer as a sum one can follow on a calendar.

use chrono::NaiveDate;

use crate::app::App;
use crate::cases::case::Case;
use crate::deadlines::{Pause, Reckoning, due_with_pauses, length_key};
use crate::feedback::feedback::Kind;
use crate::frame::Shell;
use crate::frame::dates::date_with_weekday;

/// The sentences of the sum; nothing where the day was set otherwise.
pub fn sentences(
    app: &App,
    shell: &Shell,
    case: &Case,
    kind: Kind,
    reopened_on: Option<NaiveDate>,
    pauses: &[Pause],
) -> Vec<String> {
    let Some(limit) = app.county.deadlines.get(kind.deadline()) else {
        return Vec::new();
    };
    let from = reopened_on.unwrap_or(case.received_on);
    let since: Vec<Pause> = pauses.iter().filter(|pause| pause.from >= from).copied().collect();
    let reckoning = due_with_pauses(from, *limit, &since, app.clock.today());
    if reckoning.due_on == case.due_on { told(shell, &reckoning, reopened_on.is_some()) } else { Vec::new() }
}

fn told(shell: &Shell, sum: &Reckoning, is_reopened: bool) -> Vec<String> {
    let day = |on: NaiveDate| date_with_weekday(shell.locale, on);
    let length = shell.t_with(length_key(sum.limit.unit), &[("n", i64::from(sum.limit.length).into())]);
    let key = if is_reopened { "follow-sum-reopened" } else { "follow-sum" };
    let mut sentences = vec![shell.t_with(
        key,
        &[("from", day(sum.arrived_on).into()), ("length", length.into()), ("to", day(sum.ends_on).into())],
    )];
    if sum.lengthened_by > 0 {
        sentences.push(shell.t_with("follow-sum-waited", &[("days", i64::from(sum.lengthened_by).into())]));
    }
    if !sum.moved_because.is_empty() {
        let off: Vec<String> = sum.moved_because.iter().map(|(_, off)| shell.t(off.text_key())).collect();
        sentences
            .push(shell.t_with("follow-sum-moved", &[("days", off.join(", ").into()), ("to", day(sum.due_on).into())]));
    }
    sentences
}
