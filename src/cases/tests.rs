//! The states of a case against a model: what may follow what, whoever asks and however often.
//!
//! Invariants: exactly one unit at every moment; the version grows by one with every change; a
//! closed case has a closing day and an open one has none; a second return leads to the
//! coordinators; illegal moves are refused and change nothing.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use entity::ids::{CaseId, StaffId, UnitId};
use proptest::prelude::*;
use uuid::Uuid;

use super::case::{Case, Change, REOPENING_DAYS, Refused, State};
use super::channel::{Channel, Origin};
use super::number::CaseNumber;
use super::policy;
use crate::kernel::actor::{Actor, Held, Role, Staff};
use crate::kernel::locale::Locale;

const UNITS: [&str; 3] = ["home-care", "oral-health", "desk"];

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date") + Days::new(n)
}

fn coordinator() -> Staff {
    let units: BTreeSet<UnitId> = UNITS.into_iter().map(UnitId::from).collect();
    Staff {
        id: StaffId(Uuid::from_u128(1)),
        name: "Coordinator".to_owned(),
        locale: Locale::Sv,
        keys_on: true,
        holds: vec![Held { role: Role::Coordinator, given_in: "group".into(), units, instead_of: None }],
    }
}

fn handler_everywhere() -> Staff {
    let mut staff = coordinator();
    staff.id = StaffId(Uuid::from_u128(2));
    staff.holds[0].role = Role::Handler;
    staff
}

fn new_case() -> Case {
    Case {
        id: CaseId(Uuid::from_u128(9)),
        number: CaseNumber::parse("2026-7KQ4MD").expect("a number"),
        channel: Channel::Feedback,
        origin: Origin::Web,
        unit: UnitId::from("home-care"),
        state: State::Received,
        language: Locale::Sv,
        received_on: day(0),
        due_on: day(10),
        is_locked: false,
        times_returned: 0,
        is_outside_strategy: false,
        version: 1,
    }
}

#[derive(Clone, Copy, Debug)]
enum Command {
    Take,
    Begin,
    Ask,
    Reply,
    Resume,
    Transfer(usize),
    Accept,
    Silence,
    Return,
    Answer,
    TellMade,
    ReopenByStaff,
    ReopenByResident,
    Reject,
    Move,
    Wait(u64),
}

/// A byte is cheaper to draw than a command, and ten thousand sequences hold a quarter of a million.
fn command(byte: u8) -> Command {
    match byte % 18 {
        0 => Command::Take,
        1 => Command::Begin,
        2 => Command::Ask,
        3 => Command::Reply,
        4 => Command::Resume,
        5..=7 => Command::Transfer(usize::from(byte) % UNITS.len()),
        8 => Command::Accept,
        9 => Command::Silence,
        10 => Command::Return,
        11 => Command::Answer,
        12 => Command::ReopenByStaff,
        13 => Command::ReopenByResident,
        14 => Command::Reject,
        15 => Command::Move,
        16 => Command::TellMade,
        _ => Command::Wait(u64::from(byte) % 20),
    }
}

fn run(case: Case, command: Command, today: NaiveDate) -> Result<Change, Refused> {
    static HANDLER: LazyLock<Actor> = LazyLock::new(|| Actor::Staff(handler_everywhere()));
    let actor = &*HANDLER;
    let allowed = "the unit's staff may ask for anything";
    match command {
        Command::Take => {
            let permit = policy::may_assign(actor, &case, &handler_everywhere()).expect(allowed);
            case.assign(permit, StaffId(Uuid::from_u128(2)), today)
        }
        Command::Begin => {
            let permit = policy::may_begin(actor, &case).expect(allowed);
            case.begin(permit, today)
        }
        Command::Ask => {
            let permit = policy::may_ask(actor, &case).expect(allowed);
            case.ask(permit, today, today + Days::new(14))
        }
        Command::Reply => {
            let due = case.due_on + Days::new(1);
            case.reply(policy::may_reply(&Actor::Resident).expect(allowed), today, due)
        }
        Command::Resume => {
            let due = case.due_on + Days::new(1);
            case.resume(today, due)
        }
        Command::Transfer(unit) => {
            let permit = policy::may_transfer(actor, &case).expect(allowed);
            case.transfer(permit, UnitId::from(UNITS[unit]), today, today + Days::new(1))
        }
        Command::Accept => {
            let permit = policy::may_settle_transfer(actor, &case).expect(allowed);
            case.accept_transfer(permit, today)
        }
        Command::Silence => case.accept_by_silence(today),
        Command::Return => {
            let permit = policy::may_settle_transfer(actor, &case).expect(allowed);
            case.return_transfer(permit, UnitId::from("desk"), today)
        }
        Command::Answer => {
            let permit = policy::may_answer(actor, &case).expect(allowed);
            case.answer(permit, today, true)
        }
        Command::TellMade => {
            let permit = policy::may_tell_made(actor, &case).expect(allowed);
            case.tell_made(permit, today)
        }
        Command::ReopenByStaff => {
            let permit = policy::may_reopen(actor, &case).expect(allowed);
            let home = case.unit.clone();
            case.reopen(permit, today, today + Days::new(10), home)
        }
        Command::ReopenByResident => {
            let permit = policy::may_reopen(&Actor::Resident, &case).expect(allowed);
            let home = case.unit.clone();
            case.reopen(permit, today, today + Days::new(10), home)
        }
        Command::Reject => {
            let permit = policy::may_reject(actor, &case).expect(allowed);
            case.reject(permit, today)
        }
        Command::Move => {
            let permit = policy::may_move(actor, &case).expect(allowed);
            case.move_to_other_authority(permit, today)
        }
        Command::Wait(_) => unreachable!("waiting is no transition"),
    }
}

