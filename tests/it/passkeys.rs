//! Passkeys: added, used after the password and without one, removed, and every way in which one is not taken
//! (security bar R9, R10). The device is in software.

use axum::http::StatusCode;
use chrono::Duration;
use delta::audit::Act;
use delta::kernel::actor::Role;
use entity::{audit_record, passkey};
use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::Value;

use crate::app::{Base, TestApp, Visitor};
use crate::authenticator::Authenticator;
use crate::page::Page;
use crate::staff::{Colleague, PASSWORD};

const ORIGIN: &str = "http://localhost:8080";
const HOST: &str = "localhost";
const SET_UP: &str = "/staff/profile/second-factor";
const SIGN_IN: &str = "/staff/login/passkey";

/// A handler with a passkey.
struct World {
    app: TestApp,
    me: Colleague,
    device: Authenticator,
    added: Page,
}

impl World {
    async fn begin(base: Base) -> Option<Self> {
        let app = TestApp::start_at(base, ORIGIN, true).await?;
        let me = app.handler_of("home-care").await;
        let mut device = Authenticator::new(7, ORIGIN, HOST);
        let added = add(&me.browser, &mut device).await;
        assert_eq!(added.status, StatusCode::OK, "{}", added.body);
        Some(Self { app, me, device, added })
    }

    /// A browser in which the password was typed.
    async fn half_way(&self) -> Visitor {
        let browser = self.app.another_visitor();
        let form = format!("email={}&lang=en&password={}", self.me.email(), PASSWORD.replace(' ', "+"));
        let led = browser.post("/staff/login", &form).await;
        assert_eq!(led.header("location"), "/staff/login/code?lang=en");
        browser
    }

    fn later(&self, by: Duration) {
        self.app.state.clock.set(self.app.state.clock.now() + by);
    }

    async fn times(&self, act: Act) -> u64 {
        let said = audit_record::Entity::find().filter(audit_record::Column::Act.eq(act.code()));
        said.count(self.app.state.db.reader()).await.expect("a count")
    }
}

/// The question on a page, and what seals it.
fn question(page: &Page) -> (Value, String) {
    let options = page.attributes("form[data-passkey]", "data-options").concat();
    let challenge = page.attributes("input[name=challenge]", "value").concat();
    (serde_json::from_str(&options).expect("a question"), challenge)
}

/// The page of choices, once the password was typed.
async fn choices(browser: &Visitor) -> Page {
    browser.get(SET_UP).await;
    browser.post(SET_UP, &format!("current={}", PASSWORD.replace(' ', "+"))).await
}

async fn add(browser: &Visitor, device: &mut Authenticator) -> Page {
    let page = choices(browser).await;
    let (options, challenge) = question(&page);
    send_new(browser, &page, &challenge, &device.create(&options)).await
}

async fn send_new(browser: &Visitor, page: &Page, challenge: &str, answer: &str) -> Page {
    let sealed = page.attributes("form[data-passkey] input[name=sealed]", "value").concat();
    let form = format!("sealed={sealed}&challenge={challenge}&name=computer+at+work&answer={}", encoded(answer));
    browser.post(&format!("{SET_UP}/passkey"), &form).await
}

/// Answers the question of a page with a device.
async fn answer(browser: &Visitor, asks: &str, device: &mut Authenticator) -> Page {
    let (options, challenge) = question(&browser.get(asks).await);
    send(browser, &challenge, &device.get(&options)).await
}

async fn send(browser: &Visitor, challenge: &str, answer: &str) -> Page {
    browser.post(SIGN_IN, &format!("lang=en&challenge={challenge}&answer={}", encoded(answer))).await
}

fn encoded(text: &str) -> String {
    let bytes: Vec<String> = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    bytes.concat()
}

async fn is_signed_in(browser: &Visitor) -> bool {
    browser.get("/staff/profile").await.status == StatusCode::OK
}

/// What is told beside the button.
fn told(page: &Page) -> String {
    page.texts("#passkey-error").concat()
}

