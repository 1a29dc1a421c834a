//! Words that more than one staff page writes.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Europe::Helsinki;
use entity::ids::UnitId;

use crate::answers::answer::Outcome;
use crate::cases::case::State;
use crate::counties::County;
use crate::deadlines::{TimeLeft, month_short_key, time_left, weekday_short_key};
use crate::frame::dates::date;
use crate::kernel::locale::Locale;
use crate::platform::texts::{text, text_with};

/// A word with a tone and an icon.
#[derive(Clone, Debug)]
pub struct Tag {
    /// `ok`, `info`, `warn`, `err` or `neutral`.
    pub tone: &'static str,
    /// The icon's name.
    pub icon: &'static str,
    /// The word.
    pub word: String,
}

/// How a state looks, by its code.
#[must_use]
pub fn state_tag(locale: Locale, code: &str) -> Tag {
    let (tone, icon, key) = match code {
        "received" => ("info", "info", "state-received"),
        "assigned" => ("info", "user", "state-assigned"),
        "in_progress" => ("info", "clock", "state-in-progress"),
        "waiting_for_resident" => ("neutral", "clock", "state-waiting-for-resident"),
        "transfer_pending" => ("warn", "arrow", "state-transfer-pending"),
        "reopened" => ("warn", "warn", "state-reopened"),
        "answered" => ("ok", "check", "state-answered"),
        "rejected" => ("neutral", "lock", "state-rejected"),
        _ => ("neutral", "arrow", "state-moved-to-other-authority"),
    };
    Tag { tone, icon, word: text(locale, key) }
}

/// How an outcome looks.
#[must_use]
pub fn outcome_tag(locale: Locale, outcome: Outcome) -> Tag {
    let (tone, icon) = match outcome {
        Outcome::ChangeMade => ("ok", "check"),
        Outcome::ChangePlanned => ("info", "plan"),
        Outcome::NoChange | Outcome::Answered => ("neutral", "info"),
    };
    Tag { tone, icon, word: text(locale, outcome.text_key()) }
}

/// How much time is left for an open case; nothing for one that is closed.
#[must_use]
pub fn left_tag(locale: Locale, state: &str, due_on: NaiveDate, today: NaiveDate) -> Option<Tag> {
    if state == "waiting_for_resident" {
        return Some(Tag { tone: "neutral", icon: "clock", word: text(locale, "staff-clock-stands") });
    }
    let left = time_left(due_on, today);
    let (tone, icon) = match left {
        TimeLeft::Overdue(_) => ("err", "warn"),
        TimeLeft::Today => ("warn", "warn"),
        TimeLeft::Days(_) => ("", ""),
    };
    let days = i64::try_from(left.days()).unwrap_or(i64::MAX);
    let word = text_with(locale, left.text_key(), &[("n", days.into())]);
    State::OPEN_CODES.contains(&state).then_some(Tag { tone, icon, word })
}

/// An instant as people write it in Finland, and as the resident reads it: *22.11.2026 kl. 14.32*.
#[must_use]
pub fn moment(locale: Locale, at: DateTime<Utc>) -> String {
    let at = at.with_timezone(&Helsinki);
    let time = at.format(if locale == Locale::En { "%-H:%M" } else { "%-H.%M" }).to_string();
    let day = date(locale, at.date_naive());
    text_with(locale, "follow-day-and-time", &[("day", day.into()), ("time", time.into())])
}

/// A day with its weekday, short: *tis 15.12*, *Tue 15 Dec*.
#[must_use]
pub fn short_day(locale: Locale, on: NaiveDate) -> String {
    let weekday = text(locale, weekday_short_key(on));
    match locale {
        Locale::Sv => format!("{weekday} {}.{}", on.day(), on.month()),
        Locale::Fi => format!("{weekday} {}.{}.", on.day(), on.month()),
        Locale::En => format!("{weekday} {} {}", on.day(), text(locale, month_short_key(on))),
    }
}

/// A unit's name; its id where the county no longer has it.
#[must_use]
pub fn unit_name(county: &County, unit: &UnitId, locale: Locale) -> String {
    county.unit(unit.as_str()).map_or_else(|| unit.to_string(), |unit| unit.name.get(locale).to_owned())
}

/// What the county calls its general desk.
#[must_use]
pub fn desk_name(county: &County, locale: Locale) -> String {
    unit_name(county, &county.general_desk.as_str().into(), locale)
}

/// What a language is called in the language of the page.
#[must_use]
pub const fn language_key(language: Locale) -> &'static str {
    match language {
        Locale::Sv => "staff-language-sv",
        Locale::Fi => "staff-language-fi",
        Locale::En => "staff-language-en",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_instant_is_told_in_finnish_time_as_each_language_writes_it() {
        let at = "2026-11-22T12:32:00Z".parse().expect("an instant");

        let told = Locale::ALL.map(|locale| moment(locale, at));

        assert_eq!(told, ["22.11.2026 klo 14.32", "22.11.2026 kl. 14.32", "22 November 2026 at 14:32"]);
    }

    #[test]
    fn time_left_changes_its_tone_on_the_last_day_and_is_gone_with_the_answer() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).expect("a date");
        let tone = |state, today| left_tag(Locale::En, state, day(28), day(today)).map(|tag| tag.tone);

        assert_eq!(tone("received", 27), Some(""));
        assert_eq!(tone("received", 28), Some("warn"));
        assert_eq!(tone("in_progress", 29), Some("err"));
        assert_eq!(tone("waiting_for_resident", 29), Some("neutral"));
        assert_eq!(tone("answered", 29), None);
    }
}
