//! What a browser sees of signing in.

use std::fmt::Write;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::{COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use chrono::Duration;
use delta::accounts::password::{self, Password};
use delta::accounts::store::{self, NewStaff};
use delta::frame::form_token::FormToken;
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use delta::server::router;
use entity::ids::StaffId;
use entity::staff;
use http_body_util::BodyExt;
use rstest::rstest;
use sea_orm::{ActiveModelTrait, Set};
use tower::ServiceExt;

use crate::app::{Base, TestApp};

const EMAIL: &str = "handler@demo.invalid";
const PASSWORD: &str = "kärrynpyörä rullaa";

/// Someone with an account, and the service they sign in to: two instances of it where the database allows.
struct World {
    app: TestApp,
    router: Router,
    other: Router,
    me: StaffId,
}

struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: String,
}

impl Answer {
    fn leads_to(&self) -> &str {
        self.headers.get(LOCATION).map_or("", |to| to.to_str().expect("a header"))
    }

    /// The cookie it sets, as the browser sends it back.
    fn cookie(&self) -> String {
        let set = self.headers.get(SET_COOKIE).map_or("", |set| set.to_str().expect("a header"));
        set.split(';').next().unwrap_or_default().to_owned()
    }

    fn form_token(&self) -> String {
        let (_, rest) = self.body.split_once("name=\"form_token\" value=\"").expect("a token");
        rest.split('"').next().expect("its end").to_owned()
    }
}

impl World {
    async fn begin(base: Base) -> Option<Self> {
        let app = TestApp::start(base).await?;
        let state = &app.state;
        let chosen = Password::parse(PASSWORD, &state.county).expect("a password");
        let tx = state.db.begin_write().await.expect("a transaction");
        let new = NewStaff {
            email: EMAIL,
            name: "Handler",
            password_hash: &password::hash(&chosen, &state.random).expect("a hash"),
            locale: Locale::En,
            roles: &[(Role::Handler, "home-care".into())],
            from_on: state.clock.today(),
        };
        let me = store::upsert_staff(&tx, &new, &state.random).await.expect("a person");
        tx.commit().await.expect("a commit");
        let router = router(app.state.clone());
        let other = app.another_instance().await.unwrap_or_else(|| router.clone());
        Some(Self { app, router, other, me })
    }

    async fn ask(&self, method: Method, path: &str, cookie: &str, body: &str, from: u8) -> Answer {
        self.ask_of(&self.router, method, path, cookie, body, from).await
    }

    /// Asks one of the instances.
    async fn ask_of(&self, of: &Router, method: Method, path: &str, cookie: &str, body: &str, from: u8) -> Answer {
        let mut request =
            Request::builder().method(method).uri(path).header(COOKIE, cookie).header("host", "127.0.0.1:8080");
        if !body.is_empty() {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        let mut request = request.body(Body::from(body.to_owned())).expect("a request");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 9, from], 1))));
        let (parts, body) = of.clone().oneshot(request).await.expect("an answer").into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8_lossy(&body).into_owned() }
    }

    async fn get(&self, path: &str, cookie: &str) -> Answer {
        self.ask(Method::GET, path, cookie, "", 1).await
    }

    async fn sign_in(&self, email: &str, password: &str, next: &str, from: u8) -> Answer {
        self.sign_in_over("", email, password, next, from).await
    }

    async fn sign_in_over(&self, cookie: &str, email: &str, password: &str, next: &str, from: u8) -> Answer {
        let token = FormToken::public(&self.app.state.keyring).to_string();
        let pairs =
            [("form_token", token.as_str()), ("email", email), ("password", password), ("next", next), ("lang", "en")];
        self.ask(Method::POST, "/staff/login", cookie, &encoded(&pairs), from).await
    }

    async fn signed_in(&self) -> String {
        let answer = self.sign_in(EMAIL, PASSWORD, "", 1).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        answer.cookie()
    }

    /// Does the cookie open the profile?
    async fn is_live(&self, cookie: &str) -> bool {
        let here = self.get("/staff/profile", cookie).await;
        let there = self.ask_of(&self.other, Method::GET, "/staff/profile", cookie, "", 1).await;
        assert_eq!(here.status, there.status, "every instance says the same");
        assert!(here.status == StatusCode::OK || here.leads_to() == "/staff/login?next=/staff/profile");
        here.status == StatusCode::OK
    }

    fn later(&self, by: Duration) {
        self.app.state.clock.set(self.app.state.clock.now() + by);
    }
}

/// Pairs as a form sends them.
fn encoded(pairs: &[(&str, &str)]) -> String {
    let mut form = String::new();
    for (name, text) in pairs {
        write!(form, "&{name}=").expect("room");
        for byte in text.bytes() {
            write!(form, "%{byte:02X}").expect("room");
        }
    }
    form
}

