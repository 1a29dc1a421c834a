//! Finding initiatives by words, in whatever form of the word somebody types.
//!
//! What always holds: what is searched in and what is searched for go through the same stems, those of the initiative's
//! language.

use super::words::Words;
use crate::kernel::locale::Locale;
use crate::words::{Stem, stems};

/// Most words of a search; the rest is not looked at.
const TERMS_MAX: usize = 8;
/// Most characters of a word that is searched for.
const TERM_MAX_CHARS: usize = 40;
/// A shorter stem stands inside too many words (*bil* in *mobil*): it is looked for where a word begins. Longer ones are
/// found anywhere, so that *buss* finds *nattbussar*.
const ANYWHERE_MIN_CHARS: usize = 4;

/// What is searched in: the stems of title and proposal, then the words themselves, each behind a space. A stem may be
/// shorter at the end of a long word than alone (*nattbu*, *buss*); there the word itself has it.
#[must_use]
pub fn written(words: &Words, language: Locale) -> String {
    let text = format!("{} {}", words.title(), words.proposal()).to_lowercase();
    let stems = stems(&text, language);
    let all = stems.iter().map(Stem::as_str).chain(text.split_whitespace());
    all.flat_map(|word| [" ", word]).collect()
}

/// What to look for in initiatives of a language: all of it has to be there. Nothing where nothing was typed.
#[must_use]
pub fn sought(typed: &str, language: Locale) -> Vec<String> {
    let stems = stems(&terms(typed).join(" "), language);
    stems.iter().map(Stem::as_str).map(part).collect()
}

fn part(stem: &str) -> String {
    let is_short = stem.chars().count() < ANYWHERE_MIN_CHARS;
    if is_short { format!(" {stem}") } else { stem.to_owned() }
}

/// The words that were typed: letters and figures alone, so that nothing in them means something to the database or in an
/// address. What follows a colon is an ending (*Kela:n*).
#[must_use]
pub fn terms(typed: &str) -> Vec<String> {
    let typed = typed.to_lowercase();
    let pieces = typed.split_whitespace().filter_map(|word| word.split(':').next());
    let words = pieces.flat_map(|piece| piece.split(|c: char| !c.is_alphanumeric())).filter(|word| !word.is_empty());
    words.take(TERMS_MAX).map(|word| word.chars().take(TERM_MAX_CHARS).collect()).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[test]
    fn what_is_searched_for_means_nothing_to_the_database() {
        assert_eq!(terms(" Fler  %bänkar_ \"OR\" "), ["fler", "bänkar", "or"]);
        assert_eq!(terms("%%%''"), Vec::<String>::new());
        assert_eq!(terms(&"a ".repeat(100)).len(), TERMS_MAX);
        assert_eq!(terms("Kela:n"), ["kela"]);
    }

    #[rstest]
    #[case("Bänkar vid hälsostationen", Locale::Sv, "bänk", true)]
    #[case("En bänk vid varje hälsostation", Locale::Sv, "BÄNKARNA hälsostationernas", true)]
    #[case("Kör nattbussar", Locale::Sv, "bussen", true)]
    #[case("Köp mobiler", Locale::Sv, "bilar", false)]
    #[case("Terveysaseman jonot", Locale::Fi, "terveysasema", true)]
    #[case("Hammashoitoon pääsee viikossa", Locale::Fi, "hammashoidon viikko", true)]
    #[case("Kela:n lomake", Locale::Fi, "lomakkeet Kelasta", true)]
    #[case("Hammashoitoon pääsee viikossa", Locale::Fi, "hammashoito uimahalli", false)]
    #[case("Evening opening hours", Locale::En, "hour opened", true)]
    fn words_are_found_in_any_form(#[case] title: &str, #[case] in_: Locale, #[case] typed: &str, #[case] found: bool) {
        let words = Words::parse(title, "0123456789", "0123456789").expect("good words");
        let written = written(&words, in_);

        assert_eq!(sought(typed, in_).iter().all(|part| written.contains(part.as_str())), found, "{written}");
    }
}
