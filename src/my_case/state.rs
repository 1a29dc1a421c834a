//! Where a case stands, in the words of its resident.

use crate::app::App;
use crate::cases::case::{Case, PublicState};
use crate::deadlines::{TimeLeft, time_left};
use crate::frame::Shell;
use crate::frame::dates::date;

/// Tone, icon and word.
#[must_use]
pub fn state(shell: &Shell, case: &Case) -> (&'static str, &'static str, String) {
    let public = case.state.public();
    let (tone, icon) = match public {
        PublicState::Received => ("neutral", "info"),
        PublicState::BeingHandled => ("info", "clock"),
        PublicState::WaitingForYou => ("warn", "warn"),
        PublicState::Answered => ("ok", "check"),
    };
    (tone, icon, shell.t(public.text_key()))
}

/// The last day as machines read it, as a sentence, and what is left until then.
#[must_use]
pub fn due(app: &App, shell: &Shell, case: &Case) -> (String, String, String) {
    let left = time_left(case.due_on, app.clock.today());
    let days = i64::try_from(left.days()).unwrap_or(i64::MAX);
    let by = shell.t_with("follow-due", &[("date", date(shell.locale, case.due_on).into())]);
    (case.due_on.to_string(), by, shell.t_with(left.text_key(), &[("n", days.into())]))
}

/// Has the promised day passed?
#[must_use]
pub fn is_late(app: &App, case: &Case) -> bool {
    matches!(time_left(case.due_on, app.clock.today()), TimeLeft::Overdue(_))
}

/// What is said when the promised day has passed.
#[must_use]
pub fn late(shell: &Shell) -> String {
    shell.t_with("follow-late", &[("phone", shell.phone.as_str().into())])
}