#[rstest]
#[tokio::test]
async fn a_passkey_is_the_second_step_and_begins_a_new_session(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(mut world) = World::begin(base).await else { return };
    let browser = world.half_way().await;
    assert!(!is_signed_in(&browser).await);

    let asked = browser.get("/staff/login/code?next=/staff/help").await;
    let (options, challenge) = question(&asked);
    let form = format!("next=/staff/help&challenge={challenge}&answer={}", encoded(&world.device.get(&options)));
    let entered = browser.post(SIGN_IN, &form).await;

    assert_eq!(options["publicKey"]["allowCredentials"].as_array().map(Vec::len), Some(1));
    assert_eq!(entered.header("location"), "/staff/help", "{}", entered.body);
    assert!(is_signed_in(&browser).await);
    assert_eq!(browser.cookie("half"), None);
    assert_eq!(world.added.texts("#codes .code").len(), 10, "codes for paper come with the first of them");
}

#[rstest]
#[tokio::test]
async fn a_passkey_signs_in_without_a_password_and_its_last_day_is_shown(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(mut world) = World::begin(base).await else { return };
    let before = choices(&world.me.browser).await.texts("#passkeys li p").concat();
    world.later(Duration::days(3));
    let browser = world.app.another_visitor();

    let entered = answer(&browser, SIGN_IN, &mut world.device).await;

    assert_eq!(entered.header("location"), "/staff", "{}", entered.body);
    assert!(is_signed_in(&browser).await);
    assert_eq!(browser.cookie("asked"), None);
    let after = choices(&browser).await.texts("#passkeys li p").concat();
    assert!(before.contains("computer at work Added 2 March 2026. Not used yet."), "{before}");
    assert!(after.contains("Last used 5 March 2026."), "{after}");
    let profile = browser.get("/staff/profile").await;
    assert!(profile.body.contains("You have one passkey and 10 spare codes left."), "{}", profile.body);
}

#[rstest]
#[tokio::test]
async fn who_is_wrong_beside_an_owner_does_not_keep_their_passkey_out(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(mut world) = World::begin(base).await else { return };
    let office = [127, 0, 9, 9];
    let beside = world.app.visitor_at(office);
    let mut wrong = Vec::new();
    for _ in 0..13 {
        beside.get(SIGN_IN).await;
        wrong.push(send(&beside, "x", "{}").await.status);
    }
    let browser = world.app.visitor_at(office);

    let entered = answer(&browser, SIGN_IN, &mut world.device).await;

    assert_eq!(wrong.last(), Some(&StatusCode::TOO_MANY_REQUESTS), "{wrong:?}");
    assert_eq!(entered.header("location"), "/staff", "{}", entered.body);
}

#[rstest]
#[tokio::test]
async fn the_password_alone_opens_nothing_and_a_spare_code_helps_out(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    let browser = world.half_way().await;

    let empty = browser.post(SIGN_IN, "lang=en").await;
    assert!(!is_signed_in(&browser).await);
    let spare = world.added.texts("#codes .code")[0].replace(' ', "");
    let helped = browser.post("/staff/login/code", &format!("code={spare}")).await;

    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(helped.status, StatusCode::SEE_OTHER);
    assert!(is_signed_in(&browser).await);
}

#[rstest]
#[tokio::test]
async fn an_answer_made_elsewhere_or_by_nobody_is_not_taken(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };
    let but = |change: fn(&mut Authenticator)| {
        let mut device = world.device.clone();
        change(&mut device);
        device
    };
    let wrong_site = but(|device| "http://localhost.evil.example:8080".clone_into(&mut device.origin));
    let wrong_host = but(|device| "evil.example".clone_into(&mut device.host));
    let unverified = but(|device| device.verifies = false);
    let stranger = Authenticator::new(9, ORIGIN, HOST).claiming(world.device.owner());

    for (device, sentence) in [
        (wrong_site, "The answer of the device does not fit."),
        (wrong_host, "The answer of the device does not fit."),
        (unverified, "Your device did not check that it is you."),
        (stranger, "We do not know that passkey."),
    ] {
        for browser in [world.half_way().await, world.app.another_visitor()] {
            let asks = if browser.cookie("half").is_some() { "/staff/login/code?lang=en" } else { SIGN_IN };
            let refused = answer(&browser, asks, &mut device.clone()).await;

            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(told(&refused).starts_with(sentence), "{sentence} {}", refused.body);
            assert!(!is_signed_in(&browser).await);
        }
    }
}

