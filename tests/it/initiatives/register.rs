//! What the register of initiatives keeps, and how.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use delta::feedback::contact::EmailAddress;
use delta::initiatives::event::{By, Event, Happened};
use delta::initiatives::facts::{Objection, Rule};
use delta::initiatives::initiative::{Initiative, State};
use delta::initiatives::kind::{Ground, Kind};
use delta::initiatives::maker::Maker;
use delta::initiatives::number::InitiativeNumber;
use delta::initiatives::policy;
use delta::initiatives::rows::{Origin, Subject, Threshold};
use delta::initiatives::store::{self, Filed};
use delta::initiatives::words::Words;
use delta::kernel::actor::{Actor, Held, Role, Staff};
use delta::kernel::locale::Locale;
use delta::platform::error::Error;
use entity::ids::{InitiativeId, UnitId};
use rstest::rstest;

use crate::app::{Base, TestApp};
use crate::dump::dump;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn maker() -> Maker {
    Maker {
        name: "Maria Provström".to_owned(),
        ground: Ground::Resident,
        municipality: Some("kotka".to_owned()),
        business_id: None,
        speaker: None,
        email: EmailAddress::parse("maria.provstrom@exempel.fi"),
        phone: None,
        shows_name: false,
        is_representative: true,
    }
}

/// Files an initiative as its author would.
async fn file(app: &TestApp) -> Initiative {
    let today = app.state.clock.today();
    let tx = app.state.db.begin_write().await.expect("a transaction");
    let initiative = Initiative {
        id: InitiativeId(app.state.random.uuid()),
        number: store::next_number(&tx, 2026).await.expect("a number"),
        kind: Kind::Member,
        language: Locale::Sv,
        state: State::Submitted { check_by: day("2026-03-05") },
        since: today,
        filed_on: today,
        collects: false,
        text_version: 1,
        published_on: None,
        notice_by: None,
        noticed_on: None,
        handle_by: None,
        decided_on: None,
        version: 1,
    };
    let subject = Subject {
        origin: Origin::Web,
        service: None,
        goal: None,
        municipality: Some("kotka".to_owned()),
        collects_until: None,
        threshold: Some(Threshold { supporters: 1_575, population: 157_442, counted_on: day("2024-12-31") }),
        national_reference: None,
    };
    let words = Words::parse("Fler bänkar", "Sätt ut bänkar vid varje hälsostation.", "Det är långt att gå.");
    let events = vec![Happened { event: Event::Submitted, by: By::Author, on: today }];
    let filed = Filed { initiative, subject, words: words.expect("words"), makers: vec![maker()], events };
    store::file(&tx, &filed, &app.state.keyring, &app.state.random).await.expect("kept");
    tx.commit().await.expect("a commit");
    filed.initiative
}

/// Somebody who keeps the register, as the program knows them.
async fn registrar(app: &TestApp) -> Staff {
    let unit = UnitId::from("home-care");
    let id = app.colleague(Role::Registrar, unit.as_str()).await.id;
    let held = Held { role: Role::Registrar, given_in: unit.clone(), units: BTreeSet::from([unit]), instead_of: None };
    Staff { id, name: String::new(), locale: Locale::En, keys_on: false, holds: vec![held] }
}

#[rstest]
#[tokio::test]
async fn what_is_filed_can_be_read_again_and_its_words_and_names_are_sealed(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };

    let filed = file(&app).await;

    let (conn, keyring) = (app.state.db.reader(), &app.state.keyring);
    let (kept, row) = store::find_by_number(conn, filed.number).await.expect("a row").expect("an initiative");
    assert_eq!(kept, filed);
    assert_eq!((row.threshold, row.population), (Some(1_575), Some(157_442)));
    assert_eq!(store::makers_of(conn, filed.id, keyring).await.expect("makers"), [maker()]);
    let words = store::words_of(conn, filed.id, 1, keyring).await.expect("a row").expect("words");
    assert_eq!(words.title(), "Fler bänkar");
    assert_eq!(store::course_of(conn, filed.id, keyring).await.expect("a course").len(), 1);
    let everything = dump(&app.state.db, &[]).await;
    for secret in ["Provström", "exempel.fi", "bänkar", "långt att gå"] {
        assert!(!everything.contains(secret), "{secret} lies open");
    }
}

#[rstest]
#[tokio::test]
async fn who_comes_second_is_told_that_someone_was_first(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    let filed = file(&app).await;
    let registrar = registrar(&app).await;
    let objection = Objection { rule: Rule::Unclear, passage: String::new(), reason: "Var?".to_owned() };
    let check = || policy::may_check(&Actor::Staff(registrar.clone())).expect("a permit");
    let today = app.state.clock.today();

    let given_back = filed.clone().give_back(check(), objection.clone(), today).expect("a change");
    let refused = filed.refuse(check(), objection, today).expect("a change");
    let tx = app.state.db.begin_write().await.expect("a transaction");
    store::record(&tx, &given_back, &app.state.keyring, &app.state.random).await.expect("kept");
    let second = store::record(&tx, &refused, &app.state.keyring, &app.state.random).await;

    assert!(matches!(second, Err(Error::Conflict)));
}

#[rstest]
#[tokio::test]
async fn initiatives_filed_at_once_get_numbers_of_their_own(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };

    let (one, two, three) = tokio::join!(file(&app), file(&app), file(&app));

    let mut numbers = [one.number, two.number, three.number];
    numbers.sort();
    assert_eq!(numbers, [1, 2, 3].map(|count| InitiativeNumber::of(2026, count)));
}
