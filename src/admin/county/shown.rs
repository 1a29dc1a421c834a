//! Fields and changes as the pages show them.

use serde_json::Value;

use super::super::words::{choices, unit_name};
use super::form::EntryForm;
use super::settings::SETTINGS;
use super::sorts::{Field, NEW, Shape, Sort};
use crate::counties::county::{SupportLevel, TimeUnit, Unit, UnitLevel};
use crate::counties::{Change, County};
use crate::frame::dates::date;
use crate::frame::{Choice, FieldError, StaffShell};

/// A field with what stands in it.
pub struct Shown {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub value: String,
    pub error: String,
    pub control: Control,
    pub lang: &'static str,
    pub choices: Vec<Choice>,
}

/// How a field is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Control {
    Line,
    Area,
    Day,
    Select,
    Checks,
}

/// The fields of a thing, filled in.
pub fn fields(
    shell: &StaffShell,
    county: &County,
    fields: &'static [Field],
    form: &EntryForm,
    errors: &[FieldError],
    today: chrono::NaiveDate,
) -> Vec<Shown> {
    let shown = |field: &'static Field| {
        let control = match field.shape {
            Shape::Line | Shape::Number(..) | Shape::NumberOrNone(..) => Control::Line,
            Shape::Area | Shape::Words => Control::Area,
            Shape::Day => Control::Day,
            Shape::Flag | Shape::Services | Shape::SupportLevels => Control::Checks,
            _ => Control::Select,
        };
        let hint = match field.shape {
            Shape::Number(least, most) => {
                shell.t_with("county-range", &[("least", least.into()), ("most", most.into())])
            }
            Shape::NumberOrNone(least, most) => {
                shell.t_with("county-range-or-none", &[("least", least.into()), ("most", most.into())])
            }
            _ if field.hint.is_empty() => String::new(),
            _ => shell.t(field.hint),
        };
        Shown {
            name: field.name,
            label: shell.t(field.label),
            hint,
            value: form.get(field.name).to_owned(),
            error: errors
                .iter()
                .find(|error| error.field == field.name)
                .map(|error| error.text.clone())
                .unwrap_or_default(),
            control,
            lang: lang(field.name),
            choices: options(shell, county, field, form, today),
        }
    };
    fields.iter().map(shown).collect()
}

/// The language that a field is written in, where its name says so.
fn lang(name: &str) -> &'static str {
    match name.rsplit('_').next() {
        Some("sv") => "sv",
        Some("fi") => "fi",
        Some("en") => "en",
        _ => "",
    }
}