#[rstest]
#[tokio::test]
async fn who_is_not_signed_in_is_led_to_the_sign_in_and_back(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };

    let asked = world.get("/staff/profile?done=saved", "").await;
    let shown = world.get(asked.leads_to(), "").await;
    let answer = world.sign_in(EMAIL, PASSWORD, "/staff/profile?done=saved", 1).await;

    assert_eq!(asked.leads_to(), "/staff/login?next=/staff/profile%3Fdone%3Dsaved");
    assert!(shown.body.contains("value=\"/staff/profile?done=saved\""), "{}", shown.body);
    assert!(!shown.body.contains("/staff/logout"));
    assert_eq!(answer.leads_to(), "/staff/profile?done=saved");
    assert!(world.is_live(&answer.cookie()).await);
}

#[rstest]
#[tokio::test]
async fn a_script_without_a_session_is_told_so(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let request =
        Request::post("/staff/session").header("sec-fetch-mode", "cors").header("sec-fetch-site", "same-origin");

    let answer =
        world.router.clone().oneshot(request.body(Body::empty()).expect("a request")).await.expect("an answer");

    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
}

#[rstest]
#[tokio::test]
async fn nobody_is_led_elsewhere(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };

    for next in [
        "//e",
        "/\\e",
        "https:e",
        "/\te",
        "/%5ce",
        "javascript:alert(1)",
        "/staff\r\nX: y",
        "/staff/../../e",
        "/staff/login",
    ] {
        let answer = world.sign_in(EMAIL, PASSWORD, next, 1).await;
        assert_eq!(answer.leads_to(), "/staff", "{next:?}");
    }
}

#[rstest]
#[tokio::test]
async fn known_and_unknown_addresses_get_the_same_answer(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };

    let wrong = world.sign_in(EMAIL, "not the password", "", 1).await;
    let unknown = world.sign_in("nobody1@demo.invalid", "not the password", "", 1).await;

    let comparable = |answer: &Answer| {
        let mut headers = answer.headers.clone();
        headers.remove("x-request-id");
        headers.remove("content-length");
        (answer.status, headers)
    };
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(comparable(&wrong), comparable(&unknown));
    assert_eq!(wrong.body.replace(EMAIL, ""), unknown.body.replace("nobody1@demo.invalid", ""));
    assert!(wrong.headers.get(SET_COOKIE).is_none());
    assert!(!wrong.body.contains("not the password"));
}

