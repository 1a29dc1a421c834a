//! Initiatives for everybody: the list, each one's page, and the yearly lists that the council was given.
//!
//! What always holds: nothing disappears. What is not published stands in the list with its number and where it is, and
//! what is late says so.

mod badge;
mod feed;
mod filters;
mod followers;
mod list;
mod one;
mod share;
mod sheet;
mod supporters;
mod supports;
pub mod yearly;

pub use badge::show as badge;
pub use feed::{of_list as feed_of_list, of_one as feed_of_one};
pub use list::{InitiativeLine, show as list};
pub use one::show as one;
pub use sheet::show as sheet;
pub use supporters::show as supporters;

use chrono::NaiveDate;

use crate::deadlines::time_left;
use crate::frame::Shell;
use crate::frame::dates::date;
use crate::initiatives::phase::Phase;
use crate::initiatives::state::state_key;

/// How a state looks: its tone, its sign and its word.
fn state_tag(shell: &Shell, state: &str) -> (&'static str, &'static str, String) {
    let (tone, icon) = match Phase::of(state) {
        Some(Phase::Checking | Phase::Ended) | None => ("neutral", "info"),
        Some(Phase::Collecting) => ("info", "user"),
        Some(Phase::Handling) => ("info", "clock"),
        Some(Phase::Decided) => ("ok", "check"),
    };
    (tone, icon, shell.t(&state_key(state)))
}

/// A last day with what is left of it: as machines read it, as people do, what is left, and whether it has passed.
struct Clock {
    datetime: String,
    by: String,
    left: String,
    is_late: bool,
}

impl Clock {
    fn of(shell: &Shell, key: &str, by: NaiveDate, today: NaiveDate) -> Self {
        let left = time_left(by, today);
        let days = i64::try_from(left.days()).unwrap_or(i64::MAX);
        let day = date(shell.locale, by);
        Self {
            datetime: by.to_string(),
            by: shell.t_with(key, &[("date", day.into())]),
            left: shell.t_with(left.text_key(), &[("n", days.into())]),
            is_late: by < today,
        }
    }
}
