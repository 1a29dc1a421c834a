//! Feeds, the badge and plain links: how initiatives are passed on without anybody being followed.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use delta::kernel::locale::Locale;
use rstest::rstest;

use super::{filed, press};
use crate::app::{Base, TestApp};
use crate::supports::{ANNA, letters_count};

/// The addresses of a public initiative's feed and badge, and of the feed of all, in a language.
fn addresses(locale: Locale) -> [String; 3] {
    let all = delta::addresses::Address::Initiatives.path(locale);
    [format!("{all}/2026-001/feed.atom"), format!("{all}/feed.atom"), format!("{all}/2026-001/badge.svg")]
}

#[rstest]
#[tokio::test]
async fn feeds_tell_what_the_pages_tell_in_three_languages_and_are_well_formed(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let number = app.initiative_at("home-care").await;
    filed(&app.another_visitor()).await;
    let registrar = app.colleague(delta::kernel::actor::Role::Registrar, "group").await;
    press(&registrar, &number, "registration", "").await;
    press(&registrar, &number, "steps", "do=notice&estimate_on=2026-09-30&contact=%3CX%3E+%26+Y&text=%26amp%3B").await;

    for locale in Locale::ALL {
        let [one, all, _] = addresses(locale);
        let (one_feed, all_feed) = (app.get(&one).await, app.get(&all).await);

        for (feed, address) in [(&one_feed, &one), (&all_feed, &all)] {
            assert_eq!(feed.status, StatusCode::OK, "{address}");
            assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
            assert!(feed.header("etag").len() > 10 && feed.header("last-modified").ends_with(" GMT"), "{address}");
            let document = roxmltree::Document::parse(&feed.body).expect("well-formed XML");
            let root = document.root_element();
            assert_eq!(root.tag_name().namespace(), Some("http://www.w3.org/2005/Atom"));
            let texts = |name: &str| -> Vec<String> {
                let found =
                    document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2005/Atom", name)));
                found.map(|node| node.text().unwrap_or_default().to_owned()).collect()
            };
            let ids = texts("id");
            assert!(ids.iter().all(|id| id.starts_with("http")), "{ids:?}");
            assert_eq!(ids.len(), ids.iter().collect::<std::collections::BTreeSet<_>>().len(), "{ids:?}");
            assert!(texts("updated").iter().all(|at| at == "2026-03-01T22:00:00Z"), "{}", feed.body);
            assert!(texts("title").iter().chain(&texts("summary")).all(|text| !text.is_empty() && !text.contains('{')));
        }
        assert!(
            one_feed.body.contains("&#60;X&#62; &#38; Y") && one_feed.body.contains("&#38;amp;"),
            "{}",
            one_feed.body
        );
        assert!(!all_feed.body.contains("Provström") && all_feed.body.matches("<entry>").count() == 2);
        assert!(app.get(&delta::addresses::Address::Initiatives.path(locale)).await.body.contains(&all));
    }
}

#[rstest]
#[tokio::test]
async fn who_has_a_feed_already_is_told_so_until_something_happens(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let number = app.initiative_at("home-care").await;
    let [one, ..] = addresses(Locale::Sv);
    let first = app.get(&one).await;
    let tag = first.header("etag").to_owned();

    let ask = || {
        let asked = Request::get(one.as_str()).header("if-none-match", tag.as_str());
        asked.body(Body::empty()).expect("a request")
    };
    let same = app.another_visitor().send(ask()).await;
    let registrar = app.colleague(delta::kernel::actor::Role::Registrar, "group").await;
    press(&registrar, &number, "registration", "").await;
    let after = app.another_visitor().send(ask()).await;

    assert_eq!((same.status, same.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(after.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn other_sites_show_the_badge_as_an_image_and_nothing_else(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.initiative_at("home-care").await;
    filed(&app.another_visitor()).await;

    for locale in Locale::ALL {
        let [_, _, badge] = addresses(locale);
        let shown = app.get(&badge).await;

        assert_eq!(shown.status, StatusCode::OK, "{badge}");
        assert_eq!(shown.header("content-type"), "image/svg+xml; charset=utf-8");
        assert_eq!(shown.header("cross-origin-resource-policy"), "cross-origin");
        assert_eq!((shown.header("x-frame-options"), shown.header("set-cookie")), ("DENY", ""));
        assert_eq!(shown.header("cache-control"), "public, max-age=300");
        let policy = shown.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("sandbox") && !policy.contains("unsafe"));
        let document = roxmltree::Document::parse(&shown.body).expect("well-formed XML");
        let title = document.descendants().find(|node| node.tag_name().name() == "title").expect("a title");
        assert!(title.text().expect("words").contains("Bänkar vid hälsostationen"), "{}", shown.body);
        assert!(
            document.root_element().attribute("role") == Some("img") && shown.body.contains("prefers-color-scheme")
        );
        assert!(!shown.body.contains("<script") && shown.body.len() < 2_000, "{}", shown.body.len());
        let page = app.get(&badge.replace("/badge.svg", "")).await;
        assert_eq!(page.attributes("details img", "src"), std::slice::from_ref(&badge));
        assert!(page.texts("#snippet").concat().starts_with("<a href=\"http"), "{}", page.body);
        assert_eq!(page.attributes("link[type='application/atom+xml']", "href").len(), 1);
    }
    for hidden in ["/sv/initiativ/2026-002/badge.svg", "/sv/initiativ/2026-002/feed.atom", "/sv/initiativ/x/badge.svg"]
    {
        assert_eq!(app.get(hidden).await.status, StatusCode::NOT_FOUND, "{hidden}");
    }
}

#[rstest]
#[tokio::test]
async fn the_badge_of_one_that_collects_tells_how_many_support_it(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start_in(base, letters_count).await else { return };
    app.collecting("member").await;
    let [_, _, badge] = addresses(Locale::Sv);
    let nobody = app.get(&badge).await;

    app.supporter(ANNA, "anna@exempel.fi").await;
    let one = app.get(&badge).await;

    for (shown, told) in [(&nobody, "0 stöder"), (&one, "1 stöder")] {
        let document = roxmltree::Document::parse(&shown.body).expect("well-formed XML");
        let mut texts = document.descendants().filter(|node| node.tag_name().name() == "text");
        assert!(texts.any(|node| node.text() == Some(told)), "{told}: {}", shown.body);
        assert!(shown.body.contains(&format!(", {told}</title>")), "{}", shown.body);
    }
}
