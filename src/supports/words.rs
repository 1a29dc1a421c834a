//! What counts, in words.

use super::rule::{counts, levels};
use crate::counties::county::SupportLevel;
use crate::initiatives::kind::Kind;
use crate::kernel::locale::Locale;
use crate::platform::texts::{text, text_with};

/// Which levels count for a kind of initiative, in a sentence.
#[must_use]
pub fn counting_in_words(locale: Locale, kind: Kind, counting: &[SupportLevel]) -> String {
    let counted = levels(kind).iter().filter(|level| counts(kind, **level, counting));
    let names: Vec<String> = counted.map(|level| text(locale, level.text_key())).collect();
    text_with(locale, "support-counting", &[("levels", listed(locale, &names).into())])
}

fn listed(locale: Locale, names: &[String]) -> String {
    let and = text(locale, "support-and");
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}
