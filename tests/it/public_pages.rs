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
        let others: BTreeSet<_> = shown.attributes("link[rel=alternate][hreflang]", "href").into_iter().collect();
        let address = |locale| format!("{}{}", app.state.config.base_url, page.path(locale));
        assert_eq!(others, Locale::ALL.map(address).into(), "{path}");
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

#[rstest]
#[tokio::test]
async fn whoever_is_lost_can_type_a_code_or_give_feedback(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for (path, locale) in [("/sv/finns-inte", Locale::Sv), ("/fi/ei-ole", Locale::Fi), ("/en/nothing", Locale::En)] {
        let lost = app.get(path).await;

        assert_eq!(lost.status, StatusCode::NOT_FOUND);
        assert_eq!(lost.attributes("main form", "action"), [Address::Follow.path(locale)]);
        let links = lost.attributes("main a", "href");
        assert!(
            [Address::Feedback, Address::Help, Address::SiteMap].iter().all(|page| links.contains(&page.path(locale)))
        );
        assert!(lost.attributes("link[hreflang], link[rel=canonical]", "href").is_empty());
    }
    assert!(app.get("/staff/nothing").await.texts("main form[action$=arende]").is_empty());
}

#[rstest]
#[tokio::test]
async fn how_long_data_is_kept_is_said_as_people_say_it(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    for (locale, contact, text) in [
        (Locale::Sv, "6 månader efter", "5 år efter"),
        (Locale::Fi, "6 kuukauden kuluttua", "5 vuoden kuluttua"),
        (Locale::En, "6 months after", "5 years after"),
    ] {
        let page = app.get(&Address::Privacy.path(locale)).await;

        assert!(page.body.contains(contact) && page.body.contains(text), "{locale}");
    }
}
