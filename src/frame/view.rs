//! How the visitor wants to read: size, colours, and the language chosen with them.

use axum::http::HeaderMap;
use axum_extra::extract::cookie::{Cookie, CookieJar};

use super::cookies::VIEW;
use crate::kernel::locale::Locale;
use crate::platform::config::Config;

/// What was chosen; nothing until then.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The language of the page on which it was chosen.
    pub locale: Option<Locale>,
    /// Text larger than usual.
    pub size: Option<Size>,
    /// Colours other than the device's.
    pub theme: Option<Theme>,
}

/// Sizes of text beside the normal one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// An eighth larger.
    Larger,
    /// A quarter larger.
    Largest,
}

impl Size {
    /// Both sizes.
    pub const ALL: [Self; 2] = [Self::Larger, Self::Largest];

    /// The word in the cookie and in `data-size`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Larger => "larger",
            Self::Largest => "largest",
        }
    }
}

/// Colours beside the device's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Strong contrast.
    Contrast,
}

impl Theme {
    /// All colours.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Contrast];

    /// The word in the cookie and in `data-theme`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

impl View {
    /// Reads a choice of words; a word that is none of ours chooses nothing.
    #[must_use]
    pub fn chosen(locale: Option<Locale>, size: &str, theme: &str) -> Self {
        Self {
            locale,
            size: Size::ALL.into_iter().find(|known| known.code() == size),
            theme: Theme::ALL.into_iter().find(|known| known.code() == theme),
        }
    }

    /// What the visitor's cookie says.
    #[must_use]
    pub fn of(headers: &HeaderMap) -> Self {
        let jar = CookieJar::from_headers(headers);
        // It opens nothing, so whichever name it came under is good enough.
        let kept = jar.get(&VIEW.bound_name()).or_else(|| jar.get(VIEW.plain_name()));
        let mut words = kept.map(Cookie::value).unwrap_or_default().split('.');
        let mut next = || words.next().unwrap_or_default();
        let locale = Locale::parse(next());
        Self::chosen(locale, next(), next())
    }

    /// The cookie that keeps the choice.
    #[must_use]
    pub fn cookie(self, config: &Config) -> Cookie<'static> {
        let locale = self.locale.map_or("", Locale::code);
        let size = self.size.map_or("normal", Size::code);
        let theme = self.theme.map_or("device", Theme::code);
        VIEW.with(config, format!("{locale}.{size}.{theme}"))
    }
}

#[cfg(test)]
mod tests {
    use axum::http::header::COOKIE;

    use super::*;

    fn read(cookie: &str) -> View {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, cookie.parse().expect("a header"));
        View::of(&headers)
    }

    #[test]
    fn a_choice_is_read_as_it_was_kept() {
        let config = Config::load(&|_| None, true).expect("a configuration");

        for (size, theme) in [(None, None), (Some(Size::Largest), Some(Theme::Contrast)), (None, Some(Theme::Dark))] {
            let chosen = View { locale: Some(Locale::Sv), size, theme };
            let kept = chosen.cookie(&config).stripped().to_string();
            assert_eq!([read(&kept), read(&format!("__Host-{kept}"))], [chosen; 2]);
        }
    }

    #[test]
    fn words_that_are_none_of_ours_choose_nothing() {
        for cookie in ["view=", "view=....", "view=de.huge.\"><script>", "other=sv.largest.dark"] {
            assert_eq!(read(cookie), View::default(), "{cookie}");
        }
    }
}
