//! How many submissions speak of a key result: as bars, as a table, as a file. All three say the same.

use std::ops::RangeInclusive;

use super::goals::whole;
use crate::cases::channel::Channel;
use crate::frame::numbers::number;
use crate::frame::{Bar, Chart, Shell};
use crate::platform::csv;
use crate::strategy::figures::Year;
use crate::strategy::quarter::Quarter;
use crate::suppression::{Cell, Row};

/// The figure and its table.
pub struct Linked {
    /// The quarters as bars.
    pub chart: Chart,
    /// The table's columns: the ways in and, where there are several, all together.
    pub columns: Vec<String>,
    /// The table's rows: the quarters, and each year after its own.
    pub rows: Vec<TableRow>,
}

/// A row of the table.
pub struct TableRow {
    /// The quarter or year.
    pub label: String,
    /// What the columns say.
    pub values: Vec<String>,
}

impl Linked {
    /// Puts years into words, from the quarter in which somebody first spoke of it up to the present one; none before
    /// that. Counts below `least` are hidden.
    pub fn new(shell: &Shell, years: &[Year], now: Quarter, least: u64) -> Option<Self> {
        let span = span(years, now)?;
        let quarters: Vec<(Quarter, &Row)> = within(years, &span).collect();
        let longest = quarters.iter().filter_map(|(_, row)| row.total.shown()).max().unwrap_or_default();
        let bar = |(quarter, row): &(Quarter, &Row)| Bar {
            label: label(shell, *quarter),
            percent: row.total.shown().unwrap_or_default() * 100 / longest.max(1),
            value: told(shell, row.total),
            ..Bar::default()
        };
        let chart = Chart {
            id: "linked",
            finding: finding(shell, years.last()?),
            measure: shell.t("strategy-chart-measure"),
            label_head: shell.t("strategy-quarter"),
            value_head: shell.t("strategy-chart-value"),
            rows: quarters.iter().map(bar).collect(),
            note: if is_any_hidden(years) { hidden_note(shell, least) } else { String::new() },
        };
        let several = Channel::ALL.len() > 1;
        let all = several.then(|| shell.t("strategy-all-channels"));
        let columns = Channel::ALL.map(|channel| shell.t(channel.text_key())).into_iter().chain(all).collect();
        Some(Self { chart, columns, rows: years.iter().flat_map(|year| table_rows(shell, year, &span)).collect() })
    }
}

/// The figures of all years as comma-separated values, in codes that stay the same in every language.
pub fn file_of(goal: &str, years: &[Year], now: Quarter) -> String {
    let channels = || Channel::ALL.iter().map(|channel| channel.code()).chain(["all"]);
    let value = |cell: Cell| cell.shown().map_or("hidden".to_owned(), |count| count.to_string());
    let lines = |period: String, row: &Row| -> Vec<String> {
        let cells = row.cells.iter().copied().chain([row.total]);
        channels().zip(cells).map(|(channel, cell)| csv::line(&[goal, &period, channel, &value(cell)])).collect()
    };
    let span = span(years, now);
    let of_year = |year: &Year| {
        let Some(span) = span.as_ref().filter(|span| year.year >= span.start().year) else { return Vec::new() };
        let quarters = within(std::slice::from_ref(year), span);
        let told = quarters.flat_map(|(quarter, row)| lines(quarter.to_string(), row));
        told.chain(lines(year.year.to_string(), &year.whole)).collect::<Vec<_>>()
    };
    let head = csv::line(&["goal", "period", "channel", "submissions"]);
    [csv::BYTE_ORDER_MARK.to_owned(), head].into_iter().chain(years.iter().flat_map(of_year)).collect()
}

/// From the quarter in which somebody first spoke of it to the present one; none before that.
fn span(years: &[Year], now: Quarter) -> Option<RangeInclusive<Quarter>> {
    let mut quarters = years.iter().flat_map(|year| &year.quarters);
    let (first, _) = quarters.find(|(_, row)| row.total != Cell::Shown(0))?;
    Some(*first..=now)
}

fn within<'a>(years: &'a [Year], span: &RangeInclusive<Quarter>) -> impl Iterator<Item = (Quarter, &'a Row)> {
    let quarters = years.iter().flat_map(|year| &year.quarters);
    quarters.filter(|(quarter, _)| span.contains(quarter)).map(|(quarter, row)| (*quarter, row))
}

/// Why some numbers are not there.
fn hidden_note(shell: &Shell, least: u64) -> String {
    shell.t_with("strategy-hidden-note", &[("most", whole(least.saturating_sub(1)))])
}

/// The rows of a year; none of a year before anybody spoke of it.
fn table_rows(shell: &Shell, year: &Year, span: &RangeInclusive<Quarter>) -> Vec<TableRow> {
    let table_row = |label: String, row: &Row| {
        let all = (row.cells.len() > 1).then_some(row.total);
        let values = row.cells.iter().copied().chain(all).map(|cell| told(shell, cell)).collect();
        TableRow { label, values }
    };
    if year.year < span.start().year {
        return Vec::new();
    }
    let quarters = within(std::slice::from_ref(year), span).map(|(quarter, row)| table_row(label(shell, quarter), row));
    let whole = shell.t_with("strategy-whole-year", &[("year", year.year.to_string().into())]);
    quarters.chain([table_row(whole, &year.whole)]).collect()
}

fn label(shell: &Shell, quarter: Quarter) -> String {
    let number = ("number", i64::from(quarter.number).into());
    shell.t_with("strategy-quarter-of", &[number, ("year", quarter.year.to_string().into())])
}

fn told(shell: &Shell, cell: Cell) -> String {
    cell.shown().map_or_else(|| shell.t("strategy-hidden"), |count| number(shell.locale, count))
}

fn finding(shell: &Shell, year: &Year) -> String {
    let of = ("year", year.year.to_string().into());
    match year.whole.total {
        Cell::Shown(count) => {
            let figure = ("figure", number(shell.locale, count).into());
            shell.t_with("strategy-finding", &[("n", whole(count)), figure, of])
        }
        Cell::Hidden => shell.t_with("strategy-finding-few", &[of]),
    }
}

fn is_any_hidden(years: &[Year]) -> bool {
    let rows = years.iter().flat_map(|year| year.quarters.iter().map(|(_, row)| row).chain([&year.whole]));
    rows.flat_map(|row| row.cells.iter().chain([&row.total])).any(|cell| *cell == Cell::Hidden)
}
