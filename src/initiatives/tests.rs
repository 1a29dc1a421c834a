//! The states of an initiative against a model: what may follow what, whoever asks and however often.
//!
//! Invariants: the day of filing never changes; the version grows by one with every change; a case is there from the
//! hand-over on and never changes; nobody who refused decides on the appeal; nothing is decided before a hearing was
//! offered; every change leaves an event; illegal moves are refused and change nothing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use entity::ids::{CaseId, InitiativeId, StaffId, UnitId};
use proptest::prelude::*;
use uuid::Uuid;

use super::event::Event;
use super::facts::{
    Done, FollowUp, Heard, Hearing, HearingOutcome, Interim, Measures, Meeting, Notice, Objection, Outcome, Reached,
    Registration, Rule,
};
use super::initiative::{Change, HandOver, Initiative, Onward, Refused, State};
use super::kind::Kind;
use super::number::InitiativeNumber;
use super::policy;
use super::twins::JoinFault;
use crate::kernel::actor::{Actor, Held, Role, Staff};
use crate::kernel::locale::Locale;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date") + Days::new(n)
}

fn staff(id: u128, role: Role) -> Actor {
    let unit = UnitId::from("registry");
    Actor::Staff(Staff {
        id: StaffId(Uuid::from_u128(id)),
        name: "Somebody".to_owned(),
        locale: Locale::Sv,
        keys_on: true,
        holds: vec![Held { role, given_in: unit.clone(), units: BTreeSet::from([unit]), instead_of: None }],
    })
}

/// Two registrars: one alone could never settle an appeal.
static REGISTRARS: LazyLock<[Actor; 2]> = LazyLock::new(|| [staff(1, Role::Registrar), staff(2, Role::Registrar)]);

fn filed(collects: bool) -> Initiative {
    Initiative {
        id: InitiativeId(Uuid::from_u128(9)),
        number: InitiativeNumber::of(2026, 14),
        kind: Kind::Member,
        language: Locale::Sv,
        state: State::Submitted { check_by: day(3) },
        since: day(0),
        filed_on: day(0),
        collects,
        text_version: 1,
        published_on: None,
        notice_by: None,
        noticed_on: None,
        handle_by: None,
        decided_on: None,
        version: 1,
    }
}

