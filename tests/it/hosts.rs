//! Whatever host a request claims to have come to, links keep the configured address (security bar P20).

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{Request, StatusCode, request};
use delta::addresses::Address;
use delta::jobs::send_messages;
use delta::kernel::locale::Locale;
use delta::platform::mail::{MAIL_FOLDER, list_kept};
use rstest::rstest;

use crate::app::{Base, TestApp, Visitor};
use crate::page::Page;

const EVIL: &str = "evil.example";

/// How a request claims another host.
#[derive(Clone, Copy, Debug)]
enum Claim {
    Host,
    XForwardedHost,
    Forwarded,
    XOriginalUrl,
    AbsoluteTarget,
}

const CLAIMS: [Claim; 5] =
    [Claim::Host, Claim::XForwardedHost, Claim::Forwarded, Claim::XOriginalUrl, Claim::AbsoluteTarget];

impl Claim {
    fn on(self, request: request::Builder, path: &str) -> request::Builder {
        match self {
            Self::Host => request.uri(path).header(HOST, EVIL),
            Self::XForwardedHost => {
                request.uri(path).header("x-forwarded-host", EVIL).header("x-forwarded-proto", "http")
            }
            Self::Forwarded => request.uri(path).header("forwarded", format!("host={EVIL};proto=http")),
            Self::XOriginalUrl => request.uri(path).header("x-original-url", format!("http://{EVIL}/")),
            Self::AbsoluteTarget => request.uri(format!("http://{EVIL}{path}")).header(HOST, EVIL),
        }
    }

    async fn get(self, browser: &Visitor, path: &str) -> Page {
        browser.send(self.on(Request::builder(), path).body(Body::empty()).expect("a request")).await
    }

    async fn post(self, app: &TestApp, browser: &Visitor, path: &str, form: &str) -> Page {
        let token = delta::frame::form_token::FormToken::public(&app.state.keyring);
        let request = self.on(Request::post(path), path).header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        browser.send(request.body(Body::from(format!("{form}&form_token={token}"))).expect("a request")).await
    }
}

fn assert_ours(page: &Page, of: Claim, path: &str) {
    let headers = format!("{:?}", page.headers);
    assert!(!page.body.contains(EVIL) && !headers.contains(EVIL), "{path} with {of:?}: {headers} {}", page.body);
}

#[rstest]
#[tokio::test]
async fn every_link_on_pages_and_in_mails_keeps_the_configured_address(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let colleague = app.somebody("home-care-kotka").await;
    let pages = [Address::Front, Address::Feedback, Address::Follow, Address::Strategy, Address::PublishedFeedback];
    let public = pages.iter().flat_map(|page| Locale::ALL.map(|locale| page.path(locale)));
    let others = ["/", "/k", "/staff", "/staff/queue", "/staff/login", "/sv/finns-inte", "/qr/home-care-kotka"];
    let paths: Vec<String> = public.chain(others.map(str::to_owned)).collect();
    let drawn = app.get("/qr/home-care-kotka").await.body;

    for claim in CLAIMS {
        for path in &paths {
            assert_ours(&claim.get(&app.visitor, path).await, claim, path);
        }
        assert_eq!(claim.get(&app.visitor, "/qr/home-care-kotka").await.body, drawn, "{claim:?}");
        let resident = app.another_visitor();
        claim.post(&app, &resident, "/sv/respons/text", "text=Hissen+i+huset+stod+still.").await;
        claim.post(&app, &resident, "/sv/respons/galler", "kind=praise&service=unknown&municipality=kotka").await;
        let reply = "reply=email&email=namn%40exempel.fi&publish=no";
        claim.post(&app, &resident, "/sv/respons/svar", reply).await;
        let receipt = claim.post(&app, &resident, "/sv/respons/kvitto", "do=send").await;
        assert_eq!(receipt.status, StatusCode::OK, "{claim:?}: {}", receipt.body);
        assert_ours(&receipt, claim, "the receipt");
        let reset = claim.post(&app, &resident, "/staff/login/reset", &format!("email={}", colleague.email)).await;
        assert_ours(&reset, claim, "the letter with a new password");
    }
    while send_messages::send_due(&app.state.as_ref().into()).await.expect("a pass") > 0 {}

    let letters = list_kept(&app.state.config.data.join(MAIL_FOLDER)).await.expect("letters");
    let to = |address: &str| letters.iter().filter(|letter| letter.to == address).count();
    assert_eq!((to("namn@exempel.fi"), to(&colleague.email)), (3, 3), "three an hour to each");
    for letter in &letters {
        let links: Vec<&str> = letter.text.split_whitespace().filter(|word| word.contains("://")).collect();
        assert!(
            !links.is_empty() && links.iter().all(|link| link.starts_with(&app.state.config.base_url)),
            "{links:?}"
        );
    }
}
