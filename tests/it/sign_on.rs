//! Single sign-on of staff, against a certified provider (security bar R9, R10, R24).

use axum::body::Body;
use axum::http::{Request, StatusCode};
use chrono::Duration;
use delta::accounts::second_factor::TotpSecret;
use delta::actions::set_up_second_factor;
use delta::actions::{Invitation, invite_staff};
use delta::feedback::contact::EmailAddress;
use delta::kernel::actor::Role;
use delta::kernel::clock::Clock;
use delta::kernel::locale::Locale;
use openidconnect::url::Url;
use rstest::rstest;
use totp_rs::{Builder, Secret, Totp};

use crate::app::{Base, TestApp, Visitor};
use crate::dump::dump;
use crate::page::Page;
use crate::provider::{TestProvider, worker};
use crate::staff::Colleague;

const START: &str = "/staff/login/sso?lang=en&next=/staff/help";
const EMAIL: &str = "handler.home-care@demo.invalid";

/// The service outside the demo, its employer's provider, and a handler who has never come by it.
struct World {
    app: TestApp,
    provider: TestProvider,
    handler: Colleague,
}

impl World {
    async fn begin(base: Base) -> Option<Self> {
        Self::begin_with(base, &[]).await
    }

    async fn begin_with(base: Base, options: &[&str]) -> Option<Self> {
        let provider = TestProvider::start(options)?;
        let sso = provider.sso();
        let app = TestApp::start_configured(base, |config| {
            config.is_demo = false;
            config.sso = Some(sso);
        })
        .await?;
        // The provider goes by the clock of the machine.
        app.state.clock.set(Clock::system().now());
        let handler = app.handler_of("home-care").await;
        provider.seat(&worker("w-1", EMAIL, &["pwd", "mfa"])).await;
        Some(Self { app, provider, handler })
    }

    /// Begins in a browser and goes through the provider; the path with which the browser comes back.
    async fn come_back(&self, browser: &Visitor) -> String {
        let sent = browser.get(START).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        self.provider.pass(sent.header("location")).await
    }

    /// The whole way in a browser that knows nothing.
    async fn sign_on(&self) -> (Visitor, Page) {
        let browser = self.app.another_visitor();
        let back = self.come_back(&browser).await;
        let page = browser.get(&back).await;
        (browser, page)
    }

    fn later(&self, by: Duration) {
        self.app.state.clock.set(self.app.state.clock.now() + by);
    }

    async fn audited(&self, act: &str) -> usize {
        let whole = dump(&self.app.state.db, &[]).await;
        whole.matches(&format!("\"act\":\"{act}\"")).count()
    }
}

async fn is_signed_in(browser: &Visitor) -> bool {
    browser.get("/staff/profile").await.status == StatusCode::OK
}

#[rstest]
#[tokio::test]
async fn the_work_account_signs_in_with_its_second_factor_and_leads_on(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    let before = dump(&world.app.state.db, &[]).await;
    let browser = world.app.another_visitor();

    let page = browser.get("/staff/login?lang=en&next=/staff/help").await;
    let button = page.attributes("a.btn", "href");
    let sent = browser.get(START).await;
    let asked = Url::parse(sent.header("location")).expect("an address");
    let told = |name: &str| asked.query_pairs().find(|(known, _)| known == name).map(|(_, value)| value.into_owned());
    assert_eq!(dump(&world.app.state.db, &[]).await, before, "going away writes nothing");
    let back = world.provider.pass(asked.as_str()).await;
    let done = browser.get(&back).await;

    assert_eq!(button, [START]);
    assert_eq!(told("response_type").as_deref(), Some("code"));
    assert_eq!(told("code_challenge_method").as_deref(), Some("S256"));
    assert_eq!(told("scope").as_deref(), Some("openid email"));
    assert_eq!(told("ui_locales").as_deref(), Some("en"));
    assert!(told("state").is_some_and(|state| state.len() == 43) && told("nonce").is_some());
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/staff/help"));
    assert!(is_signed_in(&browser).await, "the provider's second factor is enough");
    assert_eq!(browser.cookie("sign-on"), None);
    assert_eq!((world.audited("work_account_linked").await, world.audited("signed_in").await), (1, 2));
}

#[rstest]
#[tokio::test]
async fn a_provider_that_puts_everything_into_the_token_is_not_asked_for_more(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin_with(base, &["--all-in-token"]).await else { return };

    let (browser, _) = world.sign_on().await;

    assert!(is_signed_in(&browser).await);
}

