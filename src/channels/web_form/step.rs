//! The pages of the form in their order.

use axum::response::{IntoResponse, Redirect, Response};

use crate::addresses::Address;
use crate::frame::Shell;

/// A page with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What happened.
    Text,
    /// What it is about.
    About,
    /// How to answer.
    Reply,
    /// All of it once more.
    Check,
}

impl Step {
    /// The page.
    pub const fn address(self) -> Address {
        match self {
            Self::Text => Address::FeedbackText,
            Self::About => Address::FeedbackAbout,
            Self::Reply => Address::FeedbackReply,
            Self::Check => Address::FeedbackCheck,
        }
    }

    /// The page before it.
    pub const fn before(self) -> Address {
        match self {
            Self::Text => Address::Feedback,
            Self::About => Address::FeedbackText,
            Self::Reply => Address::FeedbackAbout,
            Self::Check => Address::FeedbackReply,
        }
    }

    /// The line above the question: the form's name and how far one has come.
    pub fn line(self, shell: &Shell) -> String {
        let number: i64 = match self {
            Self::Text => 1,
            Self::About => 2,
            Self::Reply => 3,
            Self::Check => 4,
        };
        shell.t_with("feedback-step", &[("number", number.into())])
    }

    /// Leads to the page.
    pub fn lead(self, shell: &Shell) -> Response {
        Redirect::to(&shell.to(self.address())).into_response()
    }

    /// Leads to the page, which says that it comes first.
    pub fn lead_back(self, shell: &Shell) -> Response {
        Redirect::to(&format!("{}?first=yes", shell.to(self.address()))).into_response()
    }
}
