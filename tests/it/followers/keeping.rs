//! Following from one's own page; what is handed out, erased and forgotten by its time.

use axum::http::StatusCode;
use delta::actions::run_retention::{Reach, run_retention};
use delta::actions::{erase_person, export_person};
use delta::audit::By;
use delta::feedback::contact::EmailAddress;
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use delta::persons::{self, person_of_address};
use entity::initiative;
use rstest::rstest;
use sea_orm::Set;

use super::{MINE, NUMBER};
use crate::app::{Base, TestApp};
use crate::dump::dump;
use crate::initiatives::press;

const EMAIL: &str = "anna@exempel.fi";
const ENGLISH: &str = "/en/my-page/following";

#[rstest]
#[tokio::test]
async fn who_is_signed_in_follows_with_one_press_and_sees_it_on_the_own_page(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    let stranger = app.get(&format!("{MINE}?initiative={NUMBER}")).await;
    let anna = app.resident(EMAIL).await;
    let offered = anna.get(&format!("{ENGLISH}?initiative={NUMBER}")).await;

    let followed = anna.post(ENGLISH, &format!("initiative={NUMBER}&do=follow")).await;
    anna.get(ENGLISH).await;
    let twice = anna.post(ENGLISH, &format!("initiative={NUMBER}&do=follow")).await;
    let (list, own) = (anna.get(ENGLISH).await, anna.get("/en/my-page").await);
    let rows = app.followers().await.len();
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, NUMBER, "registration", "").await;
    app.tell().await;
    let letter = app.follower_letters(EMAIL).await.remove(0);
    anna.get(ENGLISH).await;
    let stopped = anna.post(ENGLISH, &format!("initiative={NUMBER}&do=stop")).await;

    assert_eq!(stranger.header("location"), "/sv/logga-in");
    assert_eq!(offered.texts("#offered h2"), ["Bänkar vid hälsostationen"]);
    assert_eq!([followed.status, twice.status, stopped.status], [StatusCode::SEE_OTHER; 3]);
    for page in [&list, &own] {
        assert!(page.body.contains("Bänkar vid hälsostationen") && page.body.contains(NUMBER), "{}", page.body);
    }
    assert_eq!(rows, 1);
    assert!(letter.text.contains("News about initiative 2026-001"), "{}", letter.text);
    assert_eq!((app.followers().await.len(), app.following().await.as_str()), (0, "Ingen följer initiativet ännu."));
    app.assert_followers().await;
}

#[rstest]
#[tokio::test]
async fn what_was_begun_by_letter_stands_on_the_page_of_the_same_address_and_of_nobody_else(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    app.follows(EMAIL).await;
    let (anna, bo) = (app.resident(EMAIL).await, app.resident("bo@exempel.fi").await);

    let (hers, his) = (anna.get(ENGLISH).await, bo.get(ENGLISH).await);
    bo.post(ENGLISH, &format!("initiative={NUMBER}&do=stop")).await;
    let kept = app.followers().await.len();
    anna.post(ENGLISH, &format!("initiative={NUMBER}&do=follow")).await;

    assert!(hers.body.contains(NUMBER) && !his.body.contains(NUMBER));
    assert_eq!((kept, app.followers().await.len()), (1, 1));
    app.assert_followers().await;
}

