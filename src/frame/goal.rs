//! Where the goals of the strategy have their pages.

use super::shell::Link;
use crate::addresses::Address;
use crate::counties::county::{Goal, Strategy};
use crate::kernel::locale::Locale;
use crate::strategy::figures::linkable;

/// A goal with a page, by its id.
#[must_use]
pub fn by_id<'a>(strategy: &'a Strategy, id: &str) -> Option<&'a Goal> {
    linkable(strategy).into_iter().find(|goal| goal.id == id)
}

/// The page of a goal.
#[must_use]
pub fn address_of(strategy: &Strategy, goal: &Goal) -> Address {
    if is_top(strategy, goal) { Address::Goal(goal.number) } else { Address::KeyResult(goal.number) }
}

/// A link to a goal's page.
#[must_use]
pub fn link(strategy: &Strategy, locale: Locale, goal: &Goal) -> Link {
    let href = address_of(strategy, goal).path(locale);
    Link { text: goal.name.get(locale).to_owned(), href, current: false }
}

/// Does the goal stand below none with a page?
#[must_use]
pub fn is_top(strategy: &Strategy, goal: &Goal) -> bool {
    goal.parent.as_deref().is_none_or(|parent| by_id(strategy, parent).is_none())
}
