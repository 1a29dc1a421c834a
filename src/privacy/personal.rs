//! Where people live, when they were born and what they are called, as texts in Finland say it.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use chrono::NaiveDate;
use regex::Regex;

use super::marks::{pattern, stands_alone};

/// Years in which somebody who is written about may have been born; later full dates tell of events.
const BIRTH_YEARS: std::ops::RangeInclusive<i32> = 1900..=2012;

/// How far before a date the word stands that says it is a birthday.
const BIRTH_WORD_WITHIN: usize = 30;

/// A street with its number: `Kauppakatu 5 B 12`, `Norra Järnvägsgatan 5`, `Keskuskadulla 3`; also a postal code with
/// its town. Streets whose last part is an ordinary word as well count only with a capital letter.
static STREET: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?x)
        (?:\b(?:Iso|Pieni|Vanha|Uusi|Ylä|Ala|Pohjoinen|Eteläinen|Itäinen|Läntinen
            |Norra|Södra|Östra|Västra|Stora|Lilla|Gamla|Nya|Övre|Nedre)\s)? \b (?:
            (?i:[\p{L}-]{2,}(?:kat(?:u|ua)|kadu(?:n|lla|lta|lle|ssa)|kuja(?:n|lla|lta|lle)?|polku|polu(?:n|lla|lta|lle)
                |ti(?:e|en|etä|ellä|eltä|elle)|gatan|vägen|gränd(?:en)?|stigen))
            | \p{Lu}[\p{L}-]*(?:raitti|kaari|väylä|rinne|aukio|tori|bulevardi|puisto|ranta|penger|mäki
                |torget|backen|svängen|bågen|stråket|kajen|esplanaden|ringen|åsen|parken|stranden|strand|allén)
        )
        \s[0-9]{1,4} (?:\s?-\s?[0-9]{1,4}\b)?
        (?:\s?[A-Za-z]\b)? (?:\s?(?:as\.?|bst\.?|bost\.?|lgh\.?))? (?:\s[0-9]{1,3}\b)?
        (?:,?\s[0-9]{5}\s\p{Lu}[\p{L}-]+)?
        | \b[0-9]{5}\s\p{Lu}[\p{L}-]{2,}",
    )
});

/// A day with its month and year, however it is separated.
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b([0-9]{1,2})\s?[./-]\s?([0-9]{1,2})\s?[./-]\s?((?:19|20)?[0-9]{2})\b|\b((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})\b",
    )
});

/// What is said before a birthday.
static BIRTH_WORD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:synt\p{L}*|s\.|synt\.|född\p{L}*|födelse\p{L}*|f\.|born|birth\p{L}*|date of birth|dob)(?:\s[\p{L}:]+){0,2}[\s:,]*$",
    )
});

/// A word with a capital letter.
static CAPITALISED: LazyLock<Regex> = LazyLock::new(|| pattern(r"\p{Lu}[\p{L}'’-]*"));

/// What may stand between a given name and what follows it.
static JOINT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^[ \u{A0}](?:(?:von|af|de|der|van)[ \u{A0}])*"));

/// The work or way of address before somebody's name.
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?ix)\b(?:
            rouva|herra|neiti|tohtori|dosentti|professori|rva|hra
            |(?:[\p{L}-]*)(?:l[aä][aä]k[aä]ri|hoitaja|terapeutti|psykologi|k[aä]til[oö]|ohjaaja|johtaja|esimies|k[aä]sittelij[aä])
            |fru|herr|fr[oö]ken|doktor|docent|professor
            |(?:[\p{L}-]*)(?:l[aä]kare|sk[oö]terska|sk[oö]tare|v[aå]rdare|terapeut|psykolog|barnmorska|chef|handl[aä]ggare)
            |mrs?|ms|miss|dr|doctor|nurse|matron|therapist|midwife|manager
        )(?:n|lle|lla|ll[aä]|lta|lt[aä]|a|ä|ta|tä|s|n|en|an)?\.?\s",
    )
});

/// Endings that Finnish and Swedish put to a name.
const ENDINGS: [&str; 20] = [
    "", "n", "lle", "lla", "llä", "lta", "ltä", "ssa", "ssä", "sta", "stä", "a", "ä", "ta", "tä", "na", "nä", "ksi",
    "kin", "s",
];

/// Every given name in lower case, and whether it is an ordinary word as well.
static GIVEN_NAMES: LazyLock<HashMap<String, bool>> = LazyLock::new(|| {
    let lines = include_str!("given_names.txt").lines().filter(|line| !line.starts_with('#'));
    let names = lines.flat_map(str::split_whitespace);
    let named = names.flat_map(|name| {
        let (name, is_a_word) = name.strip_suffix('*').map_or((name, false), |name| (name, true));
        let name = name.to_lowercase();
        let weak = weak_form(&name);
        std::iter::once(name).chain(weak).map(move |form| (form, is_a_word))
    });
    // Where a form of one name is another name, the cautious reading stays.
    let mut all = HashMap::new();
    for (form, is_a_word) in named {
        let is_known_word = all.entry(form).or_insert(is_a_word);
        *is_known_word = *is_known_word || is_a_word;
    }
    all
});

