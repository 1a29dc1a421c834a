//! What an initiative for a referendum takes, in words (act 611/2021 § 31.3, act 656/1990 § 4).

use super::dates::date;
use super::numbers::number;
use crate::counties::County;
use crate::initiatives::kind::{Kind, REFERENDUM_FROM_AGE};
use crate::kernel::locale::Locale;
use crate::platform::texts::text_with;
use crate::supports::rule::threshold;

/// Who makes it, how many support it, how they do so, and what comes of it: a sentence each. The number is that of
/// today's population; an initiative keeps the one of the day it was filed.
#[must_use]
pub fn referendum(locale: Locale, county: &County) -> Vec<String> {
    let population = &county.facts.population;
    let Some(limit) = threshold(Kind::Referendum, true, &county.initiatives, population) else { return Vec::new() };
    let values = [
        ("age", i64::from(REFERENDUM_FROM_AGE).into()),
        ("supporters", number(locale, limit.supporters.into()).into()),
        ("persons", number(locale, limit.population.into()).into()),
        ("date", date(locale, limit.counted_on).into()),
    ];
    let sentences = ["referendum-who", "referendum-number", "referendum-how", "referendum-then"];
    sentences.map(|key| text_with(locale, key, &values)).into()
}
