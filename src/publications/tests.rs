//! What may become public, and how.

use chrono::NaiveDate;
use entity::ids::{CaseId, StaffId};
use proptest::prelude::*;
use rstest::rstest;
use uuid::Uuid;

use super::policy;
use super::publication::{ANSWER_MAX_CHARS, Made, State, Version, Words, WordsFault, seals_original, seen, shown_of};
use super::redaction::{Choices, Hidden, redact, redact_answer, sentences, standing_nowhere};
use crate::answers::answer::Outcome;
use crate::cases::case::{Case, State as CaseState};
use crate::cases::channel::{Channel, Origin};
use crate::cases::number::CaseNumber;
use crate::feedback::feedback::Kind;
use crate::kernel::actor::{Held, Role, Staff};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date")
}

fn case() -> Case {
    Case {
        id: CaseId(Uuid::from_u128(1)),
        number: CaseNumber::parse("2026-7KQ4MD").expect("a number"),
        channel: Channel::Feedback,
        origin: Origin::Web,
        unit: "home-care".into(),
        state: CaseState::Received,
        language: Locale::Sv,
        received_on: today(),
        due_on: today(),
        is_locked: false,
        times_returned: 0,
        is_outside_strategy: false,
        version: 1,
    }
}

fn handler(id: u128) -> Staff {
    let held = Held {
        role: Role::Handler,
        given_in: "home-care".into(),
        units: ["home-care".into()].into(),
        instead_of: None,
    };
    Staff {
        id: StaffId(Uuid::from_u128(id)),
        name: String::new(),
        locale: Locale::Sv,
        keys_on: true,
        holds: vec![held],
    }
}

fn made(text: &str, has_health: bool) -> Made {
    let words = Words::parse(Kind::Praise, text, None).expect("words");
    Made { words, choices: Choices::default(), has_health, let_seen: Vec::new() }
}

fn draft_by(id: u128, earlier: &[Version], has_health: bool) -> Version {
    let permit = policy::may_redact(&handler(id), &case(), true).expect("a proof");
    Version::draft(permit, &case(), earlier, made("Tack för hjälpen.", has_health), today())
}

fn approved(version: Version, by: u128) -> Result<Version, Error> {
    version.approve(policy::may_approve(&handler(by), &case()).expect("a proof"), 7, today())
}

#[test]
fn what_its_sender_does_not_allow_is_never_made_public() {
    let refused = policy::may_redact(&handler(1), &case(), false);

    assert!(matches!(refused, Err(Error::NotNow(_))));
}

#[test]
fn staff_of_another_unit_may_do_nothing() {
    let elsewhere = Case { unit: "rescue".into(), ..case() };

    assert!(matches!(policy::may_redact(&handler(1), &elsewhere, true), Err(Error::Forbidden)));
    assert!(matches!(policy::may_approve(&handler(1), &elsewhere), Err(Error::Forbidden)));
    assert!(matches!(policy::may_withdraw(&handler(1), &elsewhere), Err(Error::Forbidden)));
    assert!(matches!(policy::may_open_original(&handler(1), &elsewhere), Err(Error::Forbidden)));
}

#[test]
fn what_tells_of_health_is_published_by_a_second_person_alone() {
    let alone = draft_by(1, &[], true).publish(1, today());
    let same = approved(draft_by(1, &[], true).ask().expect("a question"), 1);
    let second = approved(draft_by(1, &[], true).ask().expect("a question"), 2).expect("a publication");

    assert!(matches!(alone, Err(Error::NotNow(_))));
    assert!(matches!(same, Err(Error::NotNow(_))));
    assert_eq!(second.state.given().and_then(|given| given.approved_by), Some(StaffId(Uuid::from_u128(2))));
    assert_eq!(second.number, Some(7));
}

#[test]
fn what_was_once_said_to_tell_of_health_stays_so() {
    let waiting = draft_by(1, &[], true).ask().expect("a question");

    let later = draft_by(1, std::slice::from_ref(&waiting), false);

    assert!(later.has_health);
    assert_eq!((later.version, later.revision), (1, waiting.revision + 1));
}