/// The model: which commands each state takes, said without the transitions' own code.
fn is_allowed(case: &Case, command: Command, today: NaiveDate) -> bool {
    let state = case.state.code();
    let is_open = State::OPEN_CODES.contains(&state);
    match command {
        Command::Take => is_open && state != "waiting_for_resident",
        Command::Begin => ["received", "assigned", "reopened", "transfer_pending"].contains(&state),
        Command::Ask => ["received", "assigned", "in_progress", "reopened"].contains(&state),
        Command::Reply | Command::Answer | Command::Reject | Command::Move => is_open,
        Command::Resume => matches!(case.state, State::WaitingForResident { until, .. } if until < today),
        Command::Transfer(unit) => is_open && state != "waiting_for_resident" && case.unit.as_str() != UNITS[unit],
        Command::Accept | Command::Return => state == "transfer_pending",
        Command::Silence => matches!(case.state, State::TransferPending { accept_by, .. } if accept_by < today),
        Command::ReopenByStaff | Command::TellMade => state == "answered",
        Command::ReopenByResident => {
            matches!(case.state, State::Answered { on, .. } if (today - on).num_days() <= REOPENING_DAYS)
        }
        Command::Wait(_) => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_case_moves_just_as_the_model_says(bytes in prop::collection::vec(any::<u8>(), 0..50)) {
        let mut case = new_case();
        let mut today = day(0);
        for command in bytes.into_iter().map(command) {
            if let Command::Wait(days) = command {
                today = today + Days::new(days);
                continue;
            }
            let before = case.clone();
            let allowed = is_allowed(&before, command, today);
            let result = run(case.clone(), command, today);
            prop_assert_eq!(result.is_ok(), allowed, "{:?} in {:?}", command, before.state);
            let Ok(change) = result else { continue };

            prop_assert_eq!(change.state_before, before.state.code());
            prop_assert_eq!(&change.unit_before, &before.unit);
            prop_assert_eq!(change.case.version, before.version + 1);
            prop_assert!(UNITS.contains(&change.case.unit.as_str()));
            let is_reopened = matches!(change.case.state, State::Reopened { .. });
            prop_assert!(change.case.due_on >= before.due_on || is_reopened);
            prop_assert_eq!(change.event.at, None);
            if change.case.times_returned >= 2 && matches!(command, Command::Return) {
                prop_assert_eq!(change.case.unit.as_str(), "desk");
            }
            if !matches!(command, Command::Transfer(_) | Command::Return) {
                prop_assert_eq!(&change.case.unit, &before.unit);
            }
            case = change.case;
        }
    }
}

#[test]
fn whoever_takes_a_case_begins_and_whoever_is_given_one_does_not() {
    let (chief, handler) = (coordinator(), handler_everywhere());
    let actor = Actor::Staff(chief.clone());

    let given = new_case();
    let permit = policy::may_assign(&actor, &given, &handler).expect("a coordinator gives to others");
    let given = given.assign(permit, handler.id, day(0)).expect("a change").case;
    let taken = new_case();
    let permit = policy::may_assign(&actor, &taken, &chief).expect("and to themselves");
    let taken = taken.assign(permit, chief.id, day(0)).expect("a change").case;

    assert_eq!(given.state, State::Assigned { handler: handler.id });
    assert_eq!(taken.state, State::InProgress { handler: chief.id });
}

#[test]
fn a_handler_gives_cases_to_nobody_else() {
    let (chief, handler) = (coordinator(), handler_everywhere());

    assert!(policy::may_assign(&Actor::Staff(handler.clone()), &new_case(), &chief).is_err());
    assert!(policy::may_assign(&Actor::Staff(handler.clone()), &new_case(), &handler).is_ok());
}

#[test]
fn a_coordinators_transfer_binds_and_a_handlers_may_come_back() {
    let to = || UnitId::from("oral-health");

    let by_chief = new_case();
    let permit = policy::may_transfer(&Actor::Staff(coordinator()), &by_chief).expect("a permit");
    let by_chief = by_chief.transfer(permit, to(), day(0), day(1)).expect("a change").case;
    let by_handler = new_case();
    let permit = policy::may_transfer(&Actor::Staff(handler_everywhere()), &by_handler).expect("a permit");
    let by_handler = by_handler.transfer(permit, to(), day(0), day(1)).expect("a change").case;

    assert_eq!(by_chief.state, State::Received);
    assert_eq!(by_handler.state, State::TransferPending { from: UnitId::from("home-care"), accept_by: day(1) });
    assert!(by_chief.is_locked && by_handler.is_locked);
}

#[test]
fn staff_of_another_unit_an_administrator_and_a_resident_may_do_nothing_of_staffs() {
    let mut outsider = handler_everywhere();
    outsider.holds[0].units = BTreeSet::from([UnitId::from("oral-health")]);
    let mut administrator = coordinator();
    administrator.holds[0].role = Role::Administrator;

    for actor in [Actor::Staff(outsider), Actor::Staff(administrator), Actor::Resident, Actor::System] {
        let case = new_case();
        assert!(policy::may_answer(&actor, &case).is_err());
        assert!(policy::may_tell_made(&actor, &case).is_err());
        assert!(policy::may_ask(&actor, &case).is_err());
        assert!(policy::may_transfer(&actor, &case).is_err());
        assert!(policy::may_reject(&actor, &case).is_err());
        assert!(policy::may_move(&actor, &case).is_err());
        assert!(policy::may_note(&actor, &case).is_err());
        assert!(policy::may_see_contact(&actor, &case).is_err());
        assert_eq!(policy::may_reopen(&actor, &case).is_ok(), actor == Actor::Resident);
    }
}