#[rstest]
#[tokio::test]
async fn who_came_once_is_known_by_the_subject_whatever_their_address_becomes(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    world.sign_on().await;

    world.provider.seat(&worker("w-1", "married@demo.invalid", &["mfa"])).await;
    let (renamed, _) = world.sign_on().await;
    world.provider.seat(&worker("w-2", EMAIL, &["mfa"])).await;
    let (other, page) = world.sign_on().await;

    assert!(is_signed_in(&renamed).await);
    assert!(!is_signed_in(&other).await, "an address given to somebody else opens nothing");
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.body.contains("belongs to another work account"), "{}", page.body);
}

#[rstest]
#[tokio::test]
async fn who_was_invited_comes_in_without_a_password_and_the_invitation_is_used_up(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    let email = EmailAddress::parse("newcomer@demo.invalid").expect("an address");
    let roles = [(Role::Handler, "home-care".into())];
    let invitation = Invitation { email: &email, name: "Newcomer", locale: Locale::Fi, roles: &roles };
    let by = world.app.rights_of(world.app.colleague(Role::Administrator, "home-care").await.id).await;
    let id = invite_staff(&world.app.state, &by, &invitation).await.expect("an invitation");
    world.provider.seat(&worker("w-9", "Newcomer@demo.invalid", &["mfa"])).await;

    let (browser, _) = world.sign_on().await;

    assert!(is_signed_in(&browser).await);
    assert!(!dump(&world.app.state.db, &[]).await.contains("\"token_hash\""));
    let again = invite_staff(&world.app.state, &by, &invitation).await;
    assert!(again.is_err(), "{id:?} has come in");
}

#[rstest]
#[tokio::test]
async fn nobody_gets_an_account_by_signing_on(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let unverified = |person: &mut serde_json::Value| person["claims"]["email_verified"] = false.into();
    let mut stranger = worker("w-3", EMAIL, &["mfa"]);
    unverified(&mut stranger);

    for person in [worker("w-2", "stranger@demo.invalid", &["mfa"]), stranger] {
        world.provider.seat(&person).await;
        let (browser, page) = world.sign_on().await;

        assert_eq!((page.status, page.heading().as_str()), (StatusCode::FORBIDDEN, "You have no account here yet"));
        assert!(!is_signed_in(&browser).await);
    }
    assert_eq!((world.audited("sign_in_failed").await, world.audited("work_account_linked").await), (2, 0));
}

#[rstest]
#[tokio::test]
async fn a_closed_account_stays_closed_and_is_found_anew_once_it_is_opened(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    world.sign_on().await;
    let chief = world.app.state.clone();
    let administrator = world.app.colleague(Role::Administrator, "home-care").await;
    let boss = delta::accounts::store::find(chief.db.reader(), administrator.id, &chief.county, chief.clock.today());
    let boss = boss.await.expect("an answer").expect("somebody");

    delta::actions::close_account(&chief, &boss, world.handler.id).await.expect("a closed account");
    let (browser, page) = world.sign_on().await;
    assert_eq!((page.status, page.heading().as_str()), (StatusCode::FORBIDDEN, "Your account here is closed"));
    assert!(!is_signed_in(&browser).await);

    delta::actions::open_account(&chief, &boss, world.handler.id).await.expect("an open account");
    world.provider.seat(&worker("w-7", EMAIL, &["mfa"])).await;
    let (browser, _) = world.sign_on().await;
    assert!(is_signed_in(&browser).await, "another work account may take its place");
}

#[rstest]
#[tokio::test]
async fn without_a_second_factor_anywhere_nobody_comes_in(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    world.provider.seat(&worker("w-1", EMAIL, &["pwd"])).await;

    let (browser, page) = world.sign_on().await;

    assert_eq!((page.status, page.heading().as_str()), (StatusCode::FORBIDDEN, "A second step is needed"));
    assert_eq!(page.attributes("a.btn", "href"), [START, "/staff/login?lang=en"]);
    assert!(!is_signed_in(&browser).await);
    assert_eq!(world.audited("work_account_linked").await, 0);
}

#[rstest]
#[tokio::test]
async fn who_has_a_second_factor_here_is_asked_for_it_instead(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let (state, me) = (&world.app.state, world.handler.id);
    let secret = TotpSecret::draw(&state.random);
    let key = Secret::try_from_base32(secret.grouped().replace(' ', "")).expect("a key");
    let telephone: Totp = Builder::new().with_secret(key).build().expect("an app");
    let code = || telephone.generate(u64::try_from(state.clock.now().timestamp()).expect("after 1970")).to_string();
    set_up_second_factor(state, me, secret, &code()).await.expect("an answer").expect("a second factor");
    world.provider.seat(&worker("w-1", EMAIL, &["pwd"])).await;

    world.later(Duration::seconds(30));
    let (browser, page) = world.sign_on().await;
    assert_eq!(page.header("location"), "/staff/login/code?lang=en&next=/staff/help");
    assert!(!is_signed_in(&browser).await);
    let done = browser.post("/staff/login/code", &format!("code={}&next=/staff/help", code())).await;

    assert_eq!(done.header("location"), "/staff/help");
    assert!(is_signed_in(&browser).await);
}

