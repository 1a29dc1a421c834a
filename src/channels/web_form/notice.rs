//! Between two questions: what was removed from the text, and what has a better address. One click goes on.

use askama::Template;

use super::step::Step;
use crate::app::App;
use crate::frame::Shell;
use crate::frame::signpost::SignpostLine;
use crate::signposts::suggested;

/// The page. It is the answer to the sending itself, since what was removed is kept nowhere.
#[derive(Template)]
#[template(path = "channels/web_form/notice.html")]
pub struct NoticePage {
    shell: Shell,
    heading: String,
    step: String,
    back_href: String,
    back: String,
    next_href: String,
    removed: Vec<String>,
    text: String,
    urgent: Vec<SignpostLine>,
    others: Vec<SignpostLine>,
}

impl NoticePage {
    /// The page, when there is something to tell.
    pub fn of(app: &App, shell: &Shell, text: &str, removed: Vec<String>, next: Step) -> Option<Self> {
        let signposts = suggested(&app.county.signposts, text);
        if removed.is_empty() && signposts.is_empty() {
            return None;
        }
        let key = match (signposts.first(), removed.is_empty()) {
            (Some(first), _) if first.urgent => "feedback-notice-urgent",
            (_, false) => "feedback-notice-removed",
            _ => "feedback-notice-signpost",
        };
        let (urgent, others) = SignpostLine::parted(shell, signposts);
        Some(Self {
            text: if removed.is_empty() { String::new() } else { text.to_owned() },
            urgent,
            others,
            ..Self::new(shell, key, Step::Text, removed, next)
        })
    }

    /// The page after a question whose answer held an identity code.
    pub fn removed(shell: &Shell, step: Step, removed: Vec<String>, next: Step) -> Self {
        Self::new(shell, "feedback-notice-removed", step, removed, next)
    }

    fn new(shell: &Shell, key: &str, step: Step, removed: Vec<String>, next: Step) -> Self {
        let heading = shell.t(key);
        Self {
            step: step.line(shell),
            back_href: shell.to(step.address()),
            back: shell.t(if step == Step::Text { "feedback-notice-back" } else { "frame-change" }),
            next_href: shell.to(next.address()),
            removed,
            text: String::new(),
            urgent: Vec::new(),
            others: Vec::new(),
            shell: shell.clone().titled(&heading),
            heading,
        }
    }
}
