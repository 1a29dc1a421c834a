//! The pages of the form in their order.

use axum::response::{IntoResponse, Redirect, Response};

use crate::addresses::Address;
use crate::frame::Shell;

/// A page with a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What is proposed, and why.
    Text,
    /// Kind, service and goal.
    About,
    /// Who makes it.
    Maker,
    /// Who makes it with them.
    Others,
    /// All of it once more.
    Check,
}

impl Step {
    /// The page.
    pub const fn address(self) -> Address {
        match self {
            Self::Text => Address::InitiativeText,
            Self::About => Address::InitiativeAbout,
            Self::Maker => Address::InitiativeMaker,
            Self::Others => Address::InitiativeOthers,
            Self::Check => Address::InitiativeCheck,
        }
    }

    /// The page before it.
    pub const fn before(self) -> Address {
        match self {
            Self::Text => Address::InitiativeStart,
            Self::About => Address::InitiativeText,
            Self::Maker => Address::InitiativeAbout,
            Self::Others => Address::InitiativeMaker,
            Self::Check => Address::InitiativeOthers,
        }
    }

    /// The line above the question: the form's name and how far one has come.
    pub fn line(self, shell: &Shell) -> String {
        let number: i64 = match self {
            Self::Text => 1,
            Self::About => 2,
            Self::Maker => 3,
            Self::Others => 4,
            Self::Check => 5,
        };
        shell.t_with("initiative-step", &[("number", number.into())])
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
