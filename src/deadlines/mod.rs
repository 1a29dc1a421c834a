//! Time limits as Finnish law counts them.
//!
//! What always holds: the day of arrival is not counted; a limit that moves never ends on a day off
//! (act 150/1930 § 5); a case that waits for the resident, and was in time when it began to wait,
//! is never overdue. Everything here is counted in dates of Finland, and no date makes it panic.

mod escalation;
mod holidays;
mod left;
mod limit;
mod pause;
mod words;

pub use escalation::{Escalation, escalations, is_office_hour};
pub use holidays::{DayOff, day_off, is_working_day, next_working_day};
pub use left::{TimeLeft, time_left};
pub use limit::{Reckoning, due_on, due_with_pauses};
pub use pause::{Pause, WAITING_MAX_DAYS, resumes_on};
pub use words::{length_key, month_key, month_short_key, weekday_key, weekday_short_key};

#[cfg(test)]
mod vectors;
