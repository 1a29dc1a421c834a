//! Text that may be in another language than the page.

use crate::counties::county::Translated;
use crate::kernel::locale::Locale;
use crate::platform::texts::text;

/// A text with its language, for `show::told`.
#[derive(Clone, Debug)]
pub struct Told {
    /// The words.
    pub text: String,
    /// The language's code, where it is not the page's.
    pub lang: Option<&'static str>,
    /// Which language it is, in words of the page's; empty where it is the page's.
    pub note: String,
}

impl Told {
    /// A text in a language, on a page in another or the same.
    #[must_use]
    pub fn new(page: Locale, text_in: Locale, words: &str) -> Self {
        let key = match text_in {
            Locale::Sv => "told-in-swedish",
            Locale::Fi => "told-in-finnish",
            Locale::En => "told-in-english",
        };
        let is_foreign = page != text_in && !words.is_empty();
        Self {
            text: words.to_owned(),
            lang: is_foreign.then(|| text_in.code()),
            note: if is_foreign { text(page, key) } else { String::new() },
        }
    }

    /// A text of the county's, in the page's language or the one it falls back to.
    #[must_use]
    pub fn of(page: Locale, translated: &Translated) -> Self {
        Self::new(page, translated.language_of(page), translated.get(page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_missing_translation_is_pointed_out() {
        let both = Translated { sv: "Värdering".to_owned(), fi: "Arvo".to_owned(), en: String::new() };

        let (there, missing) = (Told::of(Locale::Sv, &both), Told::of(Locale::En, &both));

        assert_eq!((there.text.as_str(), there.lang, there.note.as_str()), ("Värdering", None, ""));
        assert_eq!((missing.text.as_str(), missing.lang, missing.note.as_str()), ("Arvo", Some("fi"), "In Finnish"));
    }
}
