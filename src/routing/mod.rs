//! Which unit answers, and why.
//!
//! What always holds: whatever is asked, exactly one unit comes out, it is open on the day, and the
//! trace tells everything that led there. Decided again from the trace, the same unit comes out.
//! Rules never switch themselves off: one that leads nowhere falls on and raises an alarm each time.

mod rules;
mod sentence;
pub mod store;
#[cfg(test)]
mod tests;
mod trace;

pub use rules::{Decision, Enquiry, replay, route};
pub use sentence::{Because, Explanation, Reason, explain};
pub use trace::{Condition, DecidedBy, Finding, Matched, Skipped, Step, Subject, Trace};
