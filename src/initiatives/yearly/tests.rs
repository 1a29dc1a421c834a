//! The text of a frozen list.
//!
//! Invariants: reading what was written gives the same list and the same text; a text that is changed anywhere is no
//! longer sound. That a frozen list stays as it is, the database sees to (`tests/it/initiatives/yearly.rs`).

use chrono::Days;
use proptest::prelude::*;

use super::*;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).expect("a date") + Days::new(n)
}

fn line(count: u32, words: &str, done: Option<Done>) -> YearlyLine {
    YearlyLine {
        number: InitiativeNumber::of(2026, count).to_string(),
        title: words.to_owned(),
        language: "sv".to_owned(),
        kind: Kind::Member,
        origin: "web".to_owned(),
        filed_on: day(u64::from(count % 300)),
        makers: vec![ListedMaker { body: None, ground: Ground::Resident, municipality: None }],
        supporters: vec![Supporters { ground: Ground::Resident, count: u64::from(count) }],
        handler: None,
        state: "in_preparation".to_owned(),
        days: 12,
        done,
    }
}

fn done() -> impl Strategy<Value = Option<Done>> {
    let told = ("\\PC{0,30}", 0_u64..600).prop_map(|(text, n)| Done::Measures {
        body: text.clone(),
        on: day(n),
        section: "§ 45".to_owned(),
        outcome: Outcome::Partly,
        text,
    });
    let way = ("\\PC{0,30}", 0_u64..600).prop_map(|(text, n)| Done::UnderWay { on: day(n), estimate_on: day(n), text });
    let merged = (1_u32..999).prop_map(|n| Done::Merged { into: InitiativeNumber::of(2026, n).to_string() });
    prop_oneof![Just(None), told.prop_map(Some), way.prop_map(Some), merged.prop_map(Some)]
}

fn lists() -> impl Strategy<Value = YearlyList> {
    let lines = prop::collection::vec((1_u32..2_000, "\\PC{0,40}", done()), 0..6);
    lines.prop_map(|lines| {
        let lines = lines.into_iter().map(|(count, words, done)| line(count, &words, done));
        YearlyList::of(2026, day(0), lines.collect())
    })
}

proptest! {
    #[test]
    fn a_list_has_one_way_to_be_written(list in lists()) {
        let text = list.canonical().expect("a text");

        prop_assert_eq!(YearlyList::parse(&text), Some(list));
        prop_assert!(is_sound(&text, &sha256_hex(text.as_bytes())));
        prop_assert_eq!(YearlyList::parse(text.trim_end()), None);
    }

    #[test]
    fn a_text_that_was_changed_is_not_sound(list in lists(), at in any::<prop::sample::Index>(), to in any::<char>()) {
        let text = list.canonical().expect("a text");
        let hash = sha256_hex(text.as_bytes());
        let mut chars: Vec<char> = text.chars().collect();
        let at = at.index(chars.len());
        prop_assume!(chars[at] != to);
        chars[at] = to;

        prop_assert!(!is_sound(&chars.into_iter().collect::<String>(), &hash));
    }
}

#[test]
fn lines_stand_by_their_numbers_and_those_that_say_nothing_are_named() {
    let merged = Some(Done::Merged { into: "2026-002".to_owned() });
    let list = YearlyList::of(2026, day(0), vec![line(1_000, "B", None), line(20, "A", merged)]);

    assert_eq!(list.lines.iter().map(|line| line.number.as_str()).collect::<Vec<_>>(), ["2026-020", "2026-1000"]);
    assert_eq!(list.lacking().map(|line| line.title.as_str()).collect::<Vec<_>>(), ["B"]);
}
