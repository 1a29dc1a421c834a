//! A line of the yearly list in words: the same for everybody, the registry, and the file.

use super::dates::date;
use super::told::Told;
use crate::counties::county::Translated;
use crate::initiatives::state::state_key;
use crate::initiatives::yearly::{Done, ListedMaker, YearlyLine, YearlyList};
use crate::kernel::locale::Locale;
use crate::platform::csv;
use crate::platform::texts::{text, text_with};

/// An initiative in the list, ready to print.
pub struct YearlyRow {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: Told,
    /// Names and values, in the order of the page.
    pub facts: Vec<(String, String)>,
    /// What was done, in our sentences; empty where nobody has said it.
    pub done: String,
    /// What was told of it, in the initiative's own language.
    pub said: String,
    /// That language.
    pub lang: &'static str,
}

impl YearlyRow {
    /// A line in the reader's language.
    #[must_use]
    pub fn of(locale: Locale, line: &YearlyLine) -> Self {
        let fact = |key: &str, value: String| (text(locale, key), value);
        let (done, said) = line.done.as_ref().map(|done| in_words(locale, done)).unwrap_or_default();
        Self {
            number: line.number.clone(),
            title: Told::new(locale, line.locale(), &line.title),
            facts: vec![
                fact("initiative-fact-kind", text(locale, line.kind.text_key())),
                fact("initiative-fact-origin", text(locale, &format!("initiative-origin-{}", line.origin))),
                fact("initiative-fact-filed", date(locale, line.filed_on)),
                fact("yearly-makers", makers(locale, line)),
                fact("yearly-supporters", supporters(locale, line)),
                fact("yearly-handler", handler(locale, line)),
                fact("yearly-state", text(locale, &state_key(&line.state))),
                fact("yearly-days", line.days.to_string()),
            ],
            done,
            said,
            lang: line.locale().code(),
        }
    }
}

fn makers(locale: Locale, line: &YearlyLine) -> String {
    let said = |maker: &ListedMaker| {
        let name = maker.body.clone().unwrap_or_else(|| text(locale, "initiative-private-person"));
        let town = maker.municipality.as_ref().map(|town| town.get(locale).to_owned());
        [Some(name), town].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    line.makers.iter().map(said).collect::<Vec<_>>().join("; ")
}

fn supporters(locale: Locale, line: &YearlyLine) -> String {
    let said = line.supporters.iter().map(|on| format!("{}: {}", text(locale, on.ground.text_key()), on.count));
    let said = said.collect::<Vec<_>>().join("; ");
    if said.is_empty() { text(locale, "yearly-no-supporters") } else { said }
}

fn handler(locale: Locale, line: &YearlyLine) -> String {
    let unknown = || text(locale, "yearly-no-handler");
    line.handler.as_ref().map_or_else(unknown, |unit: &Translated| unit.get(locale).to_owned())
}

fn in_words(locale: Locale, done: &Done) -> (String, String) {
    match done {
        Done::Measures { body, on, section, outcome, text: said } => {
            let values = [
                ("body", body.as_str().into()),
                ("date", date(locale, *on).into()),
                ("section", section.as_str().into()),
            ];
            let decided = text_with(locale, "initiative-told-decided", &values);
            (format!("{} {decided}", text(locale, outcome.text_key())), said.clone())
        }
        Done::UnderWay { on, estimate_on, text: said } => {
            let values = [("date", date(locale, *on).into()), ("estimate", date(locale, *estimate_on).into())];
            (text_with(locale, "yearly-under-way", &values), said.clone())
        }
        Done::Merged { into } => {
            (text_with(locale, "initiative-told-merged", &[("number", into.as_str().into())]), String::new())
        }
    }
}

/// The list as a file for spreadsheets, in the reader's language: nothing in it is read as a formula.
#[must_use]
pub fn file_of(locale: Locale, list: &YearlyList) -> String {
    let head = |key: &str| text(locale, key);
    let rows: Vec<YearlyRow> = list.lines.iter().map(|line| YearlyRow::of(locale, line)).collect();
    let mut names = vec![head("initiative-number"), head("yearly-title")];
    names.extend(rows.first().into_iter().flat_map(|row| row.facts.iter().map(|(name, _)| name.clone())));
    names.extend([head("initiative-measures"), head("yearly-said")]);
    let mut file = csv::BYTE_ORDER_MARK.to_owned() + &csv_line(&names);
    for row in rows {
        let mut cells = vec![row.number, row.title.text];
        cells.extend(row.facts.into_iter().map(|(_, value)| value));
        cells.extend([row.done, row.said]);
        file += &csv_line(&cells);
    }
    file
}

fn csv_line(cells: &[String]) -> String {
    csv::line(&cells.iter().map(String::as_str).collect::<Vec<_>>())
}
