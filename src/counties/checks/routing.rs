//! The rules: each has conditions, and each points somewhere.

use super::super::county::Rule;
use super::super::fault::Fault;
use super::super::pack::Pack;
use super::check_unique;

/// The kinds of a message that rules can ask for.
const KINDS: [&str; 5] = ["praise", "criticism", "suggestion", "question", "accessibility"];

pub(super) fn check(pack: &Pack<'_>, faults: &mut Vec<Fault>) {
    let source = &pack.routing;
    let Some(ruleset) = &source.content else { return };

    check_unique(source, "rule", ruleset.rules.iter().map(|rule| &rule.id), faults);
    for (at, rule) in ruleset.rules.iter().enumerate() {
        let mut tell = |key: &str, what: String| {
            faults.push(source.fault(&format!("rule/{at}/{key}"), format!("rule {} {what}", rule.id)));
        };
        if !has_conditions(rule) {
            tell("id", "has no condition, so no rule after it would ever be asked".to_owned());
        }
        if let Some(why) = pack.why_no_work_for(&rule.unit) {
            tell("unit", format!("points nowhere: {why}"));
        }
        let mut ask = |key: &str, ids: &[String], is_known: &dyn Fn(&str) -> bool| {
            for (nth, id) in ids.iter().enumerate().filter(|(_, id)| !is_known(id)) {
                tell(&format!("{key}/{nth}"), format!("asks for `{id}`, which is not among the {key}"));
            }
        };
        ask("services", &rule.services, &|id| pack.has_service(id));
        ask("municipalities", &rule.municipalities, &|id| pack.has_municipality(id));
        ask("places", &rule.places, &|id| pack.has_place(id));
        ask("topics", &rule.topics, &|id| pack.has_topic(id));
        ask("kinds", &rule.kinds, &|kind| KINDS.contains(&kind));
    }
}

fn has_conditions(rule: &Rule) -> bool {
    let ids = [&rule.services, &rule.municipalities, &rule.places, &rule.topics, &rule.kinds];
    let words = [&rule.words.sv, &rule.words.fi, &rule.words.en];
    !rule.languages.is_empty() || ids.iter().chain(&words).any(|list| !list.is_empty())
}
