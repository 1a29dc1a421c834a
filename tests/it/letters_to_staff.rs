//! Coming in by invitation, and a new password by mail (security bar R11, R12, P12).

use axum::http::StatusCode;
use chrono::Duration;
use delta::actions::{Invitation, invite_staff};
use delta::feedback::contact::EmailAddress;
use delta::jobs::send_messages::{Post, send_due};
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use delta::platform::error::Error;
use entity::outbox;
use regex::Regex;
use rstest::rstest;
use sea_orm::EntityTrait;

use crate::app::{Base, TestApp, Visitor};
use crate::dump::dump;
use crate::second_factor::set_up;
use crate::staff::PASSWORD;

const NEWCOMER: &str = "newcomer@demo.invalid";
const OWNER: &str = "handler.home-care@demo.invalid";
const CHOSEN: &str = "kahdeksan keltaista kalaa";

async fn invite(app: &TestApp) -> Result<(), Error> {
    let to = EmailAddress::parse(NEWCOMER).expect("an address");
    let roles = [(Role::Handler, "home-care".into())];
    let invitation = Invitation { email: &to, name: "N. Comer", locale: Locale::En, roles: &roles };
    let by = app.rights_of(app.colleague(Role::Administrator, "home-care").await.id).await;
    invite_staff(&app.state, &by, &invitation).await.map(|_| ())
}

#[rstest]
#[tokio::test]
async fn an_administrator_invites_from_the_page_in_their_own_units_only(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let page = "/staff/admin/people/invitation";
    administrator.get(page).await;
    let form = format!("name=N.+Comer&email={NEWCOMER}&locale=fi&role=handler&unit=home-care-kotka");

    let empty = administrator.post(page, "name=N.+Comer").await;
    let beside = administrator.post(page, &form.replace("home-care-kotka", "oral-health")).await;
    let nobody = app.state.county.unit("oral-health").is_some();
    let sent = administrator.post(page, &form).await;
    let link = link(&app).await;
    let opened = app.get(&link).await.status;
    let again = administrator.post(page, &form).await;
    let taken = administrator.post(page, &form.replace(NEWCOMER, administrator.email())).await;

    assert_eq!(empty.attributes(".errsum a", "href"), ["#email", "#role", "#unit"]);
    assert_eq!(empty.attributes("#name", "value"), ["N. Comer"]);
    assert!(nobody && beside.attributes(".errsum a", "href") == ["#unit"]);
    assert!(sent.header("location").ends_with("?done=invited"), "{}", sent.body);
    assert_eq!(again.header("location"), sent.header("location"), "a second letter goes to the same person");
    assert_eq!(
        (taken.status, taken.attributes(".errsum a", "href")),
        (StatusCode::CONFLICT, vec!["#email".to_owned()])
    );
    assert_eq!((opened, app.get(&link).await.status), (StatusCode::OK, StatusCode::GONE), "the later letter counts");
}

#[rstest]
#[tokio::test]
async fn a_new_password_by_mail_leaves_the_second_factor_as_it_is(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let owner = app.handler_of("home-care").await;
    set_up(&app, &owner.browser).await;

    ask(&app, &app.another_visitor(), OWNER).await;
    let taken = app.post(&link(&app).await, &format!("new={}", CHOSEN.replace(' ', "+"))).await;
    let browser = app.another_visitor();
    let form = format!("email={OWNER}&password={}", CHOSEN.replace(' ', "+"));
    let half_way = browser.post("/staff/login", &form).await;

    assert_eq!(taken.header("location"), "/staff/login?chosen=1");
    assert!(half_way.header("location").starts_with("/staff/login/code"), "{}", half_way.header("location"));
    assert!(browser.get("/staff/queue").await.status.is_redirection());
}

#[rstest]
#[tokio::test]
async fn who_was_invited_elsewhere_keeps_the_role_that_was_given_there(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    invite(&app).await.expect("an invitation to home care");
    let first = link(&app).await;
    let other = app.colleague(Role::Administrator, "oral-health").await;
    let page = "/staff/admin/people/invitation";
    other.get(page).await;
    let before = dump(&app.state.db, &["sessions"]).await;

    let form = format!("name=X&email={NEWCOMER}&locale=fi&role=handler&unit=oral-health");
    let refused = other.post(page, &form).await;

    let why = "Somebody else has invited this person to a unit that you do not look after. Find them in the list and give \
               the role there.";
    assert_eq!((refused.status, refused.texts(".errsum a")), (StatusCode::CONFLICT, vec![why.to_owned()]));
    assert!(dump(&app.state.db, &["sessions"]).await == before, "nothing of the first invitation is touched");
    assert_eq!(app.get(&first).await.status, StatusCode::OK);
}

#[rstest]
#[tokio::test]
async fn an_account_that_was_closed_is_opened_again_without_the_links_of_earlier_letters(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let handler = app.handler_of("home-care").await;
    ask(&app, &app.another_visitor(), OWNER).await;
    let link = link(&app).await;
    let person = format!("/staff/admin/people/{}", handler.id);
    administrator.get(&person).await;
    let before = app.get(&link).await.status;

    administrator.post(&format!("{person}/closure"), "").await;
    administrator.post(&format!("{person}/opening"), "").await;

    assert_eq!((before, app.get(&link).await.status), (StatusCode::OK, StatusCode::GONE));
}

