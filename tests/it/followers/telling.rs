//! What followers are told: each step once, to each of them, in their language, however the job is stopped.

use std::collections::BTreeMap;

use delta::actions::{note_news, remind_of_initiatives, tell_followers};
use delta::feedback::contact::EmailAddress;
use delta::followers::follower::NewFollower;
use delta::followers::tellings::Batch;
use delta::followers::token::FollowerToken;
use delta::followers::{store, tellings};
use delta::jobs::send_messages::{Post, send_due};
use delta::kernel::actor::Role;
use delta::kernel::locale::Locale;
use delta::kernel::random::Random;
use delta::notifications::follower_letters::{FollowerLetter, FollowerMessage, enqueue};
use delta::notifications::outbox::link;
use delta::platform::seal::Place;
use entity::{initiative_event, outbox};
use rstest::rstest;
use sea_orm::{DatabaseTransaction, EntityTrait, PaginatorTrait, Set};

use super::{LINK, NUMBER};
use crate::app::{Base, TestApp};
use crate::initiatives::press;

const EMAIL: &str = "anna@exempel.fi";
const NOTICE: &str = "do=notice&estimate_on=2026-05-29&contact=Registratorskontoret&text=";

/// Lets many follow at once.
async fn crowd(app: &TestApp, many: usize) {
    let id = app.first_initiative().await.id;
    let with = (&app.state.keyring, &app.state.random);
    let tx = app.state.db.begin_write().await.expect("a transaction");
    tellings::note_steps(&tx, id, &app.state.keyring).await.expect("noted");
    for n in 0..many {
        let email = EmailAddress::parse(&format!("f{n}@exempel.fi")).expect("an address");
        let (locale, on) = (Locale::ALL.into_iter().cycle().nth(n).expect("a language"), app.state.clock.today());
        let new = NewFollower { initiative: id, email: Some(&email), resident: None, locale, on };
        assert!(store::add(&tx, &new, &FollowerToken::draw(&app.state.random), with).await.expect("added"));
    }
    tx.commit().await.expect("a commit");
}

#[rstest]
#[tokio::test]
async fn each_step_that_everybody_reads_is_told_once_with_a_link_to_stop(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    app.follows(EMAIL).await;
    let before = app.tell().await;

    let steps = [
        ("registration", ""),
        ("steps", NOTICE),
        ("steps", "do=inform&estimate_on=2026-06-29&text=Det+dr%C3%B6jer"),
        ("steps", "do=hearing&hearing_on=2026-04-20&place=Kotka"),
    ];
    let mut told = Vec::new();
    for (hour, (path, form)) in (13..).zip(steps) {
        app.set_clock(&format!("2026-03-02T{hour}:05:00Z"));
        let registrar = app.colleague(Role::Registrar, "group").await;
        let pressed = press(&registrar, NUMBER, path, form).await;
        assert!(pressed.status.is_redirection(), "{form}: {}", pressed.body);
        app.tell().await;
        app.tell().await;
        told.push(app.news().await.len());
    }

    assert_eq!((before, told), (0, vec![1, 2, 3, 4]));
    let letters = app.follower_letters(EMAIL).await;
    let said: Vec<_> = letters.iter().rev().skip(1).map(|letter| letter.text.clone()).collect();
    for (letter, step) in
        said.iter().zip(["Initiativet registrerades", "Besked om handläggningen", "Mellanbesked", "Hörande erbjöds"])
    {
        assert!(letter.contains(&format!("Nytt om initiativ 2026-001: {step}")), "{letter}");
        assert!(!letter.contains("Bänkar") && !letter.contains("dröjer"), "somebody's words are in {letter}");
    }
    let stopped = app.post(LINK, &format!("{}&do=stop", letters[0].form())).await;
    assert_eq!(stopped.heading(), "Du följer inte längre initiativet");
    assert!(app.news().await.iter().all(|row| row.link.is_none() && row.recipient.is_empty()), "a link was kept");
}

#[rstest]
#[tokio::test]
async fn who_joins_is_told_of_what_comes_and_not_of_what_was_and_who_stops_of_nothing_more(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    let anna = app.follows(EMAIL).await;

    // It happens before Berta joins, and the job comes after.
    press(&registrar, NUMBER, "registration", "").await;
    app.follows("berta@exempel.fi").await;
    app.tell().await;
    let first = (app.follower_letters(EMAIL).await.len(), app.follower_letters("berta@exempel.fi").await.len());
    press(&registrar, NUMBER, "steps", NOTICE).await;
    note_news(&app.state).await.expect("noted");
    tell_followers(&app.state).await.expect("a step");
    // Her letter waits; she stops before it goes.
    app.get(&anna.link).await;
    app.post(LINK, &format!("{}&do=stop", anna.form())).await;
    app.tell().await;

    assert_eq!(first, (2, 1));
    assert_eq!((app.follower_letters(EMAIL).await.len(), app.follower_letters("berta@exempel.fi").await.len()), (2, 2));
    assert_eq!(app.following().await, "1 person följer initiativet.");
    app.assert_followers().await;
}

