//! What every answer carries, and how refusals look.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::routing::get;
use delta::app::AppState;
use delta::kernel::locale::Locale;
use delta::platform::error::Error;
use delta::platform::web::assets;
use rstest::rstest;
use sea_orm::DbErr;

use crate::app::{Base, TestApp, Visitor};
use crate::page::Page;

/// What the security bar asks of every answer (R18). Caching and the policy have exceptions of their own.
const GUARDS: [(&str, &str); 8] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("strict-transport-security", "max-age=31536000; includeSubDomains"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"),
];

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Routes that fail in every way there is.
fn failing() -> Router<AppState> {
    #[expect(clippy::panic, reason = "the test is about a panic")]
    async fn panics() -> StatusCode {
        panic!("secret words")
    }
    Router::new()
        .route("/panics", get(panics))
        .route("/sv/away", get(|| async { Error::from(DbErr::Custom("secret words".to_owned())) }))
        .route("/fi/fault", get(|| async { Error::internal(anyhow::anyhow!("secret words")) }))
        .route("/en/conflict", get(|| async { Error::Conflict }))
        .route("/sv/often", get(|| async { Error::TooMany { minutes: 2 } }))
        .route("/api/conflict", get(|| async { Error::Conflict }))
}

async fn cross_site(visitor: &Visitor, name: &str, value: &str) -> Page {
    let request = Request::post("/sv/visning")
        .header("host", "127.0.0.1:8080")
        .header("content-type", "application/x-www-form-urlencoded")
        .header(name, value);
    visitor.send(request.body(Body::from("size=larger")).expect("a request")).await
}

#[rstest]
#[tokio::test]
async fn every_answer_carries_the_guarding_headers(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let failing = app.with_routes(failing());
    let large = "x".repeat(2 * 1024 * 1024);
    let tag = app.get("/sv/strategi").await.header("etag").to_owned();
    let known = Request::get("/sv/strategi").header("if-none-match", tag).body(Body::empty()).expect("a request");

    let answers = [
        (StatusCode::OK, app.get("/sv/hjalp").await),
        (StatusCode::OK, app.get("/sv/strategi").await),
        (StatusCode::OK, app.get("/qr/home-care").await),
        (StatusCode::OK, app.get(&delta::addresses::figures(Locale::Sv, 2)).await),
        (StatusCode::NOT_MODIFIED, app.visitor.send(known).await),
        (StatusCode::FOUND, app.get("/").await),
        (StatusCode::NOT_FOUND, app.get("/sv/finns-inte").await),
        (StatusCode::FORBIDDEN, cross_site(&app.visitor, "sec-fetch-site", "cross-site").await),
        (StatusCode::METHOD_NOT_ALLOWED, app.post("/sv/hjalp", "").await),
        (StatusCode::PAYLOAD_TOO_LARGE, app.post("/sv/visning", &large).await),
        (StatusCode::INTERNAL_SERVER_ERROR, failing.get("/panics").await),
        (StatusCode::SERVICE_UNAVAILABLE, failing.get("/sv/away").await),
        (StatusCode::OK, app.get(assets::address("delta.css")).await),
        (StatusCode::NOT_FOUND, app.get("/static/nothing.css").await),
    ];

    for (status, answer) in answers {
        assert_eq!(answer.status, status);
        for (name, value) in GUARDS {
            assert_eq!(answer.header(name), value, "{status}: {name}");
        }
        assert_ne!(answer.header("cache-control"), "", "{status}");
        assert_eq!(answer.header("set-cookie"), "", "{status}");
    }
}

#[rstest]
#[tokio::test]
async fn where_a_person_is_recognised_nothing_is_kept(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with("home-care-kotka", "Ingen kom på tisdagen.", |_| {}).await;
    let handler = app.handler_of("home-care-kotka").await;
    let resident = app.another_visitor();

    let opened = resident.post("/sv/folj", &format!("code={}", receipt.code.grouped())).await;
    let draft = app.post("/sv/respons/text", "text=Hissen+i+huset+stod+still.").await;
    let pages = [
        opened,
        resident.get("/sv/mitt-arende").await,
        draft,
        app.get("/sv/respons/galler").await,
        handler.get("/staff").await,
        handler.get("/staff/queue").await,
        handler.get(&format!("/staff/cases/{}", receipt.number)).await,
        handler.get(&format!("/staff/cases/{}/attachments/1", receipt.number)).await,
        handler.get("/staff/profile").await,
    ];

    for (at, page) in pages.into_iter().enumerate() {
        assert_eq!(page.header("cache-control"), "no-store", "answer {at}");
        assert_eq!(page.header("content-security-policy"), POLICY, "answer {at}");
    }
}

