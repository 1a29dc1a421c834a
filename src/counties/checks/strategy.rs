//! The strategy: a tree whose goals are numbered within their level.

use std::collections::HashSet;

use super::super::fault::Fault;
use super::super::pack::Pack;
use super::check_unique;

pub(super) fn check(pack: &Pack<'_>, faults: &mut Vec<Fault>) {
    let source = &pack.strategy;
    let Some(strategy) = &source.content else { return };

    if strategy.years.1 < strategy.years.0 {
        faults.push(source.fault("years", "the strategy ends before it begins"));
    }
    check_unique(source, "level", strategy.levels.iter().map(|level| &level.id), faults);
    check_unique(source, "goal", strategy.goals.iter().map(|goal| &goal.id), faults);
    check_unique(source, "programme", strategy.programmes.iter().map(|programme| &programme.id), faults);

    let mut numbers = HashSet::new();
    for (at, goal) in strategy.goals.iter().enumerate() {
        let mut tell = |key: &str, what: String| {
            faults.push(source.fault(&format!("goal/{at}/{key}"), format!("goal `{}` {what}", goal.id)));
        };
        if !strategy.levels.iter().any(|level| level.id == goal.level) {
            tell("level", format!("is of the level `{}`, which does not exist", goal.level));
        }
        if goal.number == 0 || !numbers.insert((&goal.level, goal.number)) {
            let what = format!("has the number {}, which is 0 or taken on its level", goal.number);
            tell("number", what);
        }
        if let Some(id) = &goal.parent {
            match strategy.goals.iter().position(|goal| goal.id == *id) {
                None => tell("parent", format!("has the parent `{id}`, which does not exist")),
                Some(place) if place >= at => tell("parent", format!("stands before its parent `{id}`")),
                Some(_) => {}
            }
        }
    }
}
