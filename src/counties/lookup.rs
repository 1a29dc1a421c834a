//! Finding things in a county. Its lists are short, so they are walked through.

use std::iter;

use chrono::NaiveDate;

use super::county::{County, Goal, Municipality, Place, Rule, Service, Topic, Unit};

impl County {
    /// The unit with an id.
    #[must_use]
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The units above a unit, nearest first.
    pub fn ancestors(&self, id: &str) -> impl Iterator<Item = &Unit> {
        let above = |unit: &Unit| unit.parent.as_deref().and_then(|parent| self.unit(parent));
        let first = self.unit(id).and_then(above);
        // Parents stand before children, so a checked forest has no circle; a county that a test or
        // an editor put together by hand may have one, and no path is longer than the list.
        iter::successors(first, move |unit| above(unit)).take(self.units.len())
    }

    /// A unit and all units below it, in the order of the pack, where parents stand before children.
    #[must_use]
    pub fn subtree(&self, id: &str) -> Vec<&Unit> {
        let mut found: Vec<&Unit> = Vec::new();
        for unit in &self.units {
            let is_below = |above: &&Unit| unit.parent.as_deref() == Some(above.id.as_str());
            if unit.id == id || found.iter().any(is_below) {
                found.push(unit);
            }
        }
        found
    }

    /// The units that are open on a day.
    pub fn open_units(&self, on: NaiveDate) -> impl Iterator<Item = &Unit> {
        self.units.iter().filter(move |unit| unit.is_open(on))
    }

    /// The unit that has a unit's work on a day: itself while it is open, else the first open one of those that follow it,
    /// else the general desk.
    #[must_use]
    pub fn open_successor<'a>(&'a self, id: &'a str, on: NaiveDate) -> &'a str {
        let next = |unit: &&'a Unit| unit.successor.as_deref().and_then(|id| self.unit(id));
        let line = iter::successors(self.unit(id), next).take(self.units.len());
        line.into_iter().find(|unit| unit.is_open(on)).map_or(&self.general_desk, |unit| &unit.id)
    }

    /// The service with an id.
    #[must_use]
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    /// The topic with an id.
    #[must_use]
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        self.topics.iter().find(|topic| topic.id == id)
    }

    /// The place with an id.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// The municipality with an id.
    #[must_use]
    pub fn municipality(&self, id: &str) -> Option<&Municipality> {
        self.facts.municipalities.iter().find(|municipality| municipality.id == id)
    }

    /// The municipality with an official code.
    #[must_use]
    pub fn municipality_of_code(&self, code: &str) -> Option<&Municipality> {
        self.facts.municipalities.iter().find(|municipality| municipality.code == code)
    }

    /// The rule with a number.
    #[must_use]
    pub fn rule(&self, id: u32) -> Option<&Rule> {
        self.routing.rules.iter().find(|rule| rule.id == id)
    }

    /// The one municipality that a unit works in, when every rule that leads to the unit says so.
    #[must_use]
    pub fn municipality_of_unit(&self, unit: &str) -> Option<&str> {
        let place = |id: &String| self.place(id).map(|place| place.municipality.as_str());
        let mut only = None;
        for rule in self.routing.rules.iter().filter(|rule| rule.unit == unit) {
            let mut named = rule.municipalities.iter().map(String::as_str).chain(rule.places.iter().filter_map(place));
            let first = named.next()?;
            if named.chain(only).any(|other| other != first) {
                return None;
            }
            only = Some(first);
        }
        only
    }

    /// The goal with an id.
    #[must_use]
    pub fn goal(&self, id: &str) -> Option<&Goal> {
        self.strategy.goals.iter().find(|goal| goal.id == id)
    }

    /// Can submissions be linked to the goal of this id?
    #[must_use]
    pub fn is_linkable(&self, id: &str) -> bool {
        let level = self.goal(id).map(|goal| &goal.level);
        self.strategy.levels.iter().any(|known| known.linkable && Some(&known.id) == level)
    }
}
