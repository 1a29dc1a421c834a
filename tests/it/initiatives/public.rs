//! What everybody sees of initiatives, and what nobody does.

use axum::http::StatusCode;
use delta::actions::erase_person;
use delta::audit::By;
use delta::initiatives::store;
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use delta::persons::Person;
use rstest::rstest;

use super::hand_over::filed_by_two;
use super::{ABOUT, answered, filed, initiative, press, sent};
use crate::app::{Base, TestApp};

#[rstest]
#[tokio::test]
async fn words_find_an_initiative_in_any_case_and_signs_mean_nothing(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.initiative_at("home-care").await;
    filed(&app.another_visitor()).await;

    let found = app.get("/sv/initiativ?q=B%C3%84NKAR+h%C3%A4lso").await;
    let nothing = app.get("/sv/initiativ?q=simhall").await;
    let signs = app.get("/sv/initiativ?q=%25%25%27%22_&phase=x&kind=x&municipality=x&after=x").await;
    let waiting = app.get("/sv/initiativ?phase=checking").await;

    assert_eq!(found.texts("ul.rows h3"), ["Bänkar vid hälsostationen"]);
    assert!(nothing.texts("ul.rows h3").is_empty() && nothing.status == StatusCode::OK);
    assert_eq!(signs.texts("ul.rows h3").len(), 2);
    assert_eq!(waiting.texts("ul.rows h3"), ["Initiativ 2026-002"]);
}

#[rstest]
#[tokio::test]
async fn a_page_of_many_asks_the_database_as_often_as_one_of_few(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start_configured(base, |config| config.toll_above = 0).await else { return };
    filed(&app.another_visitor()).await;
    let count = async || {
        let before = app.state.db.statements();
        app.get("/sv/initiativ").await;
        app.state.db.statements() - before
    };
    let few = count().await;
    for _ in 0..24 {
        filed(&app.another_visitor()).await;
    }

    let many = count().await;
    let first = app.get("/sv/initiativ").await;
    let next = first.attributes("nav.pages a[rel=next]", "href").pop().expect("a way on");
    let second = app.get(&next).await;

    assert_eq!(few, many);
    let all = [first.texts("ul.rows h3"), second.texts("ul.rows h3")].concat();
    assert_eq!((all.len(), all.iter().collect::<std::collections::BTreeSet<_>>().len()), (25, 25));
}

#[rstest]
#[tokio::test]
async fn names_leave_the_web_when_their_time_is_over_and_those_of_bodies_stay(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    let person = "ground=resident&name=Maria+Provstr%C3%B6m&municipality=kotka&email=m%40exempel.fi&shows_name=yes";
    answered(&app.visitor, Locale::Sv, ABOUT, person).await;
    let body = "do=add&ground=organisation&name=Exempelf%C3%B6reningen&business_id=2077474-0&speaker=Eva\
        &municipality=kotka";
    app.post("/sv/initiativ/nytt/fler", body).await;
    let check = app.get("/sv/initiativ/nytt/kontrollera").await;
    sent(&app.visitor, Locale::Sv, &check).await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    for (path, form) in [
        ("check", "do=publish"),
        ("registration", ""),
        ("steps", "do=notice&estimate_on=2026-09-30&contact=X"),
        ("steps", "do=hearing&hearing_on=2026-03-02&place=X"),
        ("steps", "do=heard&heard=declined"),
        ("steps", "do=meeting&body=X&meeting_on=2026-03-02"),
        ("steps", "do=measures&body=X&meeting_on=2026-03-02&section=1&outcome=no_measures&text=Nej."),
    ] {
        assert_eq!(press(&registrar, "2026-001", path, form).await.status, StatusCode::SEE_OTHER, "{form}");
    }

    let shown = app.get("/sv/initiativ/2026-001").await;
    app.set_clock("2026-09-02T12:00:00Z");
    let later = app.get("/sv/initiativ/2026-001").await;

    assert!(shown.body.contains("Provström") && !shown.body.contains("Eva"));
    assert!(!later.body.contains("Provström") && later.body.contains("Exempelföreningen"));
}

#[rstest]
#[tokio::test]
async fn erasing_a_person_takes_their_name_and_leaves_the_initiative(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.initiative_at("home-care").await;
    let id = initiative(&app, 1).await.id;

    let person = Person { initiatives: vec![id], ..Person::default() };
    erase_person(&app.state, By::Operator, &person).await.expect("erased");

    let [maker] = store::makers_of(app.state.db.reader(), id, &app.state.keyring)
        .await
        .expect("makers")
        .try_into()
        .expect("one maker");
    assert_eq!((maker.name.as_str(), maker.email, maker.phone), ("", None, None));
    let page = app.get("/sv/initiativ/2026-001").await;
    assert!(page.body.contains("Bänkar vid") && page.body.contains("Privatperson"), "{}", page.body);
}

#[rstest]
#[tokio::test]
async fn erasing_who_filed_an_initiative_leaves_its_other_maker(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    filed_by_two(&app, "").await;
    let id = initiative(&app, 1).await.id;

    let person = Person { initiatives: vec![id], ..Person::default() };
    erase_person(&app.state, By::Operator, &person).await.expect("erased");

    let makers = store::makers_of(app.state.db.reader(), id, &app.state.keyring).await.expect("makers");
    let names: Vec<&str> = makers.iter().map(|maker| maker.name.as_str()).collect();
    assert!(matches!(names[..], ["", other] if !other.is_empty()), "{names:?}");
}

#[rstest]
#[tokio::test]
async fn a_unit_handles_its_own_initiatives_and_knows_of_no_others(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let number = app.initiative_at("home-care").await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    press(&registrar, &number, "registration", "").await;
    let own = app.handler_of("home-care").await;
    let other = app.handler_of("oral-health-south").await;

    let queue = own.get("/staff/queue").await;
    let foreign = other.get(&format!("/staff/initiatives/{number}")).await;
    let noticed = press(&own, &number, "steps", "do=notice&estimate_on=2026-09-30&contact=Hemv%C3%A5rden").await;
    let checked = own.post(&format!("/staff/initiatives/{number}/check"), "version=1&do=publish").await;

    assert!(queue.body.contains("Bänkar vid hälsostationen"), "{}", queue.body);
    assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    assert_eq!(noticed.status, StatusCode::SEE_OTHER, "{}", noticed.body);
    assert_eq!(checked.status, StatusCode::NOT_FOUND);
}
