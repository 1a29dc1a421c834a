//! What single sign-on makes of a provider that misbehaves: a calm page each time, and nobody comes in (security bar R24).

use axum::http::StatusCode;
use chrono::Duration;
use openidconnect::url::Url;
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::dump::dump;
use crate::liar::{Liar, Lie};
use crate::page::Page;

const START: &str = "/staff/login/sso?lang=en";
const EMAIL: &str = "handler.home-care@demo.invalid";

const DOUBT: (StatusCode, &str) = (StatusCode::BAD_GATEWAY, "You could not be signed in");
const DOWN: (StatusCode, &str) = (StatusCode::SERVICE_UNAVAILABLE, "The sign-in service does not answer");
const LATE: (StatusCode, &str) = (StatusCode::UNPROCESSABLE_ENTITY, "Start the sign-in again");

const NOT_AS_AGREED: &str = "did not answer as agreed";
const UNPROVED: &str = "could not be proved";
const KEY: &str = "a key that we do not know yet";
const CLOCK: &str = "differs from ours";

/// Each lie, what the page says of it, and a few words that no other page has.
const LIES: [(Lie, (StatusCode, &str), &str); 26] = [
    (Lie::DiscoveryOfAnotherIssuer, DOUBT, NOT_AS_AGREED),
    (Lie::DiscoveryThatRedirects, DOUBT, NOT_AS_AGREED),
    (Lie::DiscoveryThatIsHuge, DOUBT, NOT_AS_AGREED),
    (Lie::DiscoveryThatIsNoJson, DOUBT, NOT_AS_AGREED),
    (Lie::DiscoveryThatFails, DOWN, ""),
    (Lie::DiscoveryThatNeverComes, DOWN, ""),
    (Lie::TokensFromElsewhere, DOUBT, NOT_AS_AGREED),
    (Lie::SignInElsewhere, DOUBT, NOT_AS_AGREED),
    (Lie::KeysThatRedirect, DOUBT, NOT_AS_AGREED),
    (Lie::CodeIsNotTaken, LATE, ""),
    (Lie::ClientIsNotKnown, DOUBT, NOT_AS_AGREED),
    (Lie::TokenThatRedirects, DOUBT, NOT_AS_AGREED),
    (Lie::TokenThatIsHuge, DOUBT, NOT_AS_AGREED),
    (Lie::NoToken, DOUBT, UNPROVED),
    (Lie::AnotherNonce, LATE, ""),
    (Lie::NoNonce, LATE, ""),
    (Lie::AnotherAudience, DOUBT, UNPROVED),
    (Lie::TwoAudiences, DOUBT, UNPROVED),
    (Lie::AnotherIssuer, DOUBT, UNPROVED),
    (Lie::NoSignature, DOUBT, UNPROVED),
    (Lie::SharedSecret, DOUBT, UNPROVED),
    (Lie::AnotherKey, DOUBT, KEY),
    (Lie::UnknownKey, DOUBT, KEY),
    (Lie::TokenOfYesterday, DOUBT, CLOCK),
    (Lie::TokenOfTomorrow, DOUBT, CLOCK),
    (Lie::AnotherPersonTold, DOUBT, UNPROVED),
];

/// The service with a provider that goes by the same clock.
async fn begin(base: Base) -> Option<(TestApp, Liar)> {
    let clock = delta::kernel::clock::Clock::standing(crate::app::START.parse().expect("an instant"));
    let liar = Liar::start(clock.clone(), EMAIL).await;
    let sso = liar.sso();
    let app = TestApp::start_configured(base, |config| {
        config.is_demo = false;
        config.sso = Some(sso);
    })
    .await?;
    Some((app, liar))
}

/// The whole way in a new browser: the page at its end.
async fn sign_on(app: &TestApp) -> Page {
    let browser = app.another_visitor();
    let sent = browser.get(START).await;
    if sent.status != StatusCode::SEE_OTHER {
        return sent;
    }
    let asked = Url::parse(sent.header("location")).expect("an address");
    let told = |name: &str| asked.query_pairs().find(|(known, _)| known == name).map(|(_, value)| value.into_owned());
    let (nonce, state) = (told("nonce").expect("a nonce"), told("state").expect("a state"));
    browser.get(&format!("/staff/login/sso/callback?code={nonce}&state={state}")).await
}

#[rstest]
#[tokio::test]
async fn every_lie_ends_on_a_calm_page_and_lets_nobody_in(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some((app, liar)) = begin(base).await else { return };
    let before = dump(&app.state.db, &[]).await;

    for (lie, (status, heading), words) in LIES {
        liar.set(lie);
        // What was known of the provider is too old by now.
        liar.later(Duration::hours(1));
        app.state.clock.set(app.state.clock.now() + Duration::hours(1));
        let page = sign_on(&app).await;

        assert_eq!((page.status, page.heading().as_str()), (status, heading), "{lie:?}: {}", page.body);
        assert!(page.body.contains(words), "{lie:?}: {}", page.body);
        assert!(page.attributes("a.btn", "href").contains(&START.to_owned()), "{lie:?} leaves another try");
        assert!(page.header("cache-control").contains("no-store"), "{lie:?}");
    }

    assert_eq!(dump(&app.state.db, &[]).await, before, "no lie wrote anything");
}

#[rstest]
#[tokio::test]
async fn the_same_provider_signs_in_once_it_tells_the_truth(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some((app, _liar)) = begin(base).await else { return };
    app.handler_of("home-care").await;

    let page = sign_on(&app).await;

    assert_eq!((page.status, page.header("location")), (StatusCode::SEE_OTHER, "/staff"), "{}", page.body);
}

#[rstest]
#[tokio::test]
async fn answers_that_lead_nowhere_are_counted_and_then_wait(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some((app, liar)) = begin(base).await else { return };
    app.handler_of("home-care").await;
    let (guesser, office) = (app.another_visitor(), app.another_visitor());
    let answer = |browser, good: bool| async move {
        let browser: &crate::app::Visitor = browser;
        let sent = browser.get(START).await;
        let asked = Url::parse(sent.header("location")).expect("an address");
        let told = |name: &str| asked.query_pairs().find(|(known, _)| known == name).map(|(_, v)| v.into_owned());
        let (nonce, state) = (told("nonce").expect("a nonce"), told("state").expect("a state"));
        let code = if good { nonce.as_str() } else { "guess" };
        browser.get(&format!("/staff/login/sso/callback?code={code}&state={state}")).await
    };

    for _ in 0..30 {
        assert_eq!(answer(&guesser, false).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let page = answer(&guesser, true).await;

    assert_eq!((page.status, page.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "900"));
    assert_eq!(answer(&office, true).await.status, StatusCode::SEE_OTHER);
    drop(liar);
}
