//! The demo's data, on both databases.

use std::collections::BTreeSet;

use delta::actions::open_receipt::{Opened, open_receipt};
use delta::actions::run_retention::{Ran, Reach, run_retention};
use delta::answers::answer::Outcome;
use delta::app::Parts;
use delta::cases::case::State;
use delta::cases::event::Event;
use delta::cases::store::{course_of, find_by_id, recount};
use delta::demo::{SEED, Seeded, Shown, seed};
use delta::feedback::feedback::Kind;
use delta::privacy::mask_identity_codes;
use delta::retention::Class;
use entity::ids::CaseId;
use entity::{answer, case, change, queue_count, strategy_link};
use rstest::rstest;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::app::{Base, TestApp};

/// The day of the tests: a Tuesday.
const TODAY: &str = "2026-11-24T07:00:00Z";

struct World {
    app: TestApp,
    parts: Parts,
    seeded: Seeded,
}

impl World {
    /// A county with its demo; nothing where this run has no such database.
    async fn seeded(base: Base) -> Option<Self> {
        let app = TestApp::start(base).await?;
        app.set_clock(TODAY);
        let parts = parts_of(&app);
        let seeded = seed(parts.clone(), SEED).await.expect("a demo");
        Some(Self { app, parts, seeded })
    }

    /// The cases of feedback.
    async fn cases(&self) -> Vec<case::Model> {
        let found = case::Entity::find().filter(case::Column::Channel.eq("feedback"));
        found.order_by_asc(case::Column::Id).all(self.parts.db.reader()).await.expect("an answer")
    }

    async fn text_of(&self, id: CaseId) -> (Kind, String) {
        let told = delta::feedback::store::find(self.parts.db.reader(), id, &self.parts.keyring)
            .await
            .expect("an answer")
            .expect("a row");
        (told.kind, told.text)
    }
}

fn parts_of(app: &TestApp) -> Parts {
    let state = &app.state;
    Parts {
        config: state.config.clone(),
        clock: state.clock.clone(),
        random: state.random.clone(),
        keyring: state.keyring.clone(),
        db: state.db.clone(),
        files: state.files.clone(),
        county: state.county.clone(),
        mail: state.mail.clone(),
        providers: state.providers.clone(),
    }
}

#[rstest]
#[tokio::test]
async fn the_demo_is_a_county_at_work(#[values(Base::Sqlite, Base::Postgres)] base: Base) {
    let Some(world) = World::seeded(base).await else { return };

    let cases = world.cases().await;

    assert_eq!(world.seeded.cases, cases.len());
    assert!((390..=400).contains(&cases.len()), "{}", cases.len());
    every_state_occurs(&cases);
    languages_have_their_shares(&cases);
    texts_are_many_kind_and_clean(&world, &cases).await;
    counters_are_right(&world).await;
    goals_are_linked_and_changes_told(&world).await;
    cases_took_every_turn(&world, &cases).await;
    handlers_who_are_told_of_have_living_queues(&world, &cases);
    receipts_open_what_they_show(&world).await;
    seeding_again_changes_nothing(&world, &cases).await;
}

fn every_state_occurs(cases: &[case::Model]) {
    let states: BTreeSet<&str> = cases.iter().map(|case| case.state.as_str()).collect();
    let known = [
        "answered",
        "assigned",
        "in_progress",
        "moved_to_other_authority",
        "received",
        "rejected",
        "reopened",
        "transfer_pending",
        "waiting_for_resident",
    ];
    assert_eq!(states, BTreeSet::from(known));
}

fn languages_have_their_shares(cases: &[case::Model]) {
    let share = |code: &str| cases.iter().filter(|case| case.language == code).count() * 100 / cases.len();

    assert!(share("fi") >= 73 && share("sv") >= 18 && share("en") >= 4);
}

async fn texts_are_many_kind_and_clean(world: &World, cases: &[case::Model]) {
    let mut texts = BTreeSet::new();
    let mut praise = 0;
    for case in cases {
        let (kind, text) = world.text_of(case.id).await;
        assert!(mask_identity_codes(&text, "").removed.is_empty(), "{text}");
        assert!(!text.contains(['[', '|', '{', '}']) || text.contains("[••••••-••••]"), "{text}");
        praise += usize::from(kind == Kind::Praise);
        texts.insert(text);
    }

    assert!((60..=70).contains(&(praise * 100 / cases.len())), "{praise}");
    assert!(texts.len() * 100 >= cases.len() * 90, "{} texts", texts.len());
    assert!(texts.iter().any(|text| text.contains("[••••••-••••]")));
}

async fn counters_are_right(world: &World) {
    let kept = queue_count::Entity::find().all(world.parts.db.reader()).await.expect("an answer");
    let kept: BTreeSet<_> =
        kept.into_iter().filter(|row| row.cases != 0).map(|row| (row.unit_id, row.state, row.cases)).collect();

    let counted: BTreeSet<_> = recount(world.parts.db.reader()).await.expect("an answer").into_iter().collect();

    assert_eq!(kept, counted);
}

