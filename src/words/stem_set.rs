//! The words of one text, ready to be asked about.

use std::collections::HashMap;

use super::stem::{Stem, lower_case, stems, words};
use crate::counties::county::Words;
use crate::kernel::locale::Locale;

/// A text read in all three languages.
///
/// Reading costs one pass over the text; each question after it costs little, so that many rules
/// and signposts can ask about the same text.
#[derive(Clone, Debug)]
pub struct StemSet {
    sv: Reading,
    fi: Reading,
    en: Reading,
}

/// A text in one language: each stem has a number, and the text is a row of numbers.
#[derive(Clone, Debug, Default)]
struct Reading {
    numbers: HashMap<Stem, usize>,
    sequence: Vec<usize>,
}

impl StemSet {
    /// Reads a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = lower_case(text);
        let words: Vec<&str> = words(&text).collect();
        let read = |locale| Reading::of(&words, locale);
        Self { sv: read(Locale::Sv), fi: read(Locale::Fi), en: read(Locale::En) }
    }

    /// Do the words of a phrase follow each other somewhere in the text, in any inflected form?
    ///
    /// A phrase without words is in no text.
    #[must_use]
    pub fn contains_phrase(&self, phrase: &str, locale: Locale) -> bool {
        self.reading(locale).contains(&stems(phrase, locale), 0)
    }

    /// As [`Self::contains_phrase`], but one other word may stand between two words of the phrase: *avboka min tid* is
    /// seen in *avboka min bokade tid*.
    #[must_use]
    pub fn contains_loosely(&self, phrase: &str, locale: Locale) -> bool {
        self.reading(locale).contains(&stems(phrase, locale), 1)
    }

    /// The first of the words and phrases that the text contains, as it stands in the list.
    #[must_use]
    pub fn first_of<'a>(&self, words: &'a Words) -> Option<&'a str> {
        phrases(words).find(|(locale, phrase)| self.contains_phrase(phrase, *locale)).map(|(_, phrase)| phrase)
    }

    /// Does the text contain any of the words and phrases?
    #[must_use]
    pub fn contains_any(&self, words: &Words) -> bool {
        self.first_of(words).is_some()
    }

    /// As [`Self::contains_any`], with one other word between two words of a phrase.
    #[must_use]
    pub fn contains_any_loosely(&self, words: &Words) -> bool {
        phrases(words).any(|(locale, phrase)| self.contains_loosely(phrase, locale))
    }

    const fn reading(&self, locale: Locale) -> &Reading {
        match locale {
            Locale::Sv => &self.sv,
            Locale::Fi => &self.fi,
            Locale::En => &self.en,
        }
    }
}

/// The words and phrases of all lists with their languages.
fn phrases(words: &Words) -> impl Iterator<Item = (Locale, &str)> {
    let lists = [(Locale::Fi, &words.fi), (Locale::Sv, &words.sv), (Locale::En, &words.en)];
    lists.into_iter().flat_map(|(locale, list)| list.iter().map(move |phrase| (locale, phrase.as_str())))
}

impl Reading {
    fn of(words: &[&str], locale: Locale) -> Self {
        let mut reading = Self::default();
        let mut known: HashMap<&str, usize> = HashMap::new();
        for word in words {
            let number = *known.entry(word).or_insert_with(|| reading.number(Stem::of(word, locale)));
            reading.sequence.push(number);
        }
        reading
    }

    fn number(&mut self, stem: Stem) -> usize {
        let next = self.numbers.len();
        *self.numbers.entry(stem).or_insert(next)
    }

    /// Does the phrase stand in the text, with at most so many other words between two of its own?
    fn contains(&self, phrase: &[Stem], between: usize) -> bool {
        let numbers: Option<Vec<usize>> = phrase.iter().map(|stem| self.numbers.get(stem).copied()).collect();
        let Some((first, rest)) = numbers.as_deref().and_then(<[usize]>::split_first) else { return false };
        let places = self.sequence.iter().enumerate();
        let mut ends: Vec<usize> = places.filter(|(_, number)| *number == first).map(|(place, _)| place).collect();
        for number in rest {
            ends = self.next_ends(&ends, *number, between);
        }
        !ends.is_empty()
    }

