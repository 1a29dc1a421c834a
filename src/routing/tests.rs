//! Routing in the sample county, and in counties that chance made.

use chrono::{Days, NaiveDate};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::counties::county::{Rule, Translated, Unit, UnitLevel, Words};
use crate::counties::{County, sample};
use crate::kernel::locale::Locale;
use crate::words::StemSet;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn home_care(municipality: &str) -> Enquiry {
    Enquiry { service: Some("home-care".to_owned()), municipality: Some(municipality.to_owned()), ..Enquiry::default() }
}

fn decide(county: &County, enquiry: &Enquiry, text: &str) -> Decision {
    route(county, enquiry, &StemSet::of(text), day("2026-03-02"))
}

fn sentence(county: &County, decision: &Decision, locale: Locale) -> String {
    explain(county, &decision.trace, locale).sentence()
}

#[test]
fn the_first_rule_that_holds_decides_and_says_what_counted() {
    let county = sample::county();

    let decision = decide(&county, &home_care("kouvola"), "");

    assert_eq!((decision.unit.as_str(), decision.trace.rule()), ("home-care-kouvola", Some(14)));
    let conditions = &decision.trace.matched.as_ref().unwrap().conditions;
    assert_eq!(conditions[1].actual.as_deref(), Some("kouvola"));
    assert!(conditions.iter().all(|condition| condition.holds));
    assert_eq!(decision.trace.ruleset_version, 7);
}

#[test]
fn a_rule_that_does_not_hold_is_kept_with_its_first_failing_condition() {
    let county = sample::county();

    let decision = decide(&county, &home_care("kotka"), "");

    let skipped = &decision.trace.skipped;
    assert_eq!(skipped.iter().map(|skipped| skipped.rule).collect::<Vec<_>>(), [14, 15]);
    let failed = skipped[0].failed.as_ref().unwrap();
    assert_eq!((failed.subject, failed.actual.as_deref(), failed.holds), (Subject::Municipality, Some("kotka"), false));
    assert_eq!((decision.unit.as_str(), decision.trace.decided_by), ("home-care", DecidedBy::Service));
}

#[test]
fn words_are_found_in_any_form_and_the_trace_keeps_no_other_word() {
    let county = sample::county();
    let enquiry = Enquiry { language: Some(Locale::Sv), ..Enquiry::default() };

    let decision = decide(&county, &enquiry, "Min granne Aina klagar på parkeringen.");

    assert_eq!(decision.trace.rule(), Some(15));
    let kept = serde_json::to_string(&decision.trace).unwrap();
    assert!(kept.contains("parkering") && !kept.contains("Aina"), "{kept}");
}

#[test]
fn a_rule_that_points_to_a_closed_or_unknown_unit_falls_on_and_raises_an_alarm() {
    for (unit, found) in [("home-care-kuusankoski", Finding::Closed), ("nobody", Finding::Unknown)] {
        let mut county = sample::county();
        county.routing.rules[0].unit = unit.to_owned();

        let decision = decide(&county, &home_care("kouvola"), "");

        assert_eq!((decision.unit.as_str(), decision.trace.decided_by), ("home-care", DecidedBy::Service));
        let alarms: Vec<&Step> = decision.trace.alarms().collect();
        assert_eq!(alarms, [&Step { by: DecidedBy::Rule, unit: unit.to_owned(), found }]);
    }
}

#[test]
fn a_closed_service_unit_hands_over_to_the_unit_above_and_at_last_to_the_general_desk() {
    let mut county = sample::county();
    let close = |county: &mut County, at: usize| county.units[at].closed_on = Some(day("2025-12-31"));

    close(&mut county, 1);
    let above = decide(&county, &home_care("kotka"), "");
    close(&mut county, 0);
    let desk = decide(&county, &home_care("kotka"), "");

    assert_eq!((above.unit.as_str(), above.trace.decided_by), ("elderly-care", DecidedBy::Parent));
    assert_eq!((desk.unit.as_str(), desk.trace.decided_by), ("general-desk", DecidedBy::GeneralDesk));
    assert_eq!(desk.trace.alarms().count(), 2);
}

#[test]
fn a_trace_survives_being_stored() {
    let decision = decide(&sample::county(), &home_care("kotka"), "parkering");

    let stored = serde_json::to_string(&decision.trace).unwrap();

    assert_eq!(serde_json::from_str::<Trace>(&stored).unwrap(), decision.trace);
}

#[rstest]
#[case(Locale::Sv, "Skickad till Hemvård Kouvola, eftersom du valde ”Hemvård” och ”Kouvola” (regel 14).")]
#[case(Locale::Fi, "Vastuuyksikkö: Kotihoito Kouvola. Perusteena valintasi ”Kotihoito” ja ”Kouvola” (sääntö 14).")]
#[case(Locale::En, "Sent to Home care Kouvola because you chose “Home care” and “Kouvola” (rule 14).")]
fn a_rule_is_explained_by_what_was_chosen(#[case] locale: Locale, #[case] expected: &str) {
    let county = sample::county();

    let decision = decide(&county, &home_care("kouvola"), "");

    assert_eq!(sentence(&county, &decision, locale), expected);
}