#[rstest]
#[tokio::test]
async fn a_promised_day_that_passed_is_told_once(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    app.follows(EMAIL).await;

    for at in ["2026-04-01T08:00:00Z", "2026-04-07T08:00:00Z", "2026-04-14T08:00:00Z", "2026-04-21T08:00:00Z"] {
        app.set_clock(at);
        remind_of_initiatives(&app.state).await.expect("reminders");
        app.tell().await;
    }

    assert_eq!(app.news().await.len(), 1);
    assert!(app.follower_letters(EMAIL).await[0].text.contains("Den lovade dagen har passerat"));
}

#[rstest]
#[tokio::test]
async fn many_are_told_in_steps_each_once_whenever_it_is_stopped_and_however_many_do_it(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    let registrar = app.colleague(Role::Registrar, "group").await;
    crowd(&app, 250).await;
    press(&registrar, NUMBER, "registration", "").await;
    press(&registrar, NUMBER, "steps", NOTICE).await;

    // A step that is cut off leaves nothing behind.
    note_news(&app.state).await.expect("noted");
    let tx = app.state.db.begin_write().await.expect("a transaction");
    let cut_off = tellings::next_batch(&tx, 100, &app.state.keyring).await.expect("a batch").expect("a batch");
    tx.rollback().await.expect("a rollback");
    // The job wakes in two instances at once, and finds nothing new a second time.
    let (one, other) = tokio::join!(note_news(&app.state), note_news(&app.state));
    tell_followers(&app.state).await.expect("a step");
    let first = app.news().await.len();
    let waits = tell_followers(&app.state).await.expect("a step");
    let mut steps = 1;
    loop {
        while send_due(&Post::from(&*app.state)).await.expect("letters are sent") > 0 {}
        let (one, other) = tokio::join!(tell_followers(&app.state), tell_followers(&app.state));
        if !one.expect("a step") && !other.expect("a step") {
            break;
        }
        steps += 1;
    }

    assert_eq!((cut_off.to.len(), cut_off.steps.as_str()), (100, "registered,noticed"));
    assert_eq!((one.expect("a pass"), other.expect("a pass")), (0, 0));
    assert_eq!((first, waits), (100, false), "a step waits until the one before has gone out");
    assert!(steps <= 4, "{steps}");
    let news = app.news().await;
    let mut to: Vec<_> = news.iter().filter_map(|row| row.owner_index.clone()).collect();
    to.sort();
    to.dedup();
    assert_eq!((news.len(), to.len()), (250, 250));
    let of = |locale: Locale| news.iter().filter(|row| row.locale == locale.code()).count();
    assert_eq!(Locale::ALL.map(of), [84, 83, 83]);
    assert_eq!(entity::follower_telling::Entity::find().count(app.state.db.reader()).await.expect("a count"), 0);
    app.assert_followers().await;
}

#[rstest]
#[tokio::test]
async fn what_stays_between_author_and_registrar_is_told_nobody(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    app.follows(EMAIL).await;
    happens(&app, "corrected").await;

    app.tell().await;

    assert_eq!(app.news().await, [] as [outbox::Model; 0]);
    assert_eq!(note_news(&app.state).await.expect("a pass"), 0, "it is noted for good");
}

/// Lets something happen to the first initiative, as its course would have it.
async fn happens(app: &TestApp, code: &str) {
    let id = app.first_initiative().await.id;
    let tx = app.state.db.begin_write().await.expect("a transaction");
    let last = initiative_event::Entity::find().count(&tx).await.expect("a count");
    let position = i32::try_from(last + 1).expect("a position");
    let place = Place::of("initiative_events", "detail", format!("{id}/{position}"));
    let row = initiative_event::ActiveModel {
        initiative_id: Set(id),
        position: Set(position),
        kind: Set(code.to_owned()),
        actor: Set("author".to_owned()),
        staff_id: Set(None),
        detail: Set(app.state.keyring.seal_text(&app.state.random, &format!("\"{code}\""), &place)),
        happened_on: Set(app.state.clock.today()),
    };
    initiative_event::Entity::insert(row).exec_without_returning(&tx).await.expect("a row");
    tx.commit().await.expect("a commit");
}

