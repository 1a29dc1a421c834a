//! Roles, units and days as these pages write them.

use chrono::NaiveDate;

use crate::accounts::people::Grant;
use crate::counties::County;
use crate::frame::dates::date;
use crate::frame::{Choice, FieldError, StaffShell};
use crate::kernel::locale::Locale;

/// A field of a form comes back with the reason of a key.
pub fn fault(shell: &StaffShell, field: &'static str, key: &str) -> FieldError {
    FieldError { field, text: shell.t(key) }
}

/// The day that was typed or picked.
pub fn day(typed: &str) -> Option<NaiveDate> {
    typed.trim().parse().ok()
}

/// A unit by name; by its id where the county has forgotten it.
pub fn unit_name(county: &County, unit: &str, locale: Locale) -> String {
    county.unit(unit).map_or_else(|| unit.to_owned(), |unit| unit.name.get(locale).to_owned())
}

/// A role with its unit: *Handler, Home care*.
pub fn role_name(shell: &StaffShell, county: &County, held: &Grant) -> String {
    format!("{}, {}", shell.t(held.role.key()), unit_name(county, held.unit.as_str(), shell.locale))
}

/// The days of a role.
pub fn days(shell: &StaffShell, held: &Grant) -> String {
    let from = ("from", date(shell.locale, held.from_on).into());
    match held.until_on {
        Some(last) => shell.t_with("admin-days", &[from, ("until", date(shell.locale, last).into())]),
        None => shell.t_with("admin-days-open", &[from]),
    }
}

/// What to choose from, one of them chosen.
pub fn choices(options: impl Iterator<Item = (String, String)>, chosen: &str) -> Vec<Choice> {
    let choice = |(value, text): (String, String)| {
        let is_chosen = value == chosen;
        Choice { value, text, is_chosen, ..Choice::default() }
    };
    options.map(choice).collect()
}