#[test]
fn a_later_version_takes_the_place_of_the_earlier_and_keeps_the_number() {
    let first = draft_by(1, &[], false).publish(7, today()).expect("a publication");
    let second = draft_by(2, std::slice::from_ref(&first), false).publish(8, today()).expect("a publication");
    let both = [first.replaced(), second];

    assert_eq!(both[1].version, 2);
    assert_eq!(both[1].number, Some(7));
    assert_eq!(shown_of(&both).map(|shown| shown.version), Some(2));
    assert_eq!(seen(&both), "2.2");
    assert!(matches!(both[0].state, State::Replaced(_)));
}

#[test]
fn what_is_withdrawn_is_shown_no_more_and_cannot_be_withdrawn_again() {
    let published = draft_by(1, &[], false).publish(7, today()).expect("a publication");
    let permit = || policy::may_withdraw(&handler(2), &case()).expect("a proof");

    let withdrawn = published.withdraw(permit(), today()).expect("taken back");

    assert!(shown_of(std::slice::from_ref(&withdrawn)).is_none());
    assert!(withdrawn.clone().withdraw(permit(), today()).is_err());
    assert!(draft_by(1, &[], false).withdraw(permit(), today()).is_err());
    assert_eq!(draft_by(1, &[withdrawn], false).version, 2);
}

#[test]
fn an_original_is_sealed_once_something_was_published_and_the_case_is_closed() {
    let published = [draft_by(1, &[], false).publish(7, today()).expect("a publication")];
    let closed = Case { state: CaseState::Rejected { on: today() }, ..case() };

    assert!(seals_original(&closed, &published));
    assert!(!seals_original(&case(), &published));
    assert!(!seals_original(&closed, &[draft_by(1, &[], false)]));
}

#[rstest]
#[case(" \n", "", WordsFault::Empty)]
#[case("Ring 131052-308T.", "", WordsFault::CodeInText)]
#[case("Tack.", "Hej 131052-308T", WordsFault::CodeInAnswer)]
fn words_that_cannot_be_public_are_refused(#[case] text: &str, #[case] answer: &str, #[case] fault: WordsFault) {
    assert_eq!(Words::parse(Kind::Praise, text, Some((Outcome::Answered, answer))).unwrap_err(), fault);
}