#[rstest]
#[tokio::test]
async fn the_session_before_ends_and_the_new_one_has_an_id_of_its_own(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    let (browser, _) = world.sign_on().await;
    let first = browser.cookie("delta").expect("a session");
    let thief = world.app.another_visitor();
    thief.keep("delta", &first);
    let back = {
        let fresh = browser.without_cookies();
        let back = world.come_back(&fresh).await;
        browser.keep("sign-on", &fresh.cookie("sign-on").expect("a cookie"));
        back
    };

    browser.get(&back).await;

    assert_ne!(browser.cookie("delta").expect("a session"), first);
    assert!(is_signed_in(&browser).await);
    assert!(!is_signed_in(&thief).await);
}

#[rstest]
#[tokio::test]
async fn the_answer_counts_once_for_ten_minutes_and_only_in_the_browser_that_began(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    // Without the cookie nothing tells the language of before.
    let late = |page: &Page| {
        assert_eq!((page.status, page.attributes("a.btn", "href").len()), (StatusCode::UNPROCESSABLE_ENTITY, 2));
        assert!(page.attributes("a.btn", "href").iter().any(|to| to.starts_with("/staff/login/sso?lang=")));
    };
    let (mine, thief) = (world.app.another_visitor(), world.app.another_visitor());
    let back = world.come_back(&mine).await;
    world.come_back(&thief).await;
    let before = dump(&world.app.state.db, &[]).await;

    let head = mine.send(Request::head(&back).body(Body::empty()).expect("a request")).await;
    late(&thief.get(&back).await);
    late(&thief.without_cookies().get(&back).await);
    let forged = back.replace("state=", "state=x");
    late(&mine.get(&forged).await);
    assert_eq!(head.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(dump(&world.app.state.db, &[]).await, before, "none of these wrote anything");

    let kept = mine.cookie("sign-on").expect("a cookie");
    assert_eq!(mine.get(&back).await.header("location"), "/staff/help");
    let replay = world.app.another_visitor();
    replay.keep("sign-on", &kept);
    late(&replay.get(&back).await);

    let slow = world.app.another_visitor();
    let back = world.come_back(&slow).await;
    world.later(Duration::minutes(10));
    late(&slow.get(&back).await);
}

#[rstest]
#[tokio::test]
async fn who_cancels_is_told_so_calmly(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    world.provider.seat(&serde_json::json!({ "cancels": true })).await;

    let (browser, page) = world.sign_on().await;

    assert_eq!((page.status, page.heading().as_str()), (StatusCode::OK, "You cancelled the sign-in"));
    assert_eq!(page.attributes("a.btn", "href"), [START, "/staff/login?lang=en"]);
    assert!(!is_signed_in(&browser).await);
}

#[rstest]
#[tokio::test]
async fn new_keys_of_the_provider_are_fetched_when_a_token_needs_them(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    world.sign_on().await;

    world.provider.change_keys().await;
    let (_, at_once) = world.sign_on().await;
    world.later(Duration::seconds(10));
    let (browser, _) = world.sign_on().await;

    // The provider had just been asked; whoever tries a moment later gets in.
    assert_eq!((at_once.status, at_once.heading().as_str()), (StatusCode::BAD_GATEWAY, "You could not be signed in"));
    assert!(at_once.body.contains("a key that we do not know yet"));
    assert!(is_signed_in(&browser).await);
}

#[rstest]
#[tokio::test]
async fn a_provider_that_has_gone_stops_nobody_with_a_password(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let browser = world.app.another_visitor();
    let back = world.come_back(&browser).await;
    drop(world.provider);

    let page = browser.get(&back).await;
    world.app.state.clock.set(world.app.state.clock.now() + Duration::hours(1));
    let start = world.app.another_visitor().get(START).await;

    for page in [page, start] {
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(page.heading(), "The sign-in service does not answer");
    }
    assert_eq!(world.app.another_visitor().get("/staff/login").await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn without_a_provider_there_is_no_button_and_no_way(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let page = app.get("/staff/login?lang=en").await;
    let ways = [app.get(START).await.status, app.get("/staff/login/sso/callback?code=x&state=y").await.status];

    assert!(page.attributes("a.btn", "href").is_empty());
    assert_eq!(ways, [StatusCode::NOT_FOUND; 2]);
}