#[rstest]
#[case(
    Locale::Sv,
    "Skickad till Responstjänsten, eftersom du valde ”Kritik”, texten är på svenska och texten nämner ”parkering” (regel 15)."
)]
#[case(
    Locale::Fi,
    "Vastuuyksikkö: Palautepalvelu. Perusteena valintasi ”Moite”, tekstin kieli ruotsi ja tekstissä mainittu ”parkering” (sääntö 15)."
)]
#[case(
    Locale::En,
    "Sent to Feedback service because you chose “Criticism”, the text is in Swedish and the text mentions “parkering” (rule 15)."
)]
fn a_rule_is_explained_by_kind_language_and_words(#[case] locale: Locale, #[case] expected: &str) {
    let mut county = sample::county();
    county.routing.rules[1].kinds = vec!["criticism".to_owned()];
    let enquiry = Enquiry { kind: Some("criticism".to_owned()), language: Some(Locale::Sv), ..Enquiry::default() };

    let decision = decide(&county, &enquiry, "Parkeringen är full.");

    assert_eq!(sentence(&county, &decision, locale), expected);
}

#[rstest]
#[case(&[], "Sent to Home care, which is responsible for the service “Home care”.")]
#[case(&[1], "Sent to Elderly care because the unit that is usually responsible for the service “Home care” is not operating.")]
#[case(&[0, 1], "Sent to Feedback service because none of the units that would otherwise answer is operating.")]
fn a_fallback_is_explained_by_what_is_closed(#[case] closed: &[usize], #[case] expected: &str) {
    let mut county = sample::county();
    for at in closed {
        county.units[*at].closed_on = Some(day("2025-12-31"));
    }

    let decision = decide(&county, &home_care("kotka"), "");

    assert_eq!(sentence(&county, &decision, Locale::En), expected);
}

#[test]
fn no_choice_is_explained_by_its_absence() {
    let county = sample::county();

    let decision = decide(&county, &Enquiry::default(), "");

    assert_eq!(
        sentence(&county, &decision, Locale::En),
        "Sent to Feedback service because you did not choose a service."
    );
}

const UNITS: usize = 8;
const IDS: usize = 4;
const WORDS: [&str; 4] = ["parkering", "lasku", "sjukhus", "invoice"];

/// A day of a short span, so that units, rules and messages meet.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0..40_u64).prop_map(|days| day("2026-01-01") + Days::new(days))
}

fn any_id() -> impl Strategy<Value = String> {
    (0..IDS).prop_map(|id| format!("id-{id}"))
}

fn any_language() -> impl Strategy<Value = Locale> {
    proptest::sample::select(Locale::ALL.to_vec())
}

prop_compose! {
    fn any_unit()(parent in option::of(0..UNITS), opened_on in any_day(), closed_on in option::of(any_day())) -> Unit {
        Unit {
            id: String::new(),
            parent: parent.map(|parent| format!("unit-{parent}")),
            level: UnitLevel::ServiceUnit,
            name: Translated::default(),
            opened_on,
            closed_on,
            successor: None,
            to_be_confirmed: false,
        }
    }
}

prop_compose! {
    /// One in five points to a unit that does not exist; any may point to a closed one.
    fn any_rule()(
        services in vec(any_id(), 0..3), municipalities in vec(any_id(), 0..2), places in vec(any_id(), 0..2),
        topics in vec(any_id(), 0..2), kinds in vec(any_id(), 0..2), languages in vec(any_language(), 0..2),
        words in vec(proptest::sample::select(WORDS.to_vec()), 0..2), unit in 0..UNITS + 2,
    ) -> Rule {
        let words = words.into_iter().map(str::to_owned).collect();
        Rule {
            id: 0, services, municipalities, places, topics, kinds, languages,
            words: Words { sv: words, ..Words::default() },
            unit: format!("unit-{unit}"),
        }
    }
}

prop_compose! {
    fn any_county()(
        units in vec(any_unit(), UNITS), rules in vec(any_rule(), 0..8), service_units in vec(0..UNITS + 1, IDS),
    ) -> County {
        let mut county = sample::county();
        let service = county.services[0].clone();
        county.services = service_units.iter().enumerate().map(|(at, unit)| {
            crate::counties::county::Service { id: format!("id-{at}"), unit: format!("unit-{unit}"), ..service.clone() }
        }).collect();
        let desk = county.units.iter().find(|unit| unit.id == county.general_desk).cloned();
        county.units = units.into_iter().enumerate().map(|(at, unit)| Unit { id: format!("unit-{at}"), ..unit }).collect();
        county.units.extend(desk);
        county.routing.rules = (1..).zip(rules).map(|(id, rule)| Rule { id, ..rule }).collect();
        county
    }
}

prop_compose! {
    fn any_enquiry()(
        service in option::of(any_id()), municipality in option::of(any_id()), place in option::of(any_id()),
        topic in option::of(any_id()), kind in option::of(any_id()), language in option::of(any_language()),
    ) -> Enquiry {
        Enquiry { service, municipality, place, topic, kind, language, own_link: None }
    }
}

proptest! {
    #[test]
    fn whatever_is_asked_one_open_unit_answers_and_the_trace_leads_there_again(
        county in any_county(), enquiry in any_enquiry(), on in any_day(),
        text in vec(proptest::sample::select(WORDS.to_vec()), 0..4),
    ) {
        let decision = route(&county, &enquiry, &StemSet::of(&text.join(" ")), on);

        let answering: Vec<&Unit> = county.units.iter().filter(|unit| unit.id == decision.unit).collect();
        prop_assert_eq!(answering.len(), 1);
        prop_assert!(answering[0].is_open(on));
        let stored = serde_json::to_string(&decision.trace).unwrap();
        let trace: Trace = serde_json::from_str(&stored).unwrap();
        prop_assert_eq!(replay(&county, &trace), decision);
        for locale in Locale::ALL {
            prop_assert!(!explain(&county, &trace, locale).sentence().is_empty());
        }
    }
}