/// The form of a name before Finnish endings, where its last consonants are weakened: *Mikko*, *Mikon*.
fn weak_form(name: &str) -> Option<String> {
    let mut letters: Vec<char> = name.chars().collect();
    let last = letters.pop()?;
    let (second, first) = (letters.pop()?, letters.last()?);
    (second == *first && ['k', 'p', 't'].contains(&second)).then(|| {
        letters.push(last);
        letters.into_iter().collect()
    })
}

/// Street addresses, and postal codes with their towns.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    STREET.find_iter(text).map(|found| found.range())
}

/// Dates that are somebody's birthday: those that a word says to be, and full dates that are too long ago to tell of
/// a visit.
pub(super) fn birth_dates(text: &str) -> impl Iterator<Item = Range<usize>> {
    DATE.captures_iter(text).filter_map(|found| {
        let whole = found.get(0)?;
        let part = |at: usize| found.get(at).map(|part| part.as_str());
        let (day, month, year) = match (part(1), part(2), part(3)) {
            (Some(day), Some(month), Some(year)) => (day, month, year),
            _ => (part(6)?, part(5)?, part(4)?),
        };
        let (day, month, written): (u32, u32, i32) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
        let is_day =
            NaiveDate::from_ymd_opt(if written < 100 { 2000 + written } else { written }, month, day).is_some();
        let is_told = BIRTH_WORD.is_match(before(text, whole.start()));
        (is_day && (is_told || BIRTH_YEARS.contains(&written)) && stands_alone(text, &whole.range()))
            .then(|| whole.range())
    })
}

/// The end of what stands before a place, as far back as a word may belong to it.
fn before(text: &str, end: usize) -> &str {
    let told = text.get(..end).unwrap_or_default();
    let start = told.char_indices().rev().nth(BIRTH_WORD_WITHIN).map_or(0, |(at, _)| at);
    text.get(start..end).unwrap_or_default()
}

/// Names of people: a common given name with the capitalised word after it, a given name that is no ordinary word, and
/// what stands capitalised after a title.
pub(super) fn names(text: &str) -> impl Iterator<Item = Range<usize>> {
    let words: Vec<Range<usize>> = CAPITALISED.find_iter(text).map(|found| found.range()).collect();
    let given: Vec<Range<usize>> = words.iter().filter_map(|word| named(text, word)).collect();
    let titled: Vec<Range<usize>> = TITLE.find_iter(text).filter_map(|title| titled(text, title.end())).collect();
    given.into_iter().chain(titled)
}

/// The name that begins with a word, if the word is a given name.
fn named(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let is_within = text.get(..word.start)?.chars().next_back().is_some_and(char::is_alphanumeric);
    let is_a_word = is_given(text.get(word.clone())?)?;
    let end = following(text, word.end);
    (!is_within && (!is_a_word || end > word.end)).then_some(word.start..end)
}

/// Where a name ends that goes on with capitalised words: one more given name and a family name at most.
fn following(text: &str, from: usize) -> usize {
    let mut end = from;
    for _ in 0..2 {
        let Some(next) = next_name(text, end) else { break };
        end = next.end;
    }
    end
}

fn next_name(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = text.get(from..)?;
    let start = from + JOINT.find(rest)?.end();
    let word = CAPITALISED.find(text.get(start..)?).filter(|word| word.start() == 0)?;
    (word.as_str().chars().count() > 1).then(|| start..start + word.end())
}

/// What stands capitalised right after a title.
fn titled(text: &str, end: usize) -> Option<Range<usize>> {
    let word = CAPITALISED.find(text.get(end..)?).filter(|word| word.start() == 0)?;
    // A word in capitals alone is no name: `DR ABC`, `nurse OK`.
    let has_small = word.as_str().chars().any(char::is_lowercase);
    has_small.then(|| end..following(text, end + word.end()))
}