#[rstest]
#[tokio::test]
async fn an_answer_counts_once_in_its_own_browser_and_in_time(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(mut world) = World::begin(base).await else { return };
    let (mine, other) = (world.app.another_visitor(), world.app.another_visitor());
    let (options, challenge) = question(&mine.get(SIGN_IN).await);
    let signed = world.device.get(&options);
    other.get(SIGN_IN).await;

    let elsewhere = send(&other, &challenge, &signed).await;
    let another = send(&world.half_way().await, &challenge, &signed).await;
    let cookie = mine.cookie("asked");
    let entered = send(&mine, &challenge, &signed).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
    let thief = world.app.another_visitor();
    thief.keep("asked", &cookie.expect("a cookie"));
    let replayed = send(&thief, &challenge, &signed).await;
    let late = world.app.another_visitor();
    let (options, challenge) = question(&late.get(SIGN_IN).await);
    world.later(Duration::minutes(10));
    let too_late = send(&late, &challenge, &world.device.get(&options)).await;

    for refused in [elsewhere, another, replayed, too_late] {
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
        assert!(told(&refused).starts_with("It took too long, or the answer had been used."), "{}", refused.body);
    }
    assert!(!is_signed_in(&thief).await);
    assert_eq!(world.times(Act::PasskeyRefused).await, 0, "a second press of the button is no copied key");
}