    /// Where the next word of a phrase stands after one of the places where its beginning ends.
    fn next_ends(&self, ends: &[usize], next: usize, between: usize) -> Vec<usize> {
        let (mut ends, mut nearest, mut found) = (ends.iter().peekable(), None, Vec::new());
        for (place, number) in self.sequence.iter().enumerate() {
            if *number == next && nearest.is_some_and(|end| place - end <= between + 1) {
                found.push(place);
            }
            if ends.next_if_eq(&&place).is_some() {
                nearest = Some(place);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn words_of(fi: &[&str], sv: &[&str], en: &[&str]) -> Words {
        let list = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Words { fi: list(fi), sv: list(sv), en: list(en) }
    }

    #[test]
    fn an_inflected_word_is_found_by_its_base_form() {
        let text =
            StemSet::of("Odotin hammashoitoon pääsyä ja soitin asiakkaan puolesta. Hemvårdens tider, sjukhuset.");

        for word in ["hammashoito", "asiakas"] {
            assert!(text.contains_phrase(word, Locale::Fi), "{word}");
        }
        for word in ["hemvård", "tid", "sjukhus"] {
            assert!(text.contains_phrase(word, Locale::Sv), "{word}");
        }
    }

    #[test]
    fn the_words_of_a_phrase_follow_each_other() {
        let text = StemSet::of("Jag vill avboka min tid. Tiden på mottagningen var bra.");

        assert!(text.contains_phrase("avboka min tid", Locale::Sv));
        assert!(text.contains_phrase("tid på mottagning", Locale::Sv));
        assert!(!text.contains_phrase("avboka tid", Locale::Sv));
        assert!(!text.contains_phrase("mottagningen var bra tid", Locale::Sv));
    }

    #[test]
    fn loosely_one_other_word_may_stand_between_two_words_of_a_phrase() {
        let text = StemSet::of("En halua enää elää. En halua olla näin yksin eläessäni.");
        let apart = StemSet::of("En halua muuttaa pois. Haluan elää kotona.");

        assert!(text.contains_loosely("en halua elää", Locale::Fi));
        assert!(!text.contains_phrase("en halua elää", Locale::Fi));
        assert!(!apart.contains_loosely("en halua elää", Locale::Fi));
        assert!(!text.contains_loosely("elää enää", Locale::Fi));
    }

    #[test]
    fn a_phone_that_bends_the_apostrophe_writes_the_same_word() {
        assert!(StemSet::of("I can’t breathe").contains_phrase("can't breathe", Locale::En));
    }

    #[test]
    fn a_list_is_searched_in_all_its_languages() {
        let words = words_of(&["lasku"], &["faktura"], &["invoice"]);

        assert_eq!(StemSet::of("Sain väärän laskun").first_of(&words), Some("lasku"));
        assert_eq!(StemSet::of("Fakturorna var fel").first_of(&words), Some("faktura"));
        assert_eq!(StemSet::of("Two invoices came").first_of(&words), Some("invoice"));
        assert!(!StemSet::of("Kiitos hyvästä hoidosta").contains_any(&words));
    }

    #[test]
    fn a_short_word_is_not_the_stem_of_a_longer_one() {
        assert!(!StemSet::of("kun tulin").contains_phrase("kunta", Locale::Fi));
        assert!(StemSet::of("kunnan asia").contains_phrase("kunta", Locale::Fi));
    }

    #[test]
    fn a_full_stop_parts_words_without_a_space_and_a_colon_begins_an_ending() {
        assert!(StemSet::of("Odotin laskua.Sitten soitin").contains_phrase("lasku", Locale::Fi));
        assert!(StemSet::of("Soitin Kela:n numeroon").contains_phrase("kela", Locale::Fi));
    }

    #[test]
    fn nothing_is_found_in_nothing() {
        assert!(!StemSet::of("").contains_any(&words_of(&["lasku"], &[], &[])));
        assert!(!StemSet::of("lasku").contains_any(&words_of(&["", " . "], &[], &[])));
    }

    proptest! {
        #[test]
        fn a_text_contains_its_own_beginning(text in "[a-zåäöA-ZÅÄÖ .,]{1,60}") {
            let set = StemSet::of(&text);
            let beginning: Vec<&str> = text.split([' ', '.', ',']).filter(|word| !word.is_empty()).take(3).collect();
            for locale in Locale::ALL {
                prop_assert_eq!(set.contains_phrase(&beginning.join(" "), locale), !beginning.is_empty());
            }
        }

        #[test]
        fn reading_never_panics(text in "\\PC{0,200}") {
            let _ = StemSet::of(&text).contains_phrase(&text, Locale::Fi);
        }
    }
}