fn twin() -> Initiative {
    let state = State::Registered { case: CaseId(Uuid::from_u128(6)) };
    let notice_by = Some(day(40));
    let number = InitiativeNumber::of(2026, 15);
    Initiative { id: InitiativeId(Uuid::from_u128(10)), number, state, notice_by, ..filed(true) }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Command {
    GiveBack,
    Correct,
    Refuse(usize),
    Appeal,
    Publish(usize),
    Reach,
    HandOverByAuthor,
    HandOverByTime,
    Register,
    GiveNotice,
    Inform,
    OfferHearing(u64),
    RecordHearing,
    BringBefore(u64),
    TellMeasures(bool),
    FollowUp(bool),
    Close,
    Merge,
    /// With others merged into it, or without.
    Withdraw(bool),
    Wait(u64),
}

/// A byte is cheaper to draw than a command. Steps towards the end are drawn more often, or hardly anything would get there.
fn command(byte: u8) -> Command {
    let some = u64::from(byte / 32);
    match byte % 32 {
        0 => Command::GiveBack,
        1 => Command::Correct,
        2 => Command::Refuse(usize::from(byte > 127)),
        3 => Command::Appeal,
        4..=8 => Command::Publish(usize::from(byte > 127)),
        9 => Command::HandOverByAuthor,
        10 => Command::HandOverByTime,
        11..=13 => Command::Register,
        14..=16 => Command::GiveNotice,
        17 => Command::Inform,
        18..=19 => Command::OfferHearing(some),
        20..=21 => Command::RecordHearing,
        22..=23 => Command::BringBefore(some),
        24..=25 => Command::TellMeasures(byte > 127),
        26 => Command::FollowUp(byte > 127),
        27 if byte > 127 => Command::Reach,
        27 => Command::Close,
        28 if byte > 200 => Command::Merge,
        29 if byte > 200 => Command::Withdraw(byte > 240),
        _ => Command::Wait(some * 7),
    }
}

fn objection() -> Objection {
    Objection { rule: Rule::Unclear, passage: "This".to_owned(), reason: "What is proposed?".to_owned() }
}

fn over() -> HandOver {
    HandOver { case: CaseId(Uuid::from_u128(5)), notice_by: day(31), handle_by: None }
}

fn run(initiative: Initiative, command: Command, today: NaiveDate) -> Result<Change, Refused> {
    let unit = UnitId::from("registry");
    let registrar = &REGISTRARS[0];
    let allowed = "registrars and authors may ask for it";
    let check = |who: usize| policy::may_check(&REGISTRARS[who]).expect(allowed);
    let handle = || policy::may_handle(registrar, &unit).expect(allowed);
    let write = || policy::may_write(&Actor::Resident).expect(allowed);
    match command {
        Command::GiveBack => initiative.give_back(check(0), objection(), today),
        Command::Correct => initiative.correct(write(), today + Days::new(3), today),
        Command::Refuse(who) => initiative.refuse(check(who), objection(), today),
        Command::Appeal => initiative.appeal(write(), "Look again".to_owned(), today + Days::new(10), today),
        Command::Publish(who) => {
            let onward = if initiative.collects {
                Onward::Collect { until: today + Days::new(30) }
            } else {
                Onward::HandOver(over())
            };
            initiative.publish(check(who), onward, today)
        }
        Command::Reach => {
            let reached = Reached { threshold: 1_575, population: 157_442, counted_on: day(0) };
            initiative.reach(reached, today)
        }
        Command::HandOverByAuthor => {
            initiative.hand_over(policy::may_hand_over(&Actor::Resident).expect(allowed), over(), today)
        }
        Command::HandOverByTime => {
            initiative.hand_over(policy::may_hand_over(&Actor::System).expect(allowed), over(), today)
        }
        Command::Register => {
            let entry = Registration { process: "00.01.02".to_owned() };
            initiative.register(policy::may_register(registrar).expect(allowed), entry, today)
        }
        Command::GiveNotice => {
            let (contact, text) = ("Registry, 05 000 000".to_owned(), String::new());
            let notice = Notice { unit: unit.clone(), estimate_on: day(200), contact, text };
            initiative.give_notice(handle(), notice, today)
        }
        Command::Inform => {
            let interim = Interim { estimate_on: day(250), text: "Later".to_owned() };
            initiative.inform(handle(), interim, today)
        }
        Command::OfferHearing(in_days) => {
            let on = day(20) + Days::new(in_days);
            initiative.offer_hearing(handle(), Hearing { on, place: "Here".to_owned() }, today)
        }
        Command::RecordHearing => {
            let outcome = HearingOutcome { heard: Heard::InPerson, text: String::new() };
            initiative.record_hearing(handle(), outcome, today)
        }
        Command::BringBefore(in_days) => {
            let meeting = Meeting { body: "Board".to_owned(), on: today + Days::new(in_days) };
            initiative.bring_before(handle(), meeting, today)
        }
        Command::TellMeasures(follows) => {
            let on = match initiative.state {
                State::BeforeBody { meeting_on, .. } => meeting_on,
                _ => today,
            };
            let follow_up_on = follows.then(|| today + Days::new(90));
            let measures = Measures {
                body: "Board".to_owned(),
                on,
                section: "§ 45".to_owned(),
                link: String::new(),
                outcome: Outcome::Adopted,
                text: "It is done".to_owned(),
                follow_up_on,
            };
            initiative.tell_measures(handle(), measures, today)
        }
        Command::FollowUp(again) => {
            let next_on = again.then(|| today + Days::new(90));
            initiative.follow_up(handle(), FollowUp { done: Done::Partly, text: "Half".to_owned(), next_on }, today)
        }
        Command::Close => initiative.close(handle(), today),
        Command::Merge => {
            let permit = policy::may_register(registrar).expect(allowed);
            initiative.merge(permit, twin(), "They ask for the same.".to_owned(), today).map(|(merged, _)| merged)
        }
        Command::Withdraw(has_joined) => initiative.withdraw(write(), has_joined, today),
        Command::Wait(_) => unreachable!("waiting is no transition"),
    }
}

/// The model: which commands each state takes, said without the transitions' own code.
fn is_allowed(initiative: &Initiative, command: Command, today: NaiveDate) -> bool {
    let state = initiative.state.code();
    let registrar = |who: usize| StaffId(Uuid::from_u128(who as u128 + 1));
    let is_other = |who: usize| initiative.state.refused_by() != Some(registrar(who));
    match command {
        Command::GiveBack => state == "submitted",
        Command::Correct => state == "returned",
        Command::Refuse(who) | Command::Publish(who) => state == "submitted" || (state == "appealed" && is_other(who)),
        Command::Appeal => matches!(initiative.state, State::Refused { is_final: false, .. }),
        Command::Reach | Command::HandOverByAuthor => state == "collecting",
        Command::HandOverByTime => state == "collecting" && initiative.state.next_on() < Some(today),
        Command::Register => state == "handed_over",
        Command::GiveNotice => state == "registered",
        Command::Inform => ["in_preparation", "hearing_offered", "heard", "before_body"].contains(&state),
        Command::OfferHearing(in_days) => {
            ["in_preparation", "hearing_offered"].contains(&state) && day(20) + Days::new(in_days) >= today
        }
        Command::RecordHearing => state == "hearing_offered",
        Command::BringBefore(_) => ["heard", "before_body"].contains(&state),
        Command::TellMeasures(_) => state == "before_body" && initiative.state.next_on() <= Some(today),
        Command::FollowUp(_) => ["measures_told", "followed_up"].contains(&state),
        Command::Close => ["measures_told", "followed_up"].contains(&state) && initiative.state.next_on().is_none(),
        Command::Merge => state == "collecting" || State::TO_DECIDE.contains(&state),
        Command::Withdraw(has_joined) => {
            !has_joined && ["submitted", "returned", "refused", "appealed", "collecting"].contains(&state)
        }
        Command::Wait(_) => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn an_initiative_moves_just_as_the_model_says(
        collects in any::<bool>(),
        bytes in prop::collection::vec(any::<u8>(), 0..50),
    ) {
        let mut initiative = filed(collects);
        let mut today = day(0);
        let mut heard = false;
        for command in bytes.into_iter().map(command) {
            if let Command::Wait(days) = command {
                today = today + Days::new(days);
                continue;
            }
            let before = initiative.clone();
            let result = run(initiative.clone(), command, today);
            prop_assert_eq!(result.is_ok(), is_allowed(&before, command, today), "{:?} in {:?}", command, before.state);
            let Ok(Change { initiative: after, events }) = result else { continue };

            prop_assert_eq!(after.version, before.version + 1);
            prop_assert_eq!((after.id, after.number, after.filed_on), (before.id, before.number, before.filed_on));
            prop_assert!(!events.is_empty());
            prop_assert!(before.state.case().is_none() || before.state.case() == after.state.case());
            prop_assert_eq!(after.state.case().is_some(), after.notice_by.is_some());
            prop_assert_eq!(after.text_version - before.text_version, i32::from(command == Command::Correct));
            heard |= events.iter().any(|happened| matches!(happened.event, Event::HearingOffered(_)));
            let is_decided = ["before_body", "measures_told"].contains(&after.state.code());
            prop_assert!(heard || !is_decided);
            prop_assert!(after.published_on.is_some() || after.state.case().is_none());
            initiative = after;
        }
    }
}

#[test]
fn whoever_refused_does_not_decide_on_the_appeal() {
    let [first, second] = &*REGISTRARS;
    let refused = filed(false).refuse(policy::may_check(first).expect("a permit"), objection(), day(1));
    let write = policy::may_write(&Actor::Resident).expect("a permit");
    let appealed = refused.expect("a change").initiative.appeal(write, "Look again".to_owned(), day(9), day(2));
    let appealed = appealed.expect("a change").initiative;

    let by_first =
        appealed.clone().publish(policy::may_check(first).expect("a permit"), Onward::HandOver(over()), day(3));
    let by_second = appealed.publish(policy::may_check(second).expect("a permit"), Onward::HandOver(over()), day(3));

    assert_eq!(by_first, Err(Refused { state: "appealed", wish: "published" }));
    let published = by_second.expect("a change");
    assert_eq!(published.initiative.state, State::HandedOver { case: over().case });
    assert_eq!(
        published.events.iter().map(|happened| happened.event.code()).collect::<Vec<_>>(),
        ["published", "handed_over"]
    );
}

#[test]
fn a_merger_gives_the_county_no_more_time_and_stands_on_both_courses() {
    let permit = policy::may_register(&REGISTRARS[0]).expect("a permit");
    let state = State::HandedOver { case: over().case };
    let early = Initiative { state, notice_by: Some(day(31)), handle_by: Some(day(90)), ..filed(false) };

    let (merged, grown) =
        early.clone().merge(permit, twin(), "They ask the same.".to_owned(), day(5)).expect("a change");

    assert_eq!(merged.initiative.state, State::Merged { into: twin().id, case: Some(over().case) });
    assert_eq!((grown.initiative.state, grown.initiative.since), (twin().state, twin().since));
    assert_eq!((grown.initiative.notice_by, grown.initiative.handle_by), (Some(day(31)), Some(day(90))));
    assert_eq!(grown.initiative.version, twin().version + 1);
    let codes: Vec<_> = [merged, grown].iter().map(|change| change.events[0].event.code()).collect();
    assert_eq!(codes, ["merged", "joined"]);
}

#[test]
fn what_cannot_be_merged_is_refused_with_its_reason() {
    let state = State::HandedOver { case: over().case };
    let one = Initiative { state, notice_by: Some(day(31)), ..filed(false) };
    let with = |state| Initiative { state, ..twin() };
    let (into, case) = (InitiativeId(Uuid::from_u128(11)), Some(over().case));

    assert_eq!(one.may_join(&twin()), Ok(()));
    assert_eq!(one.may_join(&one.clone()), Err(JoinFault::Itself));
    assert_eq!(with(State::Merged { into, case }).may_join(&one), Err(JoinFault::NotThisOne));
    assert_eq!(filed(false).may_join(&twin()), Err(JoinFault::NotThisOne));
    assert_eq!(one.may_join(&with(State::Closed { case: over().case })), Err(JoinFault::NotTheOther));
    assert_eq!(one.may_join(&with(State::Collecting { until: day(90) })), Err(JoinFault::NotYet));
    assert_eq!(one.may_join(&Initiative { kind: Kind::Referendum, ..twin() }), Err(JoinFault::Kinds));
    assert_eq!(one.may_join(&Initiative { kind: Kind::Service, ..twin() }), Ok(()));
}

#[test]
fn only_registrars_check_and_only_its_author_writes() {
    let unit = UnitId::from("registry");
    for actor in [staff(3, Role::Handler), staff(4, Role::Administrator), Actor::Resident, Actor::System] {
        assert!(policy::may_check(&actor).is_err());
        assert!(policy::may_register(&actor).is_err());
        assert_eq!(policy::may_write(&actor).is_ok(), actor == Actor::Resident);
    }
    assert!(policy::may_handle(&staff(3, Role::Handler), &unit).is_ok());
    assert!(policy::may_handle(&staff(3, Role::Handler), &UnitId::from("oral-health")).is_err());
    assert!(policy::may_handle(&Actor::Resident, &unit).is_err());
}

#[test]
fn a_notice_that_was_given_does_not_bind_the_twin_and_its_estimate_does() {
    let permit = || policy::may_register(&REGISTRARS[0]).expect("a permit");
    let state = State::InPreparation { case: over().case };
    let told = Initiative { state, notice_by: Some(day(31)), noticed_on: Some(day(4)), ..filed(false) };
    let untold = Initiative { state: State::HandedOver { case: over().case }, noticed_on: None, ..told.clone() };
    let told_twin = Initiative { noticed_on: Some(day(3)), ..twin() };

    let (_, grown) = told.clone().merge(permit(), twin(), "Same".to_owned(), day(5)).expect("a change");

    assert_eq!(grown.initiative.notice_by, twin().notice_by);
    assert!(told.hastens(&twin()) && told.hastens(&told_twin) && untold.hastens(&twin()));
    assert!(!untold.hastens(&told_twin), "a day for a notice is no estimate");
}