fn options(
    shell: &StaffShell,
    county: &County,
    field: &Field,
    form: &EntryForm,
    today: chrono::NaiveDate,
) -> Vec<Choice> {
    let chosen = form.get(field.name);
    let locale = shell.locale;
    let none = |key: &str| std::iter::once((String::new(), shell.t(key)));
    let units = || {
        // What is chosen stays to be chosen, or saving something else would lose it.
        let takes_work = move |unit: &&Unit| unit.is_open(today) && unit.closed_on.is_none() || unit.id == chosen;
        let open = county.units.iter().filter(takes_work);
        open.map(move |unit| (unit.id.clone(), unit.name.get(locale).to_owned()))
    };
    match field.shape {
        Shape::Unit => choices(none("admin-choose").chain(units()), chosen),
        Shape::UnitOrNone => choices(none("county-no-parent").chain(units()), chosen),
        Shape::GoalOrNone => {
            let goals = county.strategy.goals.iter().filter(|goal| county.is_linkable(&goal.id));
            let goals = goals.map(|goal| (goal.id.clone(), goal.name.get(locale).to_owned()));
            choices(none("county-no-goal").chain(goals), chosen)
        }
        Shape::Municipality => {
            let municipalities = county.facts.municipalities.iter();
            let named = municipalities.map(|one| (one.id.clone(), one.name.get(locale).to_owned()));
            choices(none("admin-choose").chain(named), chosen)
        }
        Shape::Level => {
            let levels =
                [UnitLevel::ServiceArea, UnitLevel::ResultArea, UnitLevel::ServiceUnit].map(|level| match level {
                    UnitLevel::ServiceArea => ("service_area".to_owned(), shell.t("county-level-service-area")),
                    UnitLevel::ResultArea => ("result_area".to_owned(), shell.t("county-level-result-area")),
                    UnitLevel::ServiceUnit => ("service_unit".to_owned(), shell.t("county-level-service-unit")),
                });
            choices(none("admin-choose").chain(levels), chosen)
        }
        Shape::Flag => choices(std::iter::once(("yes".to_owned(), shell.t("county-yes"))), chosen),
        Shape::Services => {
            let choice = |service: &crate::counties::county::Service| Choice {
                value: service.id.clone(),
                text: service.name.get(locale).to_owned(),
                is_chosen: form.all(field.name).any(|id| id == service.id),
                ..Choice::default()
            };
            county.services.iter().map(choice).collect()
        }
        Shape::SupportLevels => {
            let choice = |level: SupportLevel| {
                let (value, key) = support_level(level);
                let is_chosen = form.all(field.name).any(|sent| sent == value);
                Choice { value: value.to_owned(), text: shell.t(key), is_chosen, ..Choice::default() }
            };
            [SupportLevel::Strong, SupportLevel::Paper, SupportLevel::Email].map(choice).into()
        }
        Shape::TimeUnit => {
            let named = [TimeUnit::Months, TimeUnit::CalendarDays, TimeUnit::WorkingDays].map(|unit| {
                let (value, key) = time_unit(unit);
                (value.to_owned(), shell.t(key))
            });
            choices(named.into_iter(), chosen)
        }
        Shape::FromAge => {
            let borders = county.facts.population.bands.iter().map(|band| band.from).filter(|from| *from > 0);
            let older =
                borders.map(|from| (from.to_string(), shell.t_with("county-age", &[("age", i64::from(from).into())])));
            choices(std::iter::once(("0".to_owned(), shell.t("county-every-age"))).chain(older), chosen)
        }
        Shape::Line | Shape::Area | Shape::Words | Shape::Number(..) | Shape::NumberOrNone(..) | Shape::Day => {
            Vec::new()
        }
    }
}

/// A level of support, as the county has it and as people read it.
const fn support_level(level: SupportLevel) -> (&'static str, &'static str) {
    match level {
        SupportLevel::Strong => ("strong", "county-support-strong"),
        SupportLevel::Paper => ("paper", "county-support-paper"),
        SupportLevel::Email => ("email", "county-support-email"),
    }
}

/// What a time is counted in, as the county has it and as people read it.
const fn time_unit(unit: TimeUnit) -> (&'static str, &'static str) {
    match unit {
        TimeUnit::Months => ("months", "county-months"),
        TimeUnit::CalendarDays => ("calendar_days", "county-days"),
        TimeUnit::WorkingDays => ("working_days", "county-working-days"),
    }
}

/// The name of a thing; of one that is gone, its id.
pub fn name_of(shell: &StaffShell, county: &County, sort: Sort, id: &str) -> String {
    let locale = shell.locale;
    let name = match sort {
        Sort::Settings => {
            return SETTINGS.iter().find(|setting| setting.id == id).map_or_else(|| id.to_owned(), |s| shell.t(s.name));
        }
        _ if id == NEW => return sort.add().map(|key| shell.t(key)).unwrap_or_default(),
        Sort::Phrases => county.phrases.iter().find(|phrase| phrase.id == id).map(|phrase| &phrase.name),
        Sort::Topics => county.topic(id).map(|topic| &topic.name),
        Sort::Services => county.service(id).map(|service| &service.name),
        Sort::Places => county.place(id).map(|place| &place.name),
        Sort::Units => return unit_name(county, id, locale),
    };
    name.map_or_else(|| id.to_owned(), |name| name.get(locale).to_owned())
}

