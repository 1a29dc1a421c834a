//! What a browser sees of signing in.

use std::fmt::Write;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::header::{COOKIE, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use chrono::{DateTime, Duration, Utc};
use entity::ids::StaffId;
use entity::{staff, unit};
use http_body_util::BodyExt;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use tower::ServiceExt;

use crate::accounts::password::{self, Password};
use crate::accounts::store::{self, NewStaff};
use crate::app::{App, AppState, Parts};
use crate::counties::sample::county;
use crate::frame::form_token::FormToken;
use crate::kernel::actor::Role;
use crate::kernel::clock::Clock;
use crate::kernel::locale::Locale;
use crate::kernel::random::Random;
use crate::platform::config::Config;
use crate::platform::database::Database;
use crate::platform::dialect::migrate;
use crate::platform::files::DiskStore;
use crate::platform::keyring::Keyring;
use crate::platform::mail::Transport;
use crate::server::router;

const EMAIL: &str = "handler@demo.invalid";
const PASSWORD: &str = "kärrynpyörä rullaa";

struct World {
    app: AppState,
    router: Router,
    me: StaffId,
    _folder: tempfile::TempDir,
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
    async fn begin() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        let db = Database::open(&format!("sqlite://{}", at("delta.db").display()), 2).await.expect("a database");
        migrate(&db).await.expect("tables");
        let random = Random::seeded(23);
        let app = App::start(Parts {
            config: Config::load(&|_| None, true).expect("a configuration"),
            clock: Clock::standing(morning()),
            random: random.clone(),
            keyring: Keyring::for_tests(),
            db,
            files: Arc::new(DiskStore::open(&at("files")).expect("a folder")),
            county: Arc::new(county()),
            mail: Transport::folder(at("mail"), "delta@example.org").expect("a transport"),
        });
        let tx = app.db.begin_write().await.expect("a transaction");
        for known in &app.county.units {
            let parent_id = known.parent.as_deref().map(Into::into);
            let row =
                unit::Model { id: known.id.as_str().into(), parent_id, opened_on: known.opened_on, closed_on: None };
            unit::Entity::insert(row.into_active_model().reset_all())
                .exec_without_returning(&tx)
                .await
                .expect("a unit");
        }
        let chosen = Password::parse(PASSWORD, &app.county).expect("a password");
        let new = NewStaff {
            email: EMAIL,
            name: "Handler",
            password_hash: &password::hash(&chosen, &random).expect("a hash"),
            locale: Locale::En,
            roles: &[(Role::Handler, "home-care".into())],
            from_on: app.clock.today(),
        };
        let me = store::upsert_staff(&tx, &new, &random).await.expect("a person");
        tx.commit().await.expect("a commit");
        Self { router: router(app.clone()), app, me, _folder: folder }
    }

    async fn ask(&self, method: Method, path: &str, cookie: &str, body: &str, from: u8) -> Answer {
        let mut request =
            Request::builder().method(method).uri(path).header(COOKIE, cookie).header("host", "127.0.0.1:8080");
        if !body.is_empty() {
            request = request.header("content-type", "application/x-www-form-urlencoded");
        }
        let mut request = request.body(Body::from(body.to_owned())).expect("a request");
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from(([127, 0, 9, from], 1))));
        let (parts, body) = self.router.clone().oneshot(request).await.expect("an answer").into_parts();
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
        let token = FormToken::public(&self.app.keyring).to_string();
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
        let answer = self.get("/staff/profile", cookie).await;
        assert!(answer.status == StatusCode::OK || answer.leads_to() == "/staff/login?next=/staff/profile");
        answer.status == StatusCode::OK
    }

    fn later(&self, by: Duration) {
        self.app.clock.set(self.app.clock.now() + by);
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

fn morning() -> DateTime<Utc> {
    "2026-03-02T06:00:00Z".parse().expect("an instant")
}

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_the_sign_in_and_back() {
    let world = World::begin().await;

    let asked = world.get("/staff/profile?done=saved", "").await;
    let shown = world.get(asked.leads_to(), "").await;
    let answer = world.sign_in(EMAIL, PASSWORD, "/staff/profile?done=saved", 1).await;

    assert_eq!(asked.leads_to(), "/staff/login?next=/staff/profile%3Fdone%3Dsaved");
    assert!(shown.body.contains("value=\"/staff/profile?done=saved\""), "{}", shown.body);
    assert!(!shown.body.contains("/staff/logout"));
    assert_eq!(answer.leads_to(), "/staff/profile?done=saved");
    assert!(world.is_live(&answer.cookie()).await);
}

#[tokio::test]
async fn a_script_without_a_session_is_told_so() {
    let world = World::begin().await;
    let request =
        Request::post("/staff/session").header("sec-fetch-mode", "cors").header("sec-fetch-site", "same-origin");

    let answer =
        world.router.clone().oneshot(request.body(Body::empty()).expect("a request")).await.expect("an answer");

    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn nobody_is_led_elsewhere() {
    let world = World::begin().await;

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

#[tokio::test]
async fn known_and_unknown_addresses_get_the_same_answer() {
    let world = World::begin().await;

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

#[tokio::test]
async fn the_guesser_is_slowed_and_the_owner_gets_in() {
    let world = World::begin().await;
    for _ in 0..10 {
        world.sign_in(EMAIL, "not the password", "", 7).await;
    }

    let guess = world.sign_in(EMAIL, PASSWORD, "", 7).await;
    let owner = world.sign_in(EMAIL, PASSWORD, "", 8).await;

    assert_eq!(guess.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(guess.headers.get("retry-after").and_then(|wait| wait.to_str().ok()), Some("900"));
    assert!(guess.body.contains(EMAIL));
    assert_eq!(owner.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_session_id_is_new_at_every_sign_in_and_the_old_one_is_dead() {
    let world = World::begin().await;
    let planted = format!("delta={}", "A".repeat(43));
    let first = world.sign_in_over(&planted, EMAIL, PASSWORD, "", 1).await.cookie();

    let second = world.sign_in_over(&first, EMAIL, PASSWORD, "", 1).await.cookie();

    assert_ne!(planted, first);
    assert_ne!(first, second);
    assert!(!world.is_live(&planted).await);
    assert!(!world.is_live(&first).await);
    assert!(world.is_live(&second).await);
}

#[tokio::test]
async fn a_session_ends_after_30_minutes_without_a_request() {
    let world = World::begin().await;
    let cookie = world.signed_in().await;

    for _ in 0..3 {
        world.later(Duration::minutes(29));
        assert!(world.is_live(&cookie).await);
    }
    world.later(Duration::minutes(30));

    assert!(!world.is_live(&cookie).await);
}

#[tokio::test]
async fn a_session_ends_after_12_hours_however_busy() {
    let world = World::begin().await;
    let cookie = world.signed_in().await;
    for _ in 0..28 {
        world.later(Duration::minutes(25));
        assert!(world.is_live(&cookie).await);
    }

    world.later(Duration::minutes(20));

    assert!(!world.is_live(&cookie).await);
}

#[tokio::test]
async fn signing_out_ends_the_session_and_needs_the_token() {
    let world = World::begin().await;
    let cookie = world.signed_in().await;
    let token = world.get("/staff/profile", &cookie).await.form_token();
    let public = FormToken::public(&world.app.keyring).to_string();

    let forged = world.ask(Method::POST, "/staff/logout", &cookie, &encoded(&[("form_token", &public)]), 1).await;
    assert_eq!(forged.status, StatusCode::FORBIDDEN);
    assert!(world.is_live(&cookie).await);
    let left = world.ask(Method::POST, "/staff/logout", &cookie, &encoded(&[("form_token", &token)]), 1).await;

    assert_eq!(left.leads_to(), "/staff/login?lang=en&signed_out=1");
    assert_eq!(left.cookie(), "delta=");
    assert!(!world.is_live(&cookie).await);
}

#[tokio::test]
async fn a_new_password_ends_all_sessions_but_gives_this_browser_a_new_one() {
    let world = World::begin().await;
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

#[tokio::test]
async fn who_is_disabled_loses_access_with_the_next_request() {
    let world = World::begin().await;
    let cookie = world.signed_in().await;
    let disabled =
        staff::ActiveModel { id: Set(world.me), disabled_on: Set(Some(world.app.clock.today())), ..Default::default() };

    disabled.update(world.app.db.for_migrations()).await.expect("a row");

    assert!(!world.is_live(&cookie).await);
    assert_eq!(world.sign_in(EMAIL, PASSWORD, "", 2).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_gets_another_role_works_by_it_with_the_next_request() {
    let world = World::begin().await;
    let cookie = world.signed_in().await;
    let before = world.get("/staff/profile", &cookie).await;
    let tx = world.app.db.begin_write().await.expect("a transaction");
    let moved = NewStaff {
        email: EMAIL,
        name: "Administrator",
        password_hash: "none",
        locale: Locale::En,
        roles: &[(Role::Administrator, "home-care".into())],
        from_on: world.app.clock.today(),
    };

    store::upsert_staff(&tx, &moved, &world.app.random).await.expect("a person");
    tx.commit().await.expect("a commit");
    let after = world.get("/staff/profile", &cookie).await;

    let shows = |page: &Answer| ["/staff/cases/new", "/staff/admin/people"].map(|path| page.body.contains(path));
    assert_eq!(shows(&before), [true, false]);
    assert_eq!(shows(&after), [false, true]);
}

#[tokio::test]
async fn a_language_chosen_in_the_profile_is_spoken_at_once() {
    let world = World::begin().await;
    let cookie = world.signed_in().await;
    let token = world.get("/staff/profile", &cookie).await.form_token();

    let body = encoded(&[("form_token", &token), ("locale", "sv")]);
    let saved = world.ask(Method::POST, "/staff/profile", &cookie, &body, 1).await;
    let shown = world.get(saved.leads_to(), &cookie).await;

    assert!(shown.body.contains("<html lang=\"sv\""));
    assert!(shown.body.contains("Ändringarna är sparade."));
}