#[rstest]
#[tokio::test]
async fn what_somebody_follows_is_handed_out_and_erased_with_the_letters_on_their_way(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    app.follows(EMAIL).await;
    app.follows("bo@exempel.fi").await;
    app.ask_to_follow(&app.another_visitor(), "berta@exempel.fi").await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, NUMBER, "registration", "").await;
    delta::jobs::tell_followers::tell_followers(&app.state).await.expect("a pass");
    let person = async |email: &str| {
        let email = EmailAddress::parse(email).expect("an address");
        person_of_address(app.state.db.reader(), email, &app.state.keyring).await.expect("a person")
    };
    let export = async |email: &str| {
        let export = export_person(&app.state, By::Operator, &person(email).await).await.expect("an export");
        persons::page(&export, crate::page::wording(&app.state.county, Locale::Sv)).expect("a page")
    };
    let (of_anna, of_berta) = (export(EMAIL).await, export("berta@exempel.fi").await);

    for email in [EMAIL, "berta@exempel.fi"] {
        erase_person(&app.state, By::Operator, &person(email).await).await.expect("erased");
    }

    assert!(of_anna.contains("Initiativ som du följer 1") && of_anna.contains(NUMBER), "{of_anna}");
    assert!(of_anna.contains("Följer sedan") && of_berta.contains(NUMBER), "{of_berta}");
    assert!(!of_berta.contains("Följer sedan"), "{of_berta}");
    assert_eq!((app.followers().await.len(), app.follower_requests().await.len(), app.news().await.len()), (1, 0, 1));
    assert_eq!(app.following().await, "1 person följer initiativet.");
    assert!(!dump(&app.state.db, &[]).await.contains("exempel.fi"));
    app.assert_followers().await;
}

#[rstest]
#[tokio::test]
async fn a_maker_who_is_erased_takes_no_letter_from_those_who_follow(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    app.follows(EMAIL).await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, NUMBER, "registration", "").await;
    delta::jobs::tell_followers::tell_followers(&app.state).await.expect("a pass");

    let maker = EmailAddress::parse("maria@exempel.fi").expect("an address");
    let maker = person_of_address(app.state.db.reader(), maker, &app.state.keyring).await.expect("a person");
    erase_person(&app.state, By::Operator, &maker).await.expect("erased");

    assert_eq!(maker.initiatives.len(), 1);
    assert_eq!((app.news().await.len(), app.follower_letters(EMAIL).await.len()), (1, 2));
}

#[rstest]
#[tokio::test]
async fn an_account_that_is_erased_follows_nothing(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    let anna = app.resident(EMAIL).await;
    anna.get(ENGLISH).await;
    anna.post(ENGLISH, &format!("initiative={NUMBER}&do=follow")).await;

    app.set_clock("2028-05-02T12:00:00Z");
    delta::actions::remind_idle(&app.state).await.expect("reminded");
    app.set_clock("2028-06-02T12:00:00Z");
    run_retention(&app.state, Reach::BeyondBrake).await.expect("a run");

    assert_eq!(app.followers().await.len(), 0);
    app.assert_followers().await;
}

#[rstest]
#[tokio::test]
async fn followers_are_forgotten_some_time_after_the_end_and_not_before(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let soon = |county: &mut delta::counties::County| {
        for kept in county.retention.iter_mut().filter(|kept| kept.class == "initiative_follower") {
            kept.days = Some(30);
        }
    };
    let Some(app) = TestApp::start_in(base, soon).await else { return };
    app.public_initiative().await;
    app.follows(EMAIL).await;
    app.ask_to_follow(&app.another_visitor(), "berta@exempel.fi").await;
    let since = "2026-03-10".parse().expect("a date");
    let told = initiative::ActiveModel {
        state: Set("measures_told".to_owned()),
        since: Set(since),
        decided_on: Set(Some(since)),
        ..Default::default()
    };
    app.change_first(told).await;

    app.set_clock("2026-12-02T12:00:00Z");
    run_retention(&app.state, Reach::BeyondBrake).await.expect("a run");
    let decided = app.followers().await.len();
    app.change_first(initiative::ActiveModel { state: Set("closed".to_owned()), ..Default::default() }).await;
    app.set_clock("2026-04-09T12:00:00Z");
    run_retention(&app.state, Reach::BeyondBrake).await.expect("a run");
    let within = app.followers().await.len();
    app.set_clock("2026-04-10T12:00:00Z");
    run_retention(&app.state, Reach::BeyondBrake).await.expect("a run");

    assert_eq!((decided, within, app.followers().await.len(), app.follower_requests().await.len()), (1, 1, 0, 0));
    assert_eq!(app.following().await, "");
}