/// Is the word a given name? Then: is it an ordinary word as well?
fn is_given(word: &str) -> Option<bool> {
    let word = word.to_lowercase();
    let parts: Vec<&str> = word.split('-').collect();
    let read = |part: &str| {
        let readings = ENDINGS.iter().filter_map(|ending| part.strip_suffix(ending));
        // Only the plain form of an ordinary word is taken for one; the cautious reading stays.
        readings.filter_map(|stem| GIVEN_NAMES.get(stem).copied()).reduce(|one, other| one || other)
    };
    let read: Option<Vec<bool>> = parts.iter().map(|part| read(part)).collect();
    read.map(|read| read.len() == 1 && read.contains(&true))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn found(text: &str, ranges: impl Iterator<Item = Range<usize>>) -> Vec<String> {
        ranges.map(|range| text[range].to_owned()).collect()
    }

    #[rstest]
    #[case("Asun osoitteessa Kauppakatu 5 B 12, kiitos.", "Kauppakatu 5 B 12")]
    #[case("Jag bor på Norra Järnvägsgatan 15 lgh 3.", "Norra Järnvägsgatan 15 lgh 3")]
    #[case("Kävin Keskuskadulla 3 eilen.", "Keskuskadulla 3")]
    #[case("osoite kotitie 7 a", "kotitie 7 a")]
    #[case("Sibeliusgatan 4", "Sibeliusgatan 4")]
    #[case("Hemmet på Åsvägen 12–14 är kallt", "Åsvägen 12")]
    #[case("Strandvägen 3, 49220 Broby.", "Strandvägen 3, 49220 Broby")]
    #[case("Postinumero 48100 Kotka on oikea.", "48100 Kotka")]
    #[case("Rantaraitti 2 on liukas", "Rantaraitti 2")]
    fn street_addresses_are_found(#[case] text: &str, #[case] address: &str) {
        assert_eq!(found(text, addresses(text)), [address]);
    }

    #[rstest]
    #[case("Odotin 45 minuuttia, auditori 5 oli täynnä.")]
    #[case("Vägen dit är lång. Avdelning 4 A.")]
    #[case("Faktura 12345 betalades, 67890 saknas")]
    #[case("Ranta on kaunis, torget också.")]
    fn what_is_no_address_is_left_alone(#[case] text: &str) {
        assert!(found(text, addresses(text)).is_empty());
    }

    #[rstest]
    #[case("Äitini on syntynyt 3.2.1941.", "3.2.1941")]
    #[case("Mamma (f. 13.10.52) väntar", "13.10.52")]
    #[case("född den 1.5.2019", "1.5.2019")]
    #[case("born on 03/02/2015", "03/02/2015")]
    #[case("synt. 1.1.20", "1.1.20")]
    #[case("Hän tuli meille 24.12.1988 taksilla", "24.12.1988")]
    #[case("1941-02-03", "1941-02-03")]
    fn birth_dates_are_found(#[case] text: &str, #[case] date: &str) {
        assert_eq!(found(text, birth_dates(text)), [date]);
    }

    #[rstest]
    #[case("Kävin 3.2.2026 klo 8.15.")]
    #[case("Aukioloajat 1.6.–31.8. ja 2.3.26")]
    #[case("syntynyt 45.13.1941")]
    fn other_dates_are_left_alone(#[case] text: &str) {
        assert!(found(text, birth_dates(text)).is_empty());
    }

    #[rstest]
    #[case("Skötaren Maria Lindqvist var vänlig.", &["Maria Lindqvist", "Maria Lindqvist"])]
    #[case("Kiitos Mikolle avusta", &["Mikolle"])]
    #[case("Pirkko-Liisa von Essen soitti", &["Pirkko-Liisa von Essen"])]
    #[case("Tohtori Esimerkkinen kuunteli", &["Esimerkkinen"])]
    #[case("sairaanhoitaja Virtanen ja fru Provström", &["Virtanen", "Provström"])]
    #[case("Annas mamma, Anna Berg, ringde", &["Anna Berg"])]
    #[case("Nurse Provo helped", &["Provo"])]
    fn names_are_found(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(found(text, names(text)), expected);
    }

    #[rstest]
    #[case("Anna minulle aika. Onni oli myötä.")]
    #[case("Bo gärna här. Pian tulee talvi. Kai tiedätte?")]
    #[case("Ainoa hoitaja Kotkassa... Hoitaja oli hyvä")]
    #[case("Eilen Karhulassa, Summa och Kotka")]
    fn ordinary_words_are_not_names(#[case] text: &str) {
        let found = found(text, names(text));
        assert!(found.is_empty() || found == ["Kotkassa"], "{found:?}");
    }

    #[test]
    fn the_list_of_names_is_read_whole() {
        assert!(GIVEN_NAMES.len() > 500);
        assert_eq!(is_given("Mikko"), Some(false));
        assert_eq!(is_given("Onni"), Some(true));
        assert_eq!(is_given("Kotka"), None);
    }

    proptest! {
        #[test]
        fn whatever_is_written_every_find_lies_in_the_text(text in "(Maria |Onni |fru |Åsvägen |[0-9]{1,5}[ .]|s\\. |\\PC{0,4}){0,12}") {
            let all = addresses(&text).chain(birth_dates(&text)).chain(names(&text));
            for range in all.collect::<Vec<_>>() {
                prop_assert!(text.get(range).is_some());
            }
        }

        #[test]
        fn a_given_name_before_a_family_name_is_found_anywhere(before in "[a-zåäö ,]{0,20}", after in "[a-zåäö .,]{0,20}") {
            let text = format!("{before} Leena Provström {after}");

            prop_assert!(names(&text).any(|range| text[range].starts_with("Leena Provström")));
        }
    }
}