async fn goals_are_linked_and_changes_told(world: &World) {
    let links = strategy_link::Entity::find().all(world.parts.db.reader()).await.expect("an answer");
    let linked: BTreeSet<_> = links.iter().map(|link| link.goal_id.as_str()).collect();
    for goal in world.parts.county.strategy.goals.iter().filter(|goal| world.parts.county.is_linkable(&goal.id)) {
        assert!(linked.contains(goal.id.as_str()), "{}", goal.id);
    }

    let changes = change::Entity::find().all(world.parts.db.reader()).await.expect("an answer");
    let planned = changes.iter().filter(|change| change.status == "planned").count();
    let late =
        changes.iter().filter(|change| change.status == "planned" && change.due_month.as_str() < "2026-11").count();
    assert!(planned >= 10 && changes.len() - planned >= 10 && late >= 3);
    let told = entity::case_event::Entity::find().all(world.parts.db.reader()).await.expect("an answer");
    assert!(told.iter().filter(|event| event.kind == Event::ChangeMade.code()).count() >= 3);
}

async fn cases_took_every_turn(world: &World, cases: &[case::Model]) {
    let mut happened = BTreeSet::new();
    for case in cases {
        let course = course_of(world.parts.db.reader(), case.id, &world.parts.keyring).await.expect("an answer");
        happened.extend(course.into_iter().map(|step| step.event.code()));
    }
    for event in
        [Event::TransferAccepted, Event::TransferReturned, Event::WaitEnded, Event::ResidentWrote, Event::Reopened]
    {
        assert!(happened.contains(event.code()), "{}", event.code());
    }
    let returned: BTreeSet<_> = cases.iter().map(|case| case.times_returned).collect();
    assert_eq!(returned, BTreeSet::from([0, 1, 2]));

    let answers = answer::Entity::find().all(world.parts.db.reader()).await.expect("an answer");
    for outcome in Outcome::ALL {
        let given = answers.iter().filter(|answer| answer.outcome == outcome.code()).count();
        assert!(given >= 5, "{} answers say {}", given, outcome.code());
    }
    for was_helpful in [true, false] {
        assert!(answers.iter().any(|answer| answer.was_helpful == Some(was_helpful)));
    }
    let notes = entity::message::Entity::find().all(world.parts.db.reader()).await.expect("an answer");
    assert!(notes.iter().any(|message| message.kind == "note"));
}

/// Every way a case can stand, the last day near or past among them, lies on the desk of each.
fn handlers_who_are_told_of_have_living_queues(world: &World, cases: &[case::Model]) {
    let today = world.parts.clock.today();
    for unit in ["home-care-kouvola", "health-stations-kotka"] {
        let on_desk: Vec<_> =
            cases.iter().filter(|case| case.unit_id.as_str() == unit && case.closed_on.is_none()).collect();
        let states: BTreeSet<&str> = on_desk.iter().map(|case| case.state.as_str()).collect();
        let is_waiting = |case: &&&case::Model| case.state != "waiting_for_resident";
        let late = on_desk.iter().filter(is_waiting).filter(|case| case.due_on < today).count();
        let nearly =
            on_desk.iter().filter(is_waiting).filter(|case| (0..=2).contains(&(case.due_on - today).num_days()));

        assert_eq!(states, State::OPEN_CODES.into(), "{unit}");
        assert!((1..=6).contains(&late) && nearly.count() >= 1, "{unit}: {late} late");
    }
    let open = cases.iter().filter(|case| case.closed_on.is_none()).count();
    assert!((60..=120).contains(&open), "{open} open");
}

async fn receipts_open_what_they_show(world: &World) {
    let app = &world.app.state;
    for receipt in &world.seeded.receipts {
        let opened = open_receipt(app, &receipt.code).await.expect("an answer");
        let id = opened.and_then(Opened::case).expect("the receipt opens a case");
        let case = find_by_id(app.db.reader(), id).await.expect("an answer").expect("a row");
        let state = match receipt.shows {
            Shown::WaitingForResident => "waiting_for_resident",
            Shown::Answered => "answered",
            Shown::InProgress => "in_progress",
        };
        assert_eq!(case.state.code(), state);
    }
    assert_eq!(world.seeded.receipts.len(), 3);
}

async fn seeding_again_changes_nothing(world: &World, cases: &[case::Model]) {
    let again = seed(world.parts.clone(), SEED).await.expect("an answer");

    assert_eq!(again.cases, 0);
    assert_eq!(again.receipts, world.seeded.receipts);
    assert_eq!(world.cases().await, cases);
}

#[tokio::test]
async fn the_same_seed_makes_the_same_cases() {
    let one = World::seeded(Base::Sqlite).await.expect("SQLite is always there");
    let other = World::seeded(Base::Sqlite).await.expect("SQLite is always there");

    let (cases, others) = (one.cases().await, other.cases().await);

    assert_eq!(cases, others);
    for case in cases {
        assert_eq!(one.text_of(case.id).await, other.text_of(case.id).await);
    }
}

#[rstest]
#[tokio::test]
async fn what_has_had_its_time_is_gone_from_a_fresh_demo_so_that_nothing_brakes_the_first_run(
    #[values(Base::Sqlite, Base::Postgres)] base: Base,
) {
    let Some(world) = World::seeded(base).await else { return };

    let ran = run_retention(&world.app.state, Reach::Usual).await.expect("a run");

    let Ran::Through(found) = ran else { panic!("the run stopped: {ran:?}") };
    assert!(found.iter().all(|due| due.rows.is_empty()), "{found:?}");
    let contacts = found.iter().find(|due| due.class == Class::Contact).expect("the class");
    assert!(contacts.of > 5, "younger ones are kept");
}
