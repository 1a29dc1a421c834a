//! One word's stem, and the stems of a text.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

use super::fold;
use crate::kernel::locale::Locale;

/// What is common to the inflected forms of a word. It need not be a word itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stem(String);

impl Stem {
    /// The stem of one lower-case word in a language.
    pub(super) fn of(word: &str, locale: Locale) -> Self {
        Self(match locale {
            Locale::Fi => fold::finnish(word, &Stemmer::create(Algorithm::Finnish)),
            Locale::Sv => fold::swedish(&Stemmer::create(Algorithm::Swedish).stem(word)),
            Locale::En => Stemmer::create(Algorithm::English).stem(word).into_owned(),
        })
    }

    /// The stem's letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The stems of all words of a text, in their order, as a language has them.
#[must_use]
pub fn stems(text: &str, locale: Locale) -> Vec<Stem> {
    let text = lower_case(text);
    words(&text).map(|word| Stem::of(word, locale)).collect()
}

/// A text in lower case, with the apostrophe that keyboards have for the one that phones put in its place.
pub(super) fn lower_case(text: &str) -> String {
    text.to_lowercase().replace('\u{2019}', "'")
}

/// The words of a lower-case text. What follows a colon is an ending (`Kela:n`, `SÄS:s`), and a full
/// stop parts words even where its space was forgotten.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.unicode_words().flat_map(|word| word.split('.'));
    pieces.filter_map(|piece| piece.split(':').next()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn stem(word: &str, locale: Locale) -> Stem {
        Stem::of(word, locale)
    }

    #[rstest]
    #[case("hammashoito hammashoidon hammashoitoon hammashoidossa hammashoitoa")]
    #[case("kotihoito kotihoidon kotihoidossa kotihoitoon")]
    #[case("ambulanssi ambulanssin ambulanssia ambulanssilla ambulanssit")]
    #[case("asiakas asiakkaan asiakkaat asiakasta asiakkaita asiakkaille")]
    #[case("potilas potilaan potilaat potilasta potilaita")]
    #[case("lasku laskun laskua laskut laskuja laskusta")]
    #[case("varaus varauksen varausta varaukset")]
    #[case("muistutus muistutuksen muistutusta muistutukset")]
    #[case("päivystys päivystyksen päivystykseen päivystyksessä")]
    #[case("mahdollisuus mahdollisuuden mahdollisuutta mahdollisuudet mahdollisuuksia")]
    #[case("saavutettavuus saavutettavuuden saavutettavuutta")]
    #[case("mielenterveys mielenterveyden mielenterveyttä")]
    #[case("hoitaminen hoitamisen hoitamista hoitamiseen")]
    #[case("ihminen ihmisen ihmistä ihmiset ihmisiä")]
    #[case("nainen naisen naista")]
    #[case("puhelin puhelimen puhelinta puhelimella")]
    #[case("tajuton tajuttoman tajutonta tajuttomana")]
    #[case("apteekki apteekin apteekissa apteekista apteekkiin")]
    #[case("hammas hampaan hampaat hammasta hampaita")]
    #[case("rintakipu rintakivun rintakipua")]
    #[case("hätä hädän hätää")]
    #[case("kunta kunnan kuntaa kunnat")]
    #[case("lomake lomakkeen lomaketta")]
    #[case("itsemurha itsemurhan itsemurhaa")]
    fn the_forms_of_a_finnish_word_have_one_stem(#[case] forms: &str) {
        let stems: Vec<Stem> = forms.split(' ').map(|form| stem(form, Locale::Fi)).collect();

        assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
    }

    #[rstest]
    #[case("hemvård hemvården hemvårdens hemvårds")]
    #[case("tandläkare tandläkaren tandläkarna tandläkares")]
    #[case("sjukhus sjukhuset sjukhusets sjukhusen")]
    #[case("besök besöket besöken besökets")]
    #[case("faktura fakturan fakturor fakturorna fakturans")]
    #[case("apotek apoteket apotekets")]
    #[case("ambulans ambulansen ambulanser ambulansens")]
    #[case("mottagning mottagningen mottagningar mottagningarna")]
    #[case("tid tiden tider tiderna")]
    #[case("hälsa hälsan")]
    #[case("tillgänglighet tillgängligheten")]
    #[case("självmord självmordet")]
    fn the_forms_of_a_swedish_word_have_one_stem(#[case] forms: &str) {
        let stems: Vec<Stem> = forms.split(' ').map(|form| stem(form, Locale::Sv)).collect();

        assert!(stems.iter().all(|stem| *stem == stems[0]), "{stems:?}");
    }

    #[rstest]
    #[case("muistutus", "muistuttaa", Locale::Fi)]
    #[case("kotihoito", "kotisairaanhoito", Locale::Fi)]
    #[case("hoitaja", "hoito", Locale::Fi)]
    #[case("kunta", "kun", Locale::Fi)]
    #[case("lasku", "laskin", Locale::Fi)]
    #[case("majoritet", "major", Locale::Sv)]
    #[case("patient", "patientskada", Locale::Sv)]
    fn different_words_keep_different_stems(#[case] one: &str, #[case] other: &str, #[case] locale: Locale) {
        assert_ne!(stem(one, locale), stem(other, locale));
    }

    #[test]
    fn the_stems_of_a_text_stand_in_its_order() {
        let stems = stems("Tandläkarens tider: HEMVÅRDEN!", Locale::Sv);

        let letters: Vec<&str> = stems.iter().map(Stem::as_str).collect();
        assert_eq!(letters, ["tandläk", "tid", "hemvård"]);
    }
}
