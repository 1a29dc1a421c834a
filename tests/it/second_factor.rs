//! Signing in in two steps, and the list of one's sessions (security bar R9, R10, R13).

use std::process::Command;

use axum::http::StatusCode;
use chrono::Duration;
use delta::actions::rotate_keys::{Vault, rotate_keys};
use delta::kernel::actor::Role;
use delta::platform::keyring::Keyring;
use delta::platform::web::client::ClientAddress;
use rstest::rstest;
use totp_rs::{Builder, Secret, Totp};

use crate::app::{Base, TestApp, Visitor};
use crate::kill::{free_address, program};
use crate::letters_to_staff::{ask, link};
use crate::page::Page;
use crate::staff::{Colleague, PASSWORD};

const SET_UP: &str = "/staff/profile/second-factor";
const EMAIL: &str = "handler.home-care@demo.invalid";

/// A handler with an app in the telephone and codes on paper.
struct World {
    app: TestApp,
    me: Colleague,
    telephone: Totp,
    paper: Vec<String>,
}

impl World {
    async fn begin(base: Base) -> Option<Self> {
        let app = TestApp::start(base).await?;
        let me = app.handler_of("home-care").await;
        let (telephone, done) = set_up(&app, &me.browser).await;
        let paper = done.texts("#codes .code");
        Some(Self { app, me, telephone, paper })
    }

    fn code(&self) -> String {
        code(&self.telephone, &self.app)
    }

    fn later(&self, by: Duration) {
        self.app.state.clock.set(self.app.state.clock.now() + by);
    }

    /// A browser in which the password was typed.
    async fn half_way(&self) -> Visitor {
        let browser = self.app.another_visitor();
        let page = browser.post("/staff/login", &password_form()).await;
        assert_eq!(page.header("location"), "/staff/login/code?lang=en");
        browser
    }
}

/// One more browser of the handler, signed in with the password alone.
async fn signed_in(app: &TestApp) -> Visitor {
    let browser = app.another_visitor();
    browser.post("/staff/login", &password_form()).await;
    browser
}

fn password_form() -> String {
    format!("email={EMAIL}&lang=en&password={}", PASSWORD.replace(' ', "+"))
}

fn code(telephone: &Totp, app: &TestApp) -> String {
    let now = u64::try_from(app.state.clock.now().timestamp()).expect("after 1970");
    telephone.generate(now).to_string()
}

/// Sets up an app as a person does: with the password, the key on the page, and the first code.
pub async fn set_up(app: &TestApp, browser: &Visitor) -> (Totp, Page) {
    browser.get(SET_UP).await;
    let shown = browser.post(SET_UP, &format!("current={}", PASSWORD.replace(' ', "+"))).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.body);
    let key = shown.texts(".code").join("").replace(' ', "");
    let telephone = Builder::new().with_secret(Secret::try_from_base32(key).expect("a key")).build().expect("an app");
    let sealed = shown.attributes("form[action$=code] input[name=sealed]", "value").join("");
    let form = format!("sealed={sealed}&code={}", code(&telephone, app));
    let done = browser.post(&format!("{SET_UP}/code"), &form).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    (telephone, done)
}

async fn is_signed_in(browser: &Visitor) -> bool {
    browser.get("/staff/profile").await.status == StatusCode::OK
}

#[rstest]
#[tokio::test]
async fn the_password_alone_opens_nothing_and_with_the_code_there_is_a_new_session(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    world.later(Duration::seconds(30));

    let browser = world.half_way().await;
    assert!(!is_signed_in(&browser).await);
    let wrong = browser.post("/staff/login/code", "code=000000").await;
    let right = browser.post("/staff/login/code", &format!("code={}&next=/staff/help", world.code())).await;

    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(right.header("location"), "/staff/help");
    assert!(is_signed_in(&browser).await);
    assert_eq!(browser.cookie("half"), None);
}

