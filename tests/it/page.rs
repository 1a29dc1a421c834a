//! An answer of the service, to look at.

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode};
use delta::counties::County;
use delta::frame::dates::date;
use delta::kernel::locale::Locale;
use delta::persons::Wording;
use http_body_util::BodyExt;
use scraper::{Html, Selector};

/// An answer, read to its end.
pub struct Page {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Page {
    pub async fn read(response: Response<Body>) -> Self {
        let (head, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body that ends").to_bytes();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Self { status: head.status, headers: head.headers, body }
    }

    /// A header's value; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The texts of all elements that a CSS selector finds, with white space as single spaces.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let text = |element: scraper::ElementRef<'_>| element.text().collect::<Vec<_>>().join(" ");
        let html = Html::parse_document(&self.body);
        let found = html.select(&selector).map(text);
        found.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    }

    /// An attribute of all elements that a CSS selector finds.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a selector");
        let html = Html::parse_document(&self.body);
        html.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    /// The one heading of the page.
    pub fn heading(&self) -> String {
        self.texts("h1").join(" | ")
    }
}

/// How a person's own data is told in a language.
pub fn wording(county: &County, locale: Locale) -> Wording<'_> {
    Wording { county, locale, day: date }
}
