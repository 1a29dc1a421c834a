//! Every public page, in every language.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use delta::addresses::Address;
use delta::kernel::locale::Locale;
use rstest::rstest;

use crate::app::{Base, TestApp};

/// Pages that only tell something. Those that need a draft or a case have tests of their own.
const PAGES: [Address; 10] = [
    Address::Initiatives,
    Address::Panel,
    Address::InfluenceBodies,
    Address::Voting,
    Address::Help,
    Address::EasyRead,
    Address::Display,
    Address::Accessibility,
    Address::Privacy,
    Address::SiteMap,
];

#[rstest]
#[tokio::test]
async fn every_page_shows_itself_in_three_languages(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for (page, locale) in PAGES.iter().flat_map(|page| Locale::ALL.map(|locale| (page, locale))) {
        let path = page.path(locale);
        let shown = app.get(&path).await;

        assert_eq!(shown.status, StatusCode::OK, "{path}");
        assert_eq!(shown.attributes("html", "lang"), [locale.code()], "{path}");
        assert_eq!(shown.texts("h1").len(), 1, "{path}");
        assert_eq!(shown.attributes("link[hreflang]", "hreflang").len(), 4, "{path}");
        let others: BTreeSet<_> = shown.attributes("link[rel=alternate]", "href").into_iter().collect();
        assert_eq!(others, Locale::ALL.map(|locale| page.path(locale)).into(), "{path}");
        assert!(!shown.body.contains("{ $"), "{path} holds a text without its value");
        assert_eq!(shown.header("set-cookie"), "", "{path}");
    }
}

#[rstest]
#[tokio::test]
async fn the_voting_page_tells_the_next_election(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let before = app.get("/sv/rosta").await;
    app.set_clock("2029-04-16T12:00:00Z");
    let after = app.get("/sv/rosta").await;

    for told in ["söndag 15.4.2029", "23.2.2029", "59 ledamöter"] {
        assert!(before.body.contains(told), "{told}");
    }
    assert!(after.body.contains("söndag 10.4.2033"));
}

#[rstest]
#[case("", "", "/fi")]
#[case("", "de, sv;q=0.8, en;q=0.5", "/sv")]
#[case("view=en.normal.device", "sv", "/en")]
#[tokio::test]
async fn the_bare_address_leads_to_the_language_chosen_or_asked_for(
    #[case] cookie: &str,
    #[case] languages: &str,
    #[case] to: &str,
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let ask = |path: &str| {
        let request = Request::get(path).header("cookie", cookie).header("accept-language", languages);
        request.body(Body::empty()).expect("a request")
    };

    let (front, code) = (app.visitor.send(ask("/")).await, app.visitor.send(ask("/k")).await);

    assert_eq!((front.status, front.header("location")), (StatusCode::FOUND, to));
    assert_eq!(front.header("vary"), "Cookie, Accept-Language");
    assert!(code.header("location").starts_with(to));
}

#[rstest]
#[tokio::test]
async fn a_chosen_size_and_colour_stay_and_lead_back(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let saved = app.post("/sv/visning", "size=largest&theme=contrast&from=/fi/apua").await;

    assert_eq!((saved.status, saved.header("location")), (StatusCode::SEE_OTHER, "/sv/hjalp"));
    let page = app.get("/sv/visning").await;
    assert_eq!(page.attributes("html", "data-size"), ["largest"]);
    assert_eq!(page.attributes("html", "data-theme"), ["contrast"]);
    assert_eq!(page.attributes("input[checked]", "value"), ["largest", "contrast"]);
    let others = app.another_visitor().get("/sv/visning").await;
    assert_eq!(others.attributes("input[checked]", "value"), ["normal", "device"]);
}

#[rstest]
#[tokio::test]
async fn a_choice_leads_nowhere_but_to_a_page_of_ours(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for from in ["//evil.example", "https://evil.example", "/\\evil.example", "", "%0d%0aX:y"] {
        let saved = app.post("/en/display", &format!("size=huge&theme=%22%3E&from={from}")).await;

        assert_eq!(saved.header("location"), "/en", "{from}");
        assert_eq!(app.visitor.cookie("view").as_deref(), Some("en.normal.device"), "{from}");
    }
}
