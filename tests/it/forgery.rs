//! What another site sends in somebody's name is refused (security bar P08).

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, Request, StatusCode};
use delta::addresses::Address;
use delta::frame::form_token::FormToken;
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use delta::server;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::dump::dump;

const FORM: &str = "application/x-www-form-urlencoded";

/// The page with its form is shown again, which is a reading of the case.
const SHOWN_AGAIN: [&str; 3] = ["sessions", "access_records", "initiative_reads"];

/// What a request carries: a header beside the usual ones, the type of its body, and which token.
struct Forgery {
    name: &'static str,
    header: Option<(&'static str, &'static str)>,
    content_type: &'static str,
    token: Token,
}

enum Token {
    None,
    OfAnother,
    Right,
}

const FORGERIES: [Forgery; 5] = [
    Forgery { name: "no token", header: None, content_type: FORM, token: Token::None },
    Forgery { name: "another session's token", header: None, content_type: FORM, token: Token::OfAnother },
    Forgery {
        name: "another origin",
        header: Some(("origin", "https://evil.example")),
        content_type: FORM,
        token: Token::Right,
    },
    Forgery {
        name: "a request from another site",
        header: Some(("sec-fetch-site", "cross-site")),
        content_type: FORM,
        token: Token::Right,
    },
    Forgery { name: "a form sent as plain text", header: None, content_type: "text/plain", token: Token::Right },
];

#[rstest]
#[tokio::test]
async fn every_unsafe_route_refuses_every_forgery(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let receipt = app.case_with("home-care-kotka", "Ingen kom på tisdagen.", |_| {}).await;
    let number = receipt.number.to_string();
    let (victim, other) = (app.colleague(Role::Coordinator, "home-care").await, app.handler_of("home-care").await);
    let token_of =
        |page: &crate::page::Page| page.attributes("input[name=form_token]", "value").pop().unwrap_or_default();
    let of_session = token_of(&victim.get("/staff/profile").await);
    let of_everybody = FormToken::public(&app.state.keyring).to_string();
    let another = token_of(&other.get("/staff/profile").await);
    assert!(!of_session.is_empty() && of_session != another);
    // The victim also has a case of their own open.
    let code = format!("code={}&form_token={of_everybody}", receipt.code.grouped());
    let opened = victim.browser.post_as_it_is(&Address::Follow.path(Locale::Sv), &code).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    // And is signed in to a page of their own.
    app.sign_in_resident(&victim.browser, "anna@exempel.fi").await;
    let of_own_page = token_of(&victim.browser.get("/en/my-page").await);
    let own_pages = Locale::ALL.map(|locale| Address::OwnPage.path(locale));
    let filed = crate::initiatives::filed(&victim.browser).await;
    let code = format!("code={}&form_token={of_everybody}", crate::initiatives::code(&filed));
    let opened = victim.browser.post_as_it_is(&Address::Follow.path(Locale::Sv), &code).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    let initiative = app.initiative_at("home-care").await;
    let before = dump(&app.state.db, &SHOWN_AGAIN).await;

    for route in server::declared().iter().filter(|route| route.method == Method::POST) {
        let path = route.path.replace("{number}", &number).replace("{initiative}", &initiative);
        let path = ["{person}", "{role}"].iter().fold(path, |path, name| path.replace(name, &victim.id.0.to_string()));
        let right = match path.as_str() {
            path if path.starts_with("/staff") => &of_session,
            path if own_pages.iter().any(|own| path.starts_with(own)) => &of_own_page,
            _ => &of_everybody,
        };
        for forgery in &FORGERIES {
            let token = match forgery.token {
                Token::None => "",
                Token::OfAnother => &another,
                Token::Right => right,
            };
            let mut request = Request::post(&path).header(CONTENT_TYPE, forgery.content_type);
            if let Some((name, value)) = forgery.header {
                request = request.header(name, value);
            }
            // Fields that forms cannot be read without, so that it is the forgery that is refused.
            let fields = "version=1&locale=sv&current=x&new=x&email=x&password=x";
            let body = Body::from(format!("form_token={token}&{fields}"));
            let page = victim.browser.send(request.body(body).expect("a request")).await;

            // A body of the wrong type is not even read.
            let unread = [StatusCode::UNSUPPORTED_MEDIA_TYPE, StatusCode::UNPROCESSABLE_ENTITY];
            let is_unread = forgery.content_type != FORM && unread.contains(&page.status);
            let is_refused = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND, StatusCode::GONE].contains(&page.status);
            assert!(is_refused || is_unread, "{path} took {}: {}", forgery.name, page.status);
        }
    }

    assert!(dump(&app.state.db, &SHOWN_AGAIN).await == before, "a forgery wrote something");
}
