//! The states of a line against a model: what may follow what, whoever asks and however often.
//!
//! Invariants: only a line that two different people compared, with one and the same finding, gives a support; it gives
//! exactly one, and the support goes when the line is rejected or found to be of the same person as another's, until
//! another agrees; whoever rejected a line does not take it up again; the
//! version grows by one with every change; what is refused changes nothing.

use std::collections::BTreeSet;

use entity::ids::{PaperBatchId, PaperLineId, StaffId, SupportId, UnitId};
use proptest::prelude::*;
use uuid::Uuid;

use super::line::{Effect, Line, Reason, State, Verdict};
use super::policy::may_keep_paper;
use super::statement::Statement;
use crate::initiatives::kind::Ground;
use crate::kernel::actor::{Held, Role, Staff};
use crate::kernel::locale::Locale;

fn registrar(id: u8) -> Staff {
    let unit = UnitId::from("registry");
    Staff {
        id: StaffId(Uuid::from_u128(id.into())),
        name: "Somebody".to_owned(),
        locale: Locale::Sv,
        keys_on: true,
        holds: vec![Held {
            role: Role::Registrar,
            given_in: unit.clone(),
            units: BTreeSet::from([unit]),
            instead_of: None,
        }],
    }
}

fn statement() -> Statement {
    let name = "Aino Esimerkki".to_owned();
    let municipality = Some("kotka".to_owned());
    Statement { sheet: 1, name, ground: Ground::Resident, business_id: None, municipality, born_on: None }
}

fn entered(by: &Staff) -> Line {
    let place = (PaperLineId(Uuid::from_u128(1)), PaperBatchId(Uuid::from_u128(2)), 1);
    Line::enter(place, may_keep_paper(by).expect("a registrar"), statement())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Command {
    Correct,
    /// With the support that it is the same as; 0 for a new one.
    Check(u8),
    Reject,
    TakeUp,
}

/// Who does what: a number says it, so that sequences are cheap to draw.
fn command(byte: u8) -> (u8, Command) {
    let who = byte % 3;
    let what = match byte / 3 % 10 {
        0 => Command::Correct,
        1..=6 => Command::Check(byte / 30 % 3),
        7..=8 => Command::Reject,
        _ => Command::TakeUp,
    };
    (who, what)
}

/// The model, said without the transitions' own code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Model {
    /// Who compared it, with which finding, since it was last typed.
    compared: Option<(u8, u8)>,
    /// It counts.
    counts: bool,
    /// Who rejected it.
    rejected_by: Option<u8>,
}

impl Model {
    /// Takes the command, or says that it may not be.
    fn take(&mut self, who: u8, command: Command) -> bool {
        let is_open = !self.counts && self.rejected_by.is_none();
        let allowed = match command {
            Command::Correct => is_open,
            Command::Check(found) if self.counts => found != 0,
            Command::Check(_) => is_open && self.compared.is_none_or(|(first, _)| first != who),
            Command::Reject => self.rejected_by.is_none(),
            Command::TakeUp => self.rejected_by.is_some_and(|by| by != who),
        };
        if !allowed {
            return false;
        }
        match command {
            Command::Correct => self.compared = None,
            Command::Check(found) => {
                self.counts = !self.counts && self.compared.is_some_and(|(_, before)| before == found);
                self.compared = Some((who, found));
            }
            Command::Reject => *self = Self { rejected_by: Some(who), ..Self::default() },
            Command::TakeUp => *self = Self::default(),
        }
        true
    }
}

fn verdict(found: u8) -> Verdict {
    if found == 0 { Verdict::New } else { Verdict::SameAs(SupportId(Uuid::from_u128(100 + u128::from(found)))) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn a_line_does_what_the_model_does(bytes in prop::collection::vec(any::<u8>(), 1..50)) {
        let people = [registrar(1), registrar(2), registrar(3)];
        let mut line = entered(&people[0]);
        let mut model = Model::default();
        let mut standing: Option<SupportId> = None;

        for (at, byte) in (1_u128..).zip(bytes) {
            let (who, command) = command(byte);
            let permit = may_keep_paper(&people[usize::from(who)]).expect("a registrar");
            let fresh = SupportId(Uuid::from_u128(1_000 + at));
            let (before, version) = (line.clone(), line.version);
            let done = match command {
                Command::Correct => line.correct(permit, statement()),
                Command::Check(found) => line.check(permit, verdict(found), fresh),
                Command::Reject => line.reject(permit, Reason::NoSignature),
                Command::TakeUp => line.take_up(permit),
            };

            prop_assert_eq!(done.is_ok(), model.take(who, command), "{:?} by {} on {:?}", command, who, before);
            let Ok(change) = done else {
                line = before;
                continue;
            };
            match change.effect {
                Effect::Gives(support, found) => {
                    prop_assert_eq!((standing, support), (None, fresh));
                    prop_assert!(matches!(command, Command::Check(typed) if verdict(typed) == found));
                    standing = Some(support);
                }
                Effect::Takes(support) => {
                    prop_assert_eq!(standing, Some(support));
                    standing = None;
                }
                Effect::None => {}
            }
            line = change.line;
            prop_assert_eq!(line.version, version + 1);
            prop_assert_eq!(line.state.support(), standing);
            prop_assert_eq!(model.counts, standing.is_some());
            if let State::Checked { first, second, .. } = line.state {
                prop_assert_ne!(first, second);
            }
        }
    }
}

#[test]
fn what_is_no_longer_kept_is_not_compared_and_who_keeps_no_register_checks_nothing() {
    let first = registrar(1);
    let forgotten = Line { statement: None, ..entered(&first) };
    let permit = may_keep_paper(&first).expect("a registrar");
    let handler = Staff {
        holds: first.holds.iter().map(|held| Held { role: Role::Handler, ..held.clone() }).collect(),
        ..first.clone()
    };

    assert!(forgotten.check(permit, Verdict::New, SupportId(Uuid::from_u128(9))).is_err());
    assert!(may_keep_paper(&handler).is_err());
}

#[test]
fn every_reason_is_read_as_it_is_written() {
    for reason in Reason::ALL {
        assert_eq!(Reason::parse(reason.code()), Some(reason));
    }
}