#[test]
fn the_hash_is_of_text_and_answer_as_they_are_shown() {
    let alone = Words::parse(Kind::Praise, "abc", None).expect("words");
    let both = Words::parse(Kind::Praise, "abc", Some((Outcome::Answered, "def"))).expect("words");
    let long = Words::parse(Kind::Praise, "abc", Some((Outcome::Answered, &"x".repeat(ANSWER_MAX_CHARS + 3))));

    assert_eq!(alone.hash(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(both.shown(), "abc\n\ndef");
    assert_eq!(long.unwrap_err(), WordsFault::TooLong { by: 3 });
}

#[test]
fn sentences_end_at_stops_before_capitals_and_at_lines() {
    let text = "Kl. 8.15 kom ingen. Varför? Ring 3.2.2026!\nHälsningar\n\n(Se ovan.) Tack …";

    let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();

    assert_eq!(found, ["Kl. 8.15 kom ingen.", "Varför?", "Ring 3.2.2026!", "Hälsningar", "(Se ovan.)", "Tack …"]);
}

fn mark(hidden: Hidden) -> String {
    match hidden {
        Hidden::Find(_) => "[1]".to_owned(),
        Hidden::Words => "[2]".to_owned(),
        Hidden::Sentence => "[3]".to_owned(),
    }
}

#[test]
fn finds_sentences_and_words_are_hidden_each_in_its_place() {
    let text = "Ring 040 123 4567. Min son är sjuk. På Lyckebo, LYCKEBOS kök, väntar  vi.";
    let choices =
        Choices { sentences: vec![1], words: Choices::words_of("lyckebo\nväntar vi"), ..Choices::proposed(text, "") };

    assert_eq!(redact(text, &choices, mark), "Ring [1]. [3] På [2], [2] kök, [2].");
    assert_eq!(redact(text, &Choices::default(), mark), text);
}

#[test]
fn what_is_hidden_in_the_text_is_hidden_in_the_answer_as_well() {
    let text = "Ring 040 123 4567. Min son har astma. På Lyckebo väntar vi.";
    let answer = "Lyckebos chef ringer 040  123 4567. Om din son: ”min son har astma” hör till vården, mejla kirjaamo@example.fi";
    let choices =
        Choices { sentences: vec![1], words: Choices::words_of("lyckebo"), ..Choices::proposed(text, answer) };
    let shown = Choices { answer_finds: Vec::new(), ..choices.clone() };

    let hidden = "[2] chef ringer [1]. Om din son: ”[3]” hör till vården, mejla ";
    assert_eq!(redact_answer(text, &choices, mark), format!("{hidden}[1]"));
    assert_eq!(redact_answer(text, &shown, mark), format!("{hidden}kirjaamo@example.fi"));
}

#[test]
fn words_that_stand_nowhere_are_told() {
    let choices =
        Choices { words: Choices::words_of("lyckebo\nväntar vi\nSolbo"), ..Choices::proposed("", "Lyckebo.") };

    assert_eq!(standing_nowhere("Här väntar  VI.", &choices), Some("Solbo"));
    assert_eq!(standing_nowhere("Här väntar vi på Solbos gård.", &choices), None);
}

#[test]
fn what_may_tell_who_somebody_is_has_to_be_let_be_seen() {
    let shows = |let_seen: &[&str]| {
        let words = Words::parse(Kind::Praise, "Ring 040 123 4567.", Some((Outcome::Answered, "Hej Maria Provström!")));
        let let_seen = let_seen.iter().map(ToString::to_string).collect();
        Made { words: words.expect("words"), choices: Choices::default(), has_health: false, let_seen }.shows_more()
    };

    assert!(shows(&[]) && shows(&["040 123 4567"]) && shows(&["Maria Provström"]));
    assert!(!shows(&["Maria Provström", "040\r\n123 4567"]));
}

#[test]
fn what_overlaps_is_hidden_once() {
    let text = "Maria Berg ringde 040 123 4567.";
    let choices = Choices { sentences: vec![0], words: vec!["berg".to_owned()], ..Choices::proposed(text, "") };

    assert_eq!(redact(text, &choices, mark), "[3]");
}

proptest! {
    #[test]
    fn hidden_words_stand_nowhere_in_the_public_text(
        parts in prop::collection::vec("(Åsa|åsa|ÅSA|bo|Bo|[a-zåäö ,.\n]{0,8}|\\PC{0,3})", 0..12),
    ) {
        let text = parts.concat();
        let choices = Choices { words: vec!["Åsa".to_owned(), "bo".to_owned()], ..Choices::default() };

        let public = redact(&text, &choices, mark).to_lowercase();

        prop_assert!(!public.contains("åsa") && !public.contains("bo"), "{public}");
    }

    #[test]
    fn sentences_hold_every_word_of_the_text_in_its_order(text in "([A-ZÅÄÖa-zåäö0-9]{1,5}|[.!?…\n \"()]){0,40}") {
        let found = sentences(&text);

        let all: String = found.iter().map(|range| &text[range.clone()]).collect();
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        prop_assert_eq!(plain(&all), plain(&text));
        prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
    }

    #[test]
    fn when_all_sentences_are_hidden_no_word_is_left(text in "[a-zåäö .!?\nA-Z]{0,60}") {
        let choices = Choices { sentences: (0..sentences(&text).len()).collect(), ..Choices::default() };

        prop_assert!(!redact(&text, &choices, mark).contains(char::is_alphabetic));
    }
}