#[rstest]
#[tokio::test]
async fn static_files_may_be_kept_and_pages_may_not(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let (style, page) = (app.get(assets::address("delta.css")).await, app.get("/en/help").await);

    assert_eq!(style.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(page.header("cache-control"), "no-store");
}

#[rstest]
#[tokio::test]
async fn a_form_from_another_site_is_refused(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let answers = [
        cross_site(&app.visitor, "origin", "https://evil.example").await,
        cross_site(&app.visitor, "origin", "null").await,
        cross_site(&app.visitor, "sec-fetch-site", "cross-site").await,
        cross_site(&app.visitor, "sec-fetch-site", "same-site").await,
        app.visitor.post_as_it_is("/sv/visning", "size=larger").await,
        app.visitor.post_as_it_is("/sv/visning", "size=larger&form_token=AAAA").await,
    ];

    for answer in answers {
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert_eq!(answer.texts("h1").len(), 1);
        assert!(app.visitor.cookie("view").is_none());
    }
}

#[rstest]
#[tokio::test]
async fn a_refusal_is_a_calm_page_in_the_language_of_its_address(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let failing = app.with_routes(failing());

    let unknown = app.get("/fi/ei-ole?secret=words").await;
    let conflict = failing.get("/en/conflict").await;
    let often = failing.get("/sv/often").await;

    assert_eq!(unknown.heading(), "Sivua ei ole");
    assert!(!unknown.body.contains("\"secret"));
    assert_eq!((conflict.status, conflict.heading().as_str()), (StatusCode::CONFLICT, "Someone was first"));
    assert_eq!((often.status, often.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "120"));
    assert!(often.body.contains("om 2 minuter"));
}

#[rstest]
#[tokio::test]
async fn a_fault_of_ours_shows_a_number_and_nothing_else(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let failing = app.with_routes(failing());

    let (fault, panicked) = (failing.get("/fi/fault").await, failing.get("/panics").await);

    for page in [fault, panicked] {
        assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR);
        assert_eq!(page.heading(), "Meillä tapahtui virhe");
        assert_eq!(page.texts(".ref"), [page.header("x-request-id")]);
        assert!(!page.body.contains("secret words"));
    }
}

#[rstest]
#[tokio::test]
async fn an_absence_is_told_in_all_three_languages(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let page = app.with_routes(failing()).get("/sv/away").await;

    assert_eq!(page.heading(), "Tjänsten är tillfälligt borta");
    assert_eq!(page.texts("main h2"), ["Palvelu on hetken poissa", "The service is away for a moment"]);
    assert!(!page.body.contains("secret words"));
}

#[rstest]
#[tokio::test]
async fn programs_get_a_refusal_as_problem_json(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let unknown = app.get("/api/nothing").await;
    let conflict = app.with_routes(failing()).get("/api/conflict").await;

    for (status, page) in [(404, unknown), (409, conflict)] {
        assert_eq!(page.header("content-type"), "application/problem+json");
        let problem: serde_json::Value = serde_json::from_str(&page.body).expect("JSON");
        assert_eq!(problem["status"], status);
        assert_eq!(problem["request"], page.header("x-request-id"));
    }
}

#[rstest]
#[tokio::test]
async fn staff_are_refused_in_their_own_language_with_the_way_back_to_their_work(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let handler = app.handler_of("home-care-kotka").await;

    let case = handler.get("/staff/cases/2026-ZZZZZZ").await;
    let nothing = handler.get("/staff/nothing").await;
    let stranger = app.get("/staff/nothing").await;

    for page in [case, nothing] {
        assert_eq!((page.status, page.heading().as_str()), (StatusCode::NOT_FOUND, "There is no such page"));
        assert_eq!(page.attributes("html", "lang"), ["en"]);
        assert_eq!(page.attributes("main a", "href").first().map(String::as_str), Some("/staff/queue"));
    }
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    assert_eq!(stranger.attributes("a[href='/staff/queue']", "href"), [] as [&str; 0]);
}

#[rstest]
#[tokio::test]
async fn a_stroke_behind_an_address_leads_to_the_page(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let front = app.get("/sv/").await;
    let unit = app.get("/sv/respons/?unit=home-care-kouvola").await;

    assert_eq!((front.status, front.header("location")), (StatusCode::PERMANENT_REDIRECT, "/sv"));
    assert_eq!(unit.header("location"), "/sv/respons?unit=home-care-kouvola");
    for nothing in ["/sv/ingenting/", "//exempel.fi/", "/staff//"] {
        assert_eq!(app.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
    }
}