#[rstest]
#[tokio::test]
async fn whose_account_was_closed_and_opened_comes_in_by_a_new_letter_and_not_by_the_old_password(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let administrator = app.colleague(Role::Administrator, "home-care").await;
    let handler = app.handler_of("home-care").await;
    let person = format!("/staff/admin/people/{}", handler.id);
    administrator.get(&person).await;

    administrator.post(&format!("{person}/closure"), "").await;
    administrator.post(&format!("{person}/opening"), "").await;
    let old = sign_in(&app, OWNER, PASSWORD).await;
    ask(&app, &app.another_visitor(), OWNER).await;
    let link = link(&app).await;
    let owner = app.another_visitor();
    owner.get(&link).await;
    owner.post(&link, &format!("new={}", CHOSEN.replace(' ', "+"))).await;

    assert_eq!(old, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&app, OWNER, CHOSEN).await, StatusCode::SEE_OTHER);
}

/// Sends the letters that are due, and reads the link of the latest.
pub async fn link(app: &TestApp) -> String {
    send_due(&Post::from(&*app.state)).await.expect("letters are sent");
    let mail = app.get("/demo/mail").await.body;
    let link = Regex::new("/staff/login/(?:invitation|reset)/[A-Za-z0-9_-]{43}").expect("a pattern");
    link.find(&mail).map(|found| found.as_str().to_owned()).unwrap_or_default()
}

/// Asks for a new password, and waits until the letter is written if there is one to write.
pub async fn ask(app: &TestApp, browser: &Visitor, email: &str) -> crate::page::Page {
    let answer = browser.post("/staff/login/reset", &format!("email={email}&lang=en")).await;
    while app.state.tasks.len() > crate::app::WRITERS {
        tokio::task::yield_now().await;
    }
    answer
}

async fn sign_in(app: &TestApp, email: &str, password: &str) -> StatusCode {
    let form = format!("email={email}&password={}", password.replace(' ', "+"));
    app.another_visitor().post("/staff/login", &form).await.status
}

#[rstest]
#[tokio::test]
async fn an_invitation_is_looked_at_often_and_taken_once(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    invite(&app).await.expect("an invitation");
    let link = link(&app).await;
    let form = format!("name=New+Comer&new={}", CHOSEN.replace(' ', "+"));

    let before = dump(&app.state.db, &[]).await;
    for _ in 0..3 {
        let shown = app.get(&link).await;
        assert_eq!(shown.attributes("input[name=name]", "value"), ["N. Comer"]);
    }
    assert_eq!(dump(&app.state.db, &[]).await, before, "looking changes nothing");
    let easy = app.post(&link, "name=New+Comer&new=salasana2026").await;
    let taken = app.post(&link, &form).await;
    let again = app.post(&link, &form).await;

    assert_eq!(easy.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(taken.header("location"), "/staff/login?chosen=1");
    assert_eq!([again.status, app.get(&link).await.status], [StatusCode::GONE; 2]);
    assert_eq!(sign_in(&app, NEWCOMER, CHOSEN).await, StatusCode::SEE_OTHER);
    assert!(matches!(invite(&app).await, Err(Error::Conflict)), "who has come in is not invited again");
}

#[rstest]
#[tokio::test]
async fn an_invitation_ends_after_seven_days_and_with_the_next_one(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    invite(&app).await.expect("an invitation");
    let first = link(&app).await;
    invite(&app).await.expect("another invitation");

    assert_eq!(app.get(&first).await.status, StatusCode::GONE);
    let moved = first.replace("invitation", "reset");
    assert_eq!(app.get(&moved).await.status, StatusCode::GONE, "a token opens nothing else");

    let second = link(&app).await;
    app.state.clock.set(app.state.clock.now() + Duration::days(7));
    assert_eq!(app.get(&second).await.status, StatusCode::GONE);
    assert_eq!(sign_in(&app, NEWCOMER, "").await, StatusCode::UNPROCESSABLE_ENTITY);
}

#[rstest]
#[tokio::test]
async fn asking_for_a_new_password_tells_nobody_whether_an_address_is_known(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.handler_of("home-care").await;

    let known = ask(&app, &app.visitor, OWNER).await;
    let unknown = ask(&app, &app.another_visitor(), "nobody@demo.invalid").await;

    assert_eq!(known.status, StatusCode::OK);
    assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
    let names = |page: &crate::page::Page| page.headers.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&known), names(&unknown));
}

#[rstest]
#[tokio::test]
async fn a_new_password_by_mail_ends_every_session_and_the_link_opens_once(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let me = app.handler_of("home-care").await;
    ask(&app, &app.visitor, OWNER).await;
    let link = link(&app).await;
    let form = format!("new={}", CHOSEN.replace(' ', "+"));

    let taken = app.post(&link, &form).await;
    let again = app.post(&link, &form).await;

    assert_eq!([taken.status, again.status], [StatusCode::SEE_OTHER, StatusCode::GONE]);
    assert!(me.get("/staff/profile").await.status.is_redirection());
    assert_eq!(sign_in(&app, OWNER, PASSWORD).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&app, OWNER, CHOSEN).await, StatusCode::SEE_OTHER);
    let kept = outbox::Entity::find().all(app.state.db.reader()).await.expect("rows");
    assert!(kept.iter().all(|row| row.link.is_none() && row.recipient.is_empty()), "sent letters keep no link");
}