#[rstest]
#[tokio::test]
async fn the_guesser_is_slowed_and_the_owner_gets_in(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    for _ in 0..12 {
        world.sign_in(EMAIL, "not the password", "", 7).await;
    }

    let guess = world.sign_in(EMAIL, PASSWORD, "", 7).await;
    let owner = world.sign_in(EMAIL, PASSWORD, "", 8).await;

    assert_eq!(guess.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(guess.headers.get("retry-after").and_then(|wait| wait.to_str().ok()), Some("900"));
    assert!(guess.body.contains(EMAIL));
    assert_eq!(owner.status, StatusCode::SEE_OTHER);
}

/// Decision 0015: many who sign in must not make every public page anew.
#[rstest]
#[tokio::test]
async fn signing_in_leaves_the_kept_pages_alone(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let before = world.app.state.db.commits();

    let wrong = world.sign_in(EMAIL, "not the password", "", 7).await;
    let right = world.sign_in(EMAIL, PASSWORD, "", 7).await;

    assert_eq!((wrong.status, right.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::SEE_OTHER));
    assert_eq!(world.app.state.db.commits(), before);
    world.app.case_at("home-care").await;
    assert_ne!(world.app.state.db.commits(), before, "what may show is counted");
}

#[rstest]
#[tokio::test]
async fn whoever_shares_an_office_with_others_mistakes_gets_in(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    for n in 0..20 {
        world.sign_in(&format!("colleague{n}@demo.invalid"), "not the password", "", 7).await;
    }

    let owner = world.sign_in(EMAIL, PASSWORD, "", 7).await;

    assert_eq!(owner.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[tokio::test]
async fn a_session_id_is_new_at_every_sign_in_and_the_old_one_is_dead(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    let planted = format!("delta={}", "A".repeat(43));
    let first = world.sign_in_over(&planted, EMAIL, PASSWORD, "", 1).await.cookie();

    let second = world.sign_in_over(&first, EMAIL, PASSWORD, "", 1).await.cookie();

    assert_ne!(planted, first);
    assert_ne!(first, second);
    assert!(!world.is_live(&planted).await);
    assert!(!world.is_live(&first).await);
    assert!(world.is_live(&second).await);
}

#[rstest]
#[tokio::test]
async fn a_session_ends_after_30_minutes_without_a_request(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let cookie = world.signed_in().await;

    for _ in 0..3 {
        world.later(Duration::minutes(29));
        assert!(world.is_live(&cookie).await);
    }
    world.later(Duration::minutes(30));

    assert!(!world.is_live(&cookie).await);
}

#[rstest]
#[tokio::test]
async fn a_session_ends_after_12_hours_however_busy(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let cookie = world.signed_in().await;
    for _ in 0..28 {
        world.later(Duration::minutes(25));
        assert!(world.is_live(&cookie).await);
    }

    world.later(Duration::minutes(20));

    assert!(!world.is_live(&cookie).await);
}

#[rstest]
#[tokio::test]
async fn signing_out_ends_the_session_and_needs_the_token(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let cookie = world.signed_in().await;
    let token = world.get("/staff/profile", &cookie).await.form_token();
    let public = FormToken::public(&world.app.state.keyring).to_string();

    let forged = world.ask(Method::POST, "/staff/logout", &cookie, &encoded(&[("form_token", &public)]), 1).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    assert!(world.is_live(&cookie).await);
    let left = world.ask(Method::POST, "/staff/logout", &cookie, &encoded(&[("form_token", &token)]), 1).await;

    assert_eq!(left.leads_to(), "/staff/login?lang=en&signed_out=1");
    assert_eq!(left.cookie(), "delta=");
    assert!(!world.is_live(&cookie).await);
}

#[rstest]
#[tokio::test]
async fn a_new_password_ends_all_sessions_but_gives_this_browser_a_new_one(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    let (here, there) = (world.signed_in().await, world.signed_in().await);
    let token = world.get("/staff/profile", &here).await.form_token();
    let change = |current: &str, new: &str| encoded(&[("form_token", &token), ("current", current), ("new", new)]);
    let path = "/staff/profile/password";

    let wrong = world.ask(Method::POST, path, &here, &change("not the password", "kahdeksan keltaista kalaa"), 1).await;
    let easy = world.ask(Method::POST, path, &here, &change(PASSWORD, "salasana2026"), 1).await;
    assert_eq!([wrong.status, easy.status], [StatusCode::UNPROCESSABLE_ENTITY; 2]);
    let changed = world.ask(Method::POST, path, &here, &change(PASSWORD, "kahdeksan keltaista kalaa"), 1).await;

    assert_eq!(changed.leads_to(), "/staff/profile?done=password");
    assert!(world.is_live(&changed.cookie()).await);
    assert!(!world.is_live(&here).await);
    assert!(!world.is_live(&there).await);
    assert_eq!(world.sign_in(EMAIL, PASSWORD, "", 2).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(world.sign_in(EMAIL, "kahdeksan keltaista kalaa", "", 2).await.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[tokio::test]
async fn who_is_disabled_loses_access_with_the_next_request(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let cookie = world.signed_in().await;
    let disabled = staff::ActiveModel {
        id: Set(world.me),
        disabled_on: Set(Some(world.app.state.clock.today())),
        ..Default::default()
    };

    let tx = world.app.state.db.begin_write().await.expect("a transaction");
    disabled.update(&tx).await.expect("a row");
    tx.commit().await.expect("a commit");

    assert!(!world.is_live(&cookie).await);
    assert_eq!(world.sign_in(EMAIL, PASSWORD, "", 2).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[rstest]
#[tokio::test]
async fn who_gets_another_role_signs_in_anew_and_works_by_it(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let cookie = world.signed_in().await;
    let before = world.get("/staff/profile", &cookie).await;
    let (state, today) = (&world.app.state, world.app.state.clock.today());
    let tx = state.db.begin_write().await.expect("a transaction");
    let known = store::credentials(&tx, EMAIL, today).await.expect("an answer").expect("the person");
    let moved = NewStaff {
        email: EMAIL,
        name: "Administrator",
        password_hash: &known.password_hash,
        locale: Locale::En,
        roles: &[(Role::Administrator, "home-care".into())],
        from_on: today,
    };

    store::upsert_staff(&tx, &moved, &state.random).await.expect("a person");
    tx.commit().await.expect("a commit");
    let is_live = world.is_live(&cookie).await;
    let after = world.get("/staff/profile", &world.signed_in().await).await;

    let shows = |page: &Answer| page.body.contains("/staff/cases/new");
    assert_eq!((is_live, shows(&before), shows(&after)), (false, true, false));
}

#[rstest]
#[tokio::test]
async fn a_language_chosen_in_the_profile_is_spoken_at_once(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let cookie = world.signed_in().await;
    let token = world.get("/staff/profile", &cookie).await.form_token();

    let body = encoded(&[("form_token", &token), ("locale", "sv")]);
    let saved = world.ask(Method::POST, "/staff/profile", &cookie, &body, 1).await;
    let shown = world.get(saved.leads_to(), &cookie).await;

    assert!(shown.body.contains("<html lang=\"sv\""));
    assert!(shown.body.contains("Ändringarna är sparade."));
}