/// What the letters of news tell, by the hash of the address, each step as often as it stands in one.
async fn told(app: &TestApp) -> BTreeMap<String, Vec<String>> {
    let mut told: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in app.news().await {
        let sealed = row.link.expect("a link");
        let said = app.state.keyring.open_text(&sealed, &link(row.id)).expect("a link");
        let steps = said.split_once(' ').expect("steps").1.split(',').map(str::to_owned);
        told.entry(row.owner_index.expect("an index")).or_default().extend(steps);
    }
    told
}

#[rstest]
#[tokio::test]
async fn in_whatever_order_people_join_and_stop_each_is_told_just_what_happens_while_they_follow(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
    #[values(1, 2, 3)] seed: u64,
) {
    const PUBLIC: [&str; 3] = ["handed_over", "withdrawn", "closed"];
    let Some(app) = TestApp::start(base).await else { return };
    app.public_initiative().await;
    let id = app.first_initiative().await.id;
    let chance = Random::seeded(seed);
    // By the hash of the address: what happened while they followed, and whether they still do.
    let mut people: BTreeMap<String, (Vec<String>, bool)> = BTreeMap::new();

    for n in 0..120 {
        match chance.below(6) {
            0 | 1 => {
                let email = EmailAddress::parse(&format!("f{n}@exempel.fi")).expect("an address");
                let new = NewFollower {
                    initiative: id,
                    email: Some(&email),
                    resident: None,
                    locale: Locale::Fi,
                    on: app.state.clock.today(),
                };
                let with = (&app.state.keyring, &app.state.random);
                let tx = app.state.db.begin_write().await.expect("a transaction");
                tellings::note_steps(&tx, id, &app.state.keyring).await.expect("noted");
                store::add(&tx, &new, &FollowerToken::draw(&app.state.random), with).await.expect("added");
                tx.commit().await.expect("a commit");
                people.insert(email.index(&app.state.keyring), (Vec::new(), true));
            }
            2 | 3 => {
                let code =
                    *chance.choose(&["handed_over", "withdrawn", "closed", "corrected", "late"]).expect("a step");
                if code == "late" {
                    let tx = app.state.db.begin_write().await.expect("a transaction");
                    tellings::note_late(&tx, id).await.expect("noted");
                    tx.commit().await.expect("a commit");
                } else {
                    happens(&app, code).await;
                }
                if code == "late" || PUBLIC.contains(&code) {
                    for (happened, _) in people.values_mut().filter(|(_, follows)| *follows) {
                        happened.push(code.to_owned());
                    }
                }
            }
            4 => {
                note_news(&app.state).await.expect("a pass");
                let tx = app.state.db.begin_write().await.expect("a transaction");
                let batch = tellings::next_batch(&tx, 2, &app.state.keyring).await.expect("a batch");
                if let Some(batch) = batch.filter(|_| chance.below(3) > 0) {
                    write(&app, &tx, &batch).await;
                    tx.commit().await.expect("a commit");
                }
            }
            _ => {
                let now: Vec<String> = people.iter().filter(|(_, (_, on))| *on).map(|(who, _)| who.clone()).collect();
                let Some(who) = chance.choose(&now) else { continue };
                let tx = app.state.db.begin_write().await.expect("a transaction");
                store::forget(&tx, std::slice::from_ref(who), None).await.expect("stopped");
                tx.commit().await.expect("a commit");
                people.get_mut(who).expect("somebody").1 = false;
            }
        }
    }
    note_news(&app.state).await.expect("a pass");
    loop {
        let tx = app.state.db.begin_write().await.expect("a transaction");
        let Some(batch) = tellings::next_batch(&tx, 2, &app.state.keyring).await.expect("a batch") else { break };
        write(&app, &tx, &batch).await;
        tx.commit().await.expect("a commit");
    }

    let mut told = told(&app).await;
    assert!(people.len() > 10 && told.values().map(Vec::len).sum::<usize>() > 50, "too little happened");
    for (who, (mut happened, still)) in people {
        let mut told = told.remove(&who).unwrap_or_default();
        told.sort();
        happened.sort();
        if still {
            assert_eq!(told, happened);
        } else {
            // What was not yet written when they stopped never is.
            for code in &told {
                let at = happened.iter().position(|known| known == code).expect("nothing is told that did not happen");
                happened.remove(at);
            }
        }
    }
    assert!(told.is_empty(), "somebody else was told");
    app.assert_followers().await;
}

async fn write(app: &TestApp, tx: &DatabaseTransaction, batch: &Batch) {
    let letters: Vec<_> = batch
        .to
        .iter()
        .map(|reader| FollowerLetter {
            message: FollowerMessage::News,
            to: &reader.email,
            locale: reader.locale,
            path: "/",
            said: &batch.steps,
        })
        .collect();
    let with = (&app.state.keyring, &app.state.random);
    enqueue(tx, batch.initiative, &letters, with, app.state.clock.now()).await.expect("written");
}