#[rstest]
#[tokio::test]
async fn a_key_that_counts_backwards_is_refused_and_noted(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(mut world) = World::begin(base).await else { return };
    world.device.count = 5;
    let copy = world.device.clone();
    let entered = answer(&world.app.another_visitor(), SIGN_IN, &mut world.device).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);

    for browser in [world.half_way().await, world.app.another_visitor()] {
        let asks = if browser.cookie("half").is_some() { "/staff/login/code?lang=en" } else { SIGN_IN };
        let refused = answer(&browser, asks, &mut copy.clone()).await;

        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told(&refused).starts_with("There may be a copy of the passkey"), "{}", refused.body);
        assert!(!is_signed_in(&browser).await);
    }
    assert_eq!(world.times(Act::PasskeyRefused).await, 2);
    let owner = answer(&world.app.another_visitor(), SIGN_IN, &mut world.device).await;
    assert_eq!(owner.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[tokio::test]
async fn a_key_opens_its_owners_account_and_no_other(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(mut world) = World::begin(base).await else { return };
    let other = world.app.handler_of("oral-health-south").await;
    let mut theirs = Authenticator::new(8, ORIGIN, HOST);
    assert_eq!(add(&other.browser, &mut theirs).await.status, StatusCode::OK);
    let mine = world.device.owner().to_owned();

    let after_my_password = answer(&world.half_way().await, "/staff/login/code?lang=en", &mut theirs).await;
    let in_my_name = answer(&world.app.another_visitor(), SIGN_IN, &mut theirs.claiming(&mine)).await;
    let taken_over = add(&other.browser, &mut world.device).await;

    assert!(told(&after_my_password).starts_with("We do not know that passkey."), "{}", after_my_password.body);
    assert!(told(&in_my_name).starts_with("We do not know that passkey."), "{}", in_my_name.body);
    assert_eq!(taken_over.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(told(&taken_over).starts_with("This device already has a passkey"), "{}", taken_over.body);
}

#[rstest]
#[tokio::test]
async fn adding_one_takes_the_password_and_its_own_session_and_ends_all_others(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::begin(base).await else { return };
    let elsewhere = world.app.another_visitor();
    answer(&elsewhere, SIGN_IN, &mut world.device.clone()).await;
    let (mut second, other) = (Authenticator::new(8, ORIGIN, HOST), world.app.handler_of("oral-health-south").await);
    let page = choices(&world.me.browser).await;
    let (options, challenge) = question(&page);
    let made = second.create(&options);
    let before = world.me.browser.cookie("delta");

    let theirs = choices(&other.browser).await;
    let of_another = send_new(&other.browser, &theirs, &challenge, &made).await;
    let without = send_new(&world.me.browser, &theirs, &challenge, &made).await;
    world.me.get(SET_UP).await;
    let added = send_new(&world.me.browser, &page, &challenge, &made).await;

    assert!(told(&of_another).starts_with("It took too long"), "{}", of_another.body);
    assert!(without.texts("#current-error").concat().starts_with("It took too long"), "{}", without.body);
    assert_eq!(added.status, StatusCode::OK, "{}", added.body);
    assert!(added.texts("#codes .code").is_empty(), "the codes on paper stay as they are");
    assert_ne!(world.me.browser.cookie("delta"), before);
    assert!(is_signed_in(&world.me.browser).await);
    assert!(!is_signed_in(&elsewhere).await);
    assert_eq!(choices(&world.me.browser).await.texts("#passkeys li").len(), 2);
    assert_eq!(world.times(Act::PasskeyAdded).await, 2);
}

#[rstest]
#[tokio::test]
async fn a_removed_key_is_refused_and_what_it_opened_is_closed(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(mut world) = World::begin(base).await else { return };
    let elsewhere = world.app.another_visitor();
    answer(&elsewhere, SIGN_IN, &mut world.device).await;
    assert!(is_signed_in(&elsewhere).await);
    let page = choices(&world.me.browser).await;
    let sealed = page.attributes("form[data-passkey] input[name=sealed]", "value").concat();
    let id = page.attributes("button[name=passkey]", "value").concat();

    let unproven = world.me.post(&format!("{SET_UP}/passkey/remove"), &format!("passkey={id}")).await;
    let removed = world.me.post(&format!("{SET_UP}/passkey/remove"), &format!("sealed={sealed}&passkey={id}")).await;

    assert_eq!(unproven.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(removed.header("location"), "/staff/profile?done=passkey", "{}", removed.body);
    assert!(is_signed_in(&world.me.browser).await);
    assert!(!is_signed_in(&elsewhere).await);
    let refused = answer(&world.app.another_visitor(), SIGN_IN, &mut world.device).await;
    assert!(told(&refused).starts_with("We do not know that passkey."), "{}", refused.body);
    assert_eq!(world.times(Act::PasskeyRemoved).await, 1);
}

#[rstest]
#[tokio::test]
async fn an_account_that_is_closed_has_no_passkeys_when_it_is_opened_again(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(mut world) = World::begin(base).await else { return };
    let administrator = world.app.colleague(Role::Administrator, "home-care").await;
    let page = format!("/staff/admin/people/{}", world.me.id.0);
    administrator.get(&page).await;

    administrator.post(&format!("{page}/closure"), "").await;
    let closed = answer(&world.app.another_visitor(), SIGN_IN, &mut world.device).await;
    administrator.post(&format!("{page}/opening"), "").await;
    let opened = answer(&world.app.another_visitor(), SIGN_IN, &mut world.device).await;

    for refused in [closed, opened] {
        assert!(told(&refused).starts_with("We do not know that passkey."), "{}", refused.body);
    }
    assert_eq!(passkey::Entity::find().count(world.app.state.db.reader()).await.expect("a count"), 0);
}

#[rstest]
#[tokio::test]
async fn outside_the_demo_a_passkey_is_enough_and_the_last_one_stays(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start_at(base, ORIGIN, false).await else { return };
    let me = app.colleague(Role::Handler, "home-care").await;
    let mut device = Authenticator::new(7, ORIGIN, HOST);

    add(&me.browser, &mut device).await;
    let works = me.get("/staff/queue").await;
    let page = choices(&me.browser).await;
    let sealed = page.attributes("form[data-passkey] input[name=sealed]", "value").concat();
    let id = page.attributes("button[name=passkey]", "value").concat();
    let kept = me.post(&format!("{SET_UP}/passkey/remove"), &format!("sealed={sealed}&passkey={id}")).await;

    assert_eq!(works.status, StatusCode::OK);
    assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(kept.body.contains("Add another passkey or an app first."), "{}", kept.body);
    let entered = answer(&app.another_visitor(), SIGN_IN, &mut device).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER);
}

#[rstest]
#[tokio::test]
async fn what_is_kept_of_a_key_is_sealed(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::begin(base).await else { return };

    let kept = passkey::Entity::find().one(world.app.state.db.reader()).await.expect("an answer").expect("a row");

    assert!(kept.name.starts_with("v1.k1.") && kept.credential.starts_with("v1.k1."), "{kept:?}");
}

#[rstest]
#[tokio::test]
async fn where_browsers_give_no_passkeys_the_pages_say_so(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let me = app.handler_of("home-care").await;

    let sign_in = app.get("/staff/login").await;
    let choices = choices(&me.browser).await;

    assert!(!sign_in.body.contains(SIGN_IN));
    assert_eq!(app.get(SIGN_IN).await.header("location"), "/staff/login");
    assert!(choices.body.contains("Passkeys cannot be used at this address."), "{}", choices.body);
}
