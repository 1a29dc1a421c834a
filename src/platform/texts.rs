//! Every sentence people see, by its key.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{Loader, static_loader};
use unic_langid::{LanguageIdentifier, langid};

use crate::kernel::locale::Locale;

static_loader! {
    static TEXTS = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

const SV: LanguageIdentifier = langid!("sv");
const FI: LanguageIdentifier = langid!("fi");
const EN: LanguageIdentifier = langid!("en");

fn language(locale: Locale) -> &'static LanguageIdentifier {
    const LANGUAGES: [&LanguageIdentifier; 3] = [&SV, &FI, &EN];
    match locale {
        Locale::Sv => LANGUAGES[0],
        Locale::Fi => LANGUAGES[1],
        Locale::En => LANGUAGES[2],
    }
}

/// The text of a key. A key without a text shows itself; a test keeps that from happening.
#[must_use]
pub fn text(locale: Locale, key: &str) -> String {
    TEXTS.try_lookup(language(locale), key).unwrap_or_else(|| key.to_owned())
}

/// The text of a key with values set in; numbers choose the plural.
#[must_use]
pub fn text_with(locale: Locale, key: &str, values: &[(&'static str, Value)]) -> String {
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> =
        values.iter().map(|(name, value)| (Cow::Borrowed(*name), value.into())).collect();
    TEXTS.try_lookup_with_args(language(locale), key, &values).unwrap_or_else(|| key.to_owned())
}

/// Is there a text for the key in this very language?
#[must_use]
pub fn has_text(locale: Locale, key: &str) -> bool {
    TEXTS.lookup_no_default_fallback::<&str>(language(locale), key, None).is_some()
}

/// A value to set into a text.
#[derive(Clone, Debug)]
pub enum Value {
    /// Words, set in as they are.
    Text(String),
    /// A number, which also chooses the plural.
    Number(i64),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<&Value> for FluentValue<'_> {
    fn from(value: &Value) -> Self {
        match value {
            Value::Text(text) => FluentValue::from(text.clone()),
            Value::Number(number) => FluentValue::from(*number),
        }
    }
}
