//! What tells a little of somebody: *min mamma*, *84 år*. By itself it names nobody and stands in every second text, so
//! it is shown to the redactor and never proposed to be hidden (docs/decisions/0024-hints.md).

use std::sync::LazyLock;

use regex::Regex;

use super::marks::pattern;

/// Kin and partners of the writer, in the forms that people use.
static KIN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)
        \b(?:(?:min|mitt|mina|vår|vårt|våra)\s(?:\p{L}+\s)?(?:mamma|pappa|mor|far|mormor|morfar|farmor|farfar|moster|faster
            |morbror|farbror|syster|bror|son|dotter|barn|fru|hustru|make|maka|man|sambo|svärmor|svärfar|syskon))\b
        |\b(?:(?:minun|meidän)\s)?(?:äiti|isä|äidi|mummo|mummi|ukki|vaari|pappa|sisare|sisko|velje|pojan|poika|tyttäre|tytär
            |lapse|vaimo|miehe|puoliso|anoppi|appe|täti|tädi|setä|sedä|eno)(?:ni|mme|lläni|lleni|ltani|stani|ssani|äni|ani)\b
        |\b(?:my|our)\s(?:\p{L}+\s)?(?:mother|father|mum|dad|grandmother|grandfather|sister|brother|son|daughter|child
            |children|wife|husband|partner|aunt|uncle)\b",
    )
});

/// An age of a person.
static AGE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b[0-9]{1,3}(?:\s?år(?:s|ig|iga|ing|ingen)?(?:\sgammal)?|[\s-]?vuotias\p{L}*|[\s-]years?[\s-]old)\b")
});

/// Kin and ages in a text, each once, in its order.
#[must_use]
pub fn find_hints(text: &str) -> Vec<String> {
    let mut found: Vec<_> = KIN.find_iter(text).chain(AGE.find_iter(text)).collect();
    found.sort_by_key(regex::Match::start);
    let mut hints: Vec<String> = Vec::new();
    for hint in found {
        if !hints.iter().any(|known| known.to_lowercase() == hint.as_str().to_lowercase()) {
            hints.push(hint.as_str().to_owned());
        }
    }
    hints
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Min mamma är 84 år. Min mamma väntade.", &["Min mamma", "84 år"])]
    #[case("Vår yngsta dotter fick ingen tid.", &["Vår yngsta dotter"])]
    #[case("Äitini on 84-vuotias ja isäni 90.", &["Äitini", "84-vuotias", "isäni"])]
    #[case("Odotin vaimoni kanssa.", &["vaimoni"])]
    #[case("My mother is 84 years old.", &["My mother", "84 years old"])]
    fn kin_and_ages_are_shown_once_each(#[case] text: &str, #[case] hints: &[&str]) {
        assert_eq!(find_hints(text), hints);
    }

    #[rstest]
    #[case("Vi väntade i 45 minuter på min tur.")]
    #[case("Mamma på avdelningen hjälpte. Odotin tuntini.")]
    #[case("Our time was at 8.15 in 2026.")]
    fn other_words_are_left_alone(#[case] text: &str) {
        assert!(find_hints(text).is_empty(), "{:?}", find_hints(text));
    }
}