#[rstest]
#[tokio::test]
async fn a_code_of_the_app_opens_once(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let first = world.code();
    let replayed = world.half_way().await.post("/staff/login/code", &format!("code={first}")).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY, "the code that set it up is used up");
    world.later(Duration::seconds(30));
    let form = format!("code={}", world.code());
    let (one, other) = (world.half_way().await, world.half_way().await);

    let answers =
        [one.post("/staff/login/code", &form).await.status, other.post("/staff/login/code", &form).await.status];

    assert_eq!(answers, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
}

#[rstest]
#[tokio::test]
async fn each_of_ten_codes_on_paper_opens_once(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let form = format!("code={}", world.paper[0].to_lowercase().replace(' ', "-"));

    let first = world.half_way().await.post("/staff/login/code", &form).await;
    let again = world.half_way().await.post("/staff/login/code", &form).await;

    assert_eq!(world.paper.len(), 10);
    assert_eq!([first.status, again.status], [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
    let profile = world.me.get("/staff/profile").await;
    assert!(profile.body.contains("You have 9 spare codes left."), "{}", profile.body);
}

#[rstest]
#[tokio::test]
async fn setting_it_up_takes_the_password_and_ends_every_other_session(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let me = app.handler_of("home-care").await;
    let elsewhere = signed_in(&app).await;
    assert!(is_signed_in(&elsewhere).await);
    let before = me.browser.cookie("delta");

    let refused = me.post(SET_UP, "current=not+the+password").await;
    set_up(&app, &me.browser).await;

    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_ne!(me.browser.cookie("delta"), before);
    assert!(is_signed_in(&me.browser).await);
    assert!(!is_signed_in(&elsewhere).await);
}

#[rstest]
#[tokio::test]
async fn who_has_lost_app_and_codes_sets_up_new_ones_after_the_account_was_closed_and_opened(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    let administrator = world.app.colleague(Role::Administrator, "home-care").await;
    let person = format!("/staff/admin/people/{}", world.me.id);
    administrator.get(&person).await;

    administrator.post(&format!("{person}/closure"), "").await;
    let closed = world.app.another_visitor().post("/staff/login", &password_form()).await;
    administrator.post(&format!("{person}/opening"), "").await;
    let browser = world.app.another_visitor();
    let forgotten = browser.post("/staff/login", &password_form()).await;
    ask(&world.app, &browser, EMAIL).await;
    let letter = link(&world.app).await;
    browser.get(&letter).await;
    browser.post(&letter, &format!("new={}", PASSWORD.replace(' ', "+"))).await;
    let opened = browser.post("/staff/login", &password_form()).await;
    world.later(Duration::minutes(1));
    let (_, done) = set_up(&world.app, &browser).await;

    assert_eq!([closed.status, forgotten.status], [StatusCode::UNPROCESSABLE_ENTITY; 2]);
    assert_eq!(opened.header("location"), "/staff", "nothing is asked for that is lost");
    assert_eq!(done.texts("#codes .code").len(), 10);
}

#[rstest]
#[tokio::test]
async fn outside_the_demo_a_second_factor_comes_before_everything_else(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_for_work(base).await else { return };
    // Outside the demo even the first page is the one that sets it up.
    let me = app.colleague(Role::Handler, "home-care").await;
    for path in ["/staff/queue", "/staff/profile", "/staff/help"] {
        let led = me.get(path).await;
        assert!(led.header("location").starts_with("/staff/login?next="), "{path}");
        assert_eq!(me.get(led.header("location")).await.header("location"), SET_UP, "{path}");
    }

    set_up(&app, &me.browser).await;

    assert_eq!(me.get("/staff/queue").await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn who_guesses_codes_is_slowed_and_the_owner_gets_in(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let guesser = world.half_way().await;

    let mut answers = Vec::new();
    for _ in 0..20 {
        answers.push(guesser.post("/staff/login/code", "code=000000").await.status);
        // The right password in between gives no new tries.
        guesser.post("/staff/login", &password_form()).await;
    }

    assert!(answers[12..].iter().all(|status| *status == StatusCode::TOO_MANY_REQUESTS), "{answers:?}");
    world.later(Duration::seconds(30));
    let owner = world.half_way().await.post("/staff/login/code", &format!("code={}", world.code())).await;
    assert_eq!(owner.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[tokio::test]
async fn ten_minutes_after_the_password_the_code_comes_too_late(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let browser = world.half_way().await;
    world.later(Duration::minutes(10));

    let late = browser.post("/staff/login/code", &format!("code={}", world.code())).await;

    assert_eq!(late.header("location"), "/staff/login");
    assert!(!is_signed_in(&browser).await);
}

#[rstest]
#[tokio::test]
async fn one_sees_ones_sessions_and_ends_one_or_all_others(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let mut browsers = vec![app.handler_of("home-care").await.browser];
    for _ in 0..3 {
        browsers.push(signed_in(&app).await);
    }
    let other = app.handler_of("oral-health-south").await.browser;
    let (here, there) = (&browsers[0], &browsers[1]);
    let keys_here = here.get("/staff/profile").await.attributes("button[name=session]", "value");
    let keys_there = there.get("/staff/profile").await.attributes("button[name=session]", "value");
    let of_there: Vec<_> = keys_here.iter().filter(|key| !keys_there.contains(key)).collect();
    assert_eq!((keys_here.len(), of_there.len()), (4, 1), "three others and the button for all");

    here.post("/staff/profile/sessions", &format!("session={}", of_there[0])).await;
    assert!(!is_signed_in(there).await);
    assert!(is_signed_in(&browsers[2]).await && is_signed_in(&browsers[3]).await);
    here.post("/staff/profile/sessions", "session=all").await;

    assert!(is_signed_in(here).await);
    assert!(!is_signed_in(&browsers[2]).await && !is_signed_in(&browsers[3]).await);
    assert!(is_signed_in(&other).await, "nobody else is signed out");
}

/// Runs a command of the program beside the service.
fn run(app: &TestApp, arguments: &[&str]) {
    let config = &app.state.config;
    let mut command: Command = program(&config.data, &config.database_url, free_address());
    let told = command.args(arguments).output().expect("a run");
    assert!(told.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&told.stderr));
}

#[rstest]
#[tokio::test]
async fn codes_on_paper_open_after_the_key_they_were_drawn_under_was_retired(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let file = &app.state.config.data.join("keyring.toml");
    let read_again = || app.state.keyring.take_over(&Keyring::load(file).expect("a keyring"));
    Keyring::create(file, &app.state.random).expect("a keyring");
    read_again();
    let me = app.handler_of("home-care").await;
    let (telephone, done) = set_up(&app, &me.browser).await;
    let paper = done.texts("#codes .code");

    run(&app, &["keys", "add"]);
    run(&app, &["keys", "activate", "k2"]);
    read_again();
    let state = &app.state;
    let vault = Vault { db: state.db.clone(), files: state.files.clone(), random: state.random.clone() };
    rotate_keys(&vault, &state.keyring).await.expect("sealed again");
    run(&app, &["keys", "retire", "k1"]);
    read_again();

    assert_eq!(app.state.keyring.ids(), ["k2"]);
    let world = World { app, me, telephone, paper };
    let form = format!("code={}", world.paper[3].replace(' ', ""));
    let opened = world.half_way().await.post("/staff/login/code", &form).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    world.later(Duration::seconds(30));
    let app_code = world.half_way().await.post("/staff/login/code", &format!("code={}", world.code())).await;
    assert_eq!(app_code.status, StatusCode::SEE_OTHER, "{}", app_code.body);
}

#[rstest]
#[tokio::test]
async fn right_sign_ins_in_two_steps_are_none_of_the_hundred_wrong_ones_of_an_address(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    let office = [127, 0, 9, 9];
    let caller = ClientAddress(office.into());
    for n in 0..98 {
        let throttle = &world.app.state.limits.passwords;
        throttle.count(&format!("{n}@demo.invalid"), caller, world.app.state.clock.now()).expect("a try");
    }

    for _ in 0..4 {
        world.later(Duration::seconds(30));
        let browser = world.app.visitor_at(office);
        let asked = browser.post("/staff/login", &password_form()).await;
        let entered = browser.post("/staff/login/code", &format!("code={}", world.code())).await;

        assert_eq!(asked.header("location"), "/staff/login/code?lang=en", "{}", asked.body);
        assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
    }
}
