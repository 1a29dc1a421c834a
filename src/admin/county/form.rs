//! The form of a thing: what was typed, and what it means.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::sorts::{Field, Shape};
use crate::kernel::text::clean_line;

/// What was sent: names and values, a name as often as it was chosen.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntryForm(Vec<(String, String)>);

impl EntryForm {
    /// The value of a name; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(sent, _)| sent == name).map_or("", |(_, value)| value)
    }

    /// Every value of a name.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(sent, _)| sent == name).map(|(_, value)| value.as_str())
    }

    /// Everything that was filled in.
    pub fn typed(&self) -> Vec<&str> {
        let is_typed =
            |(name, value): &&(String, String)| !["form_token", "seen"].contains(&name.as_str()) && !value.is_empty();
        self.0.iter().filter(is_typed).map(|(_, value)| value.as_str()).collect()
    }

    /// The value that a field gives its place, or the key of what is wrong with it.
    pub fn read(&self, field: &Field) -> Result<Value, &'static str> {
        let typed = self.get(field.name);
        let line = clean_line(typed);
        if field.is_required && line.is_empty() {
            return Err("county-missing");
        }
        Ok(match field.shape {
            Shape::Line | Shape::Unit | Shape::Level | Shape::Municipality | Shape::TimeUnit => json!(line),
            Shape::Area => json!(typed.replace("\r\n", "\n").trim()),
            Shape::Words => json!(typed.lines().map(clean_line).filter(|word| !word.is_empty()).collect::<Vec<_>>()),
            Shape::NumberOrNone(..) if line.is_empty() => Value::Null,
            Shape::FromAge => json!(line.parse::<u8>().map_err(|_| "county-no-number")?),
            Shape::Number(least, most) | Shape::NumberOrNone(least, most) => {
                let number = line.parse::<i64>().map_err(|_| "county-no-number")?;
                if !(least..=most).contains(&number) {
                    return Err("county-out-of-range");
                }
                json!(number)
            }
            Shape::Day => json!(line.parse::<NaiveDate>().map_err(|_| "county-no-day")?),
            Shape::Flag => json!(!line.is_empty()),
            Shape::UnitOrNone | Shape::GoalOrNone => {
                if line.is_empty() {
                    Value::Null
                } else {
                    json!(line)
                }
            }
            Shape::Services | Shape::SupportLevels => json!(self.all(field.name).collect::<Vec<_>>()),
        })
    }

    /// The form that would give these values, as it is shown first.
    pub fn of(values: impl Iterator<Item = (&'static Field, Value)>) -> Self {
        let mut pairs = Vec::new();
        for (field, value) in values {
            let name = field.name.to_owned();
            match value {
                Value::String(text) => pairs.push((name, text)),
                Value::Number(number) => pairs.push((name, number.to_string())),
                Value::Bool(true) => pairs.push((name, "yes".to_owned())),
                Value::Array(items) => {
                    let items = items.iter().filter_map(Value::as_str).map(str::to_owned);
                    if field.shape == Shape::Words {
                        pairs.push((name, items.collect::<Vec<_>>().join("\n")));
                    } else {
                        pairs.extend(items.map(|item| (name.clone(), item)));
                    }
                }
                Value::Bool(false) | Value::Null | Value::Object(_) => {}
            }
        }
        Self(pairs)
    }
}

/// An id from a name: lower case, without accents, at most 40 characters, and not one of those taken.
pub fn new_id(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let plain = |letter: char| match letter {
        'ä' | 'å' | 'á' | 'à' => 'a',
        'ö' | 'ó' | 'ø' => 'o',
        'é' | 'è' => 'e',
        'ü' => 'u',
        letter if letter.is_ascii_alphanumeric() => letter,
        _ => '-',
    };
    let letters: String = name.to_lowercase().chars().map(plain).collect();
    let words: Vec<&str> = letters.split('-').filter(|word| !word.is_empty()).collect();
    let base: String = words.join("-").chars().take(40).collect();
    let base = if base.is_empty() { "entry".to_owned() } else { base };
    let mut id = base.clone();
    let mut number = 1_u32;
    while is_taken(&id) {
        number = number.saturating_add(1);
        id = format!("{base}-{number}");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::super::sorts::Sort;
    use super::*;

    fn form(pairs: &[(&str, &str)]) -> EntryForm {
        EntryForm(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    fn field(sort: Sort, name: &str) -> &'static Field {
        sort.fields("").unwrap_or_default().iter().find(|field| field.name == name).expect("a field")
    }

    #[test]
    fn words_are_read_a_line_each_and_shown_as_they_were_typed() {
        let words = field(Sort::Topics, "words_sv");
        let sent = form(&[("words_sv", "kö \r\n\r\nväntetid")]);

        let value = sent.read(words).expect("a value");
        let shown = EntryForm::of([(words, value.clone())].into_iter());

        assert_eq!(value, json!(["kö", "väntetid"]));
        assert_eq!(shown.get("words_sv"), "kö\nväntetid");
    }

    #[test]
    fn a_number_stays_within_its_bounds() {
        let days = &Sort::Settings.fields("answer").expect("a setting")[0];

        let read = ["", "ten", "0", "61", "14"].map(|typed| form(&[("days", typed)]).read(days));

        let expected =
            [Err("county-missing"), Err("county-no-number"), Err("county-out-of-range"), Err("county-out-of-range")];
        assert_eq!(read[..4], expected);
        assert_eq!(read[4], Ok(json!(14)));
    }

    #[test]
    fn nothing_chosen_is_none_and_several_are_a_list() {
        let sent = form(&[("parent", ""), ("services", "home-care"), ("services", "oral-health")]);

        assert_eq!(sent.read(field(Sort::Units, "parent")), Ok(Value::Null));
        assert_eq!(sent.read(field(Sort::Places, "services")), Ok(json!(["home-care", "oral-health"])));
    }

    #[test]
    fn an_id_is_made_of_the_name_and_is_new() {
        let id = |name: &str| new_id(name, |id| id == "hoyry-ja-sahko");

        assert_eq!(id("Höyry ja sähkö!"), "hoyry-ja-sahko-2");
        assert_eq!(id("Ĥ"), "entry");
    }
}