/// A part of the county by name, with its address where it still is there.
pub fn part(shell: &StaffShell, county: &County, about: &str) -> (String, String) {
    let Some((sort, id)) = about.split_once('/').and_then(|(sort, id)| Some((Sort::parse(sort)?, id))) else {
        return (shell.t("county-pack"), String::new());
    };
    let href = format!("/staff/admin/county/{}/{id}", sort.code());
    let is_there = super::entry::exists(county, sort, id);
    (name_of(shell, county, sort, id), if is_there { href } else { String::new() })
}

/// A change with its field's name and both values as people read them.
pub struct ShownChange {
    pub label: String,
    pub old: String,
    pub new: String,
}

/// Changes of a revision. A place that no form fills is named by what it is, or by its path.
pub fn changes(shell: &StaffShell, county: &County, about: Option<&str>, changes: &[Change]) -> Vec<ShownChange> {
    let about = about.and_then(|about| about.split_once('/'));
    let about = about.and_then(|(sort, id)| Some((Sort::parse(sort)?, id)));
    let label = |path: &str| {
        let (sort, id) = about?;
        let field = sort.fields(id)?.iter().find(|field| sort.place(id, field) == path)?;
        Some(shell.t(field.label))
    };
    let shown = |change: &Change| ShownChange {
        label: label(&change.path).unwrap_or_else(|| beside(shell, county, &change.path)),
        old: value(shell, county, change.old.as_deref()),
        new: value(shell, county, change.new.as_deref()),
    };
    changes.iter().map(shown).collect()
}

/// What a place is that changes together with the thing itself, as when a unit is closed.
fn beside(shell: &StaffShell, county: &County, path: &str) -> String {
    let steps: Vec<&str> = path.split('/').collect();
    match steps.as_slice() {
        ["units", _, "closed_on"] => shell.t("admin-until"),
        ["units", _, "successor"] => shell.t("county-successor"),
        ["initiatives", "collecting"] => shell.t("county-initiative-collecting"),
        ["initiatives", "threshold"] => shell.t("county-initiative-threshold"),
        ["initiatives", "handling"] => shell.t("county-initiative-handling"),
        ["routing", "version"] => shell.t("county-rules-version"),
        ["routing", "rule", rule, "unit"] => shell.t_with("county-rule-unit", &[("rule", (*rule).into())]),
        ["services", id, "unit"] => {
            format!("{}: {}", name_of(shell, county, Sort::Services, id), shell.t("county-service-unit"))
        }
        _ => path.to_owned(),
    }
}

/// A value of the county as people read it; a unit by its name.
fn value(shell: &StaffShell, county: &County, json: Option<&str>) -> String {
    match json.and_then(|json| serde_json::from_str(json).ok()) {
        None | Some(Value::Null) => "–".to_owned(),
        Some(Value::String(text)) => match text.parse() {
            Ok(day) => date(shell.locale, day),
            Err(_) => unit_name(county, &text, shell.locale),
        },
        Some(Value::Bool(yes)) => shell.t(if yes { "county-yes" } else { "county-no" }),
        Some(Value::Array(items)) => items
            .iter()
            .map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned))
            .collect::<Vec<_>>()
            .join(", "),
        // Of a whole entry that came or went, its name is enough.
        Some(Value::Object(entry)) if !entry.contains_key("name") => {
            entry.values().filter(|value| !value.is_boolean()).map(Value::to_string).collect::<Vec<_>>().join(", ")
        }
        Some(Value::Object(entry)) => entry
            .get("name")
            .and_then(|name| name.get(shell.locale.to_string()))
            .and_then(Value::as_str)
            .map_or_else(|| Value::Object(entry.clone()).to_string(), str::to_owned),
        Some(Value::Number(number)) => number.to_string(),
    }
}
