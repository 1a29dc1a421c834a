//! What happens to a case of the demo, step by step.

use chrono::{DateTime, Utc};

use crate::feedback::feedback::{Kind, ReplyWay};
use crate::kernel::locale::Locale;

/// What a receipt of the demo shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// We asked, and wait for the resident.
    WaitingForResident,
    /// It was answered.
    Answered,
    /// A handler works on it.
    InProgress,
}

/// The receipts of the demo, in the order they are shown.
pub(super) const DEMO_RECEIPTS: [Shown; 3] = [Shown::WaitingForResident, Shown::Answered, Shown::InProgress];

/// A moment of one case.
#[derive(Debug)]
pub(super) struct Scene {
    pub at: DateTime<Utc>,
    /// Which case, by its place in the plan.
    pub case: usize,
    pub step: Step,
}

/// One thing that somebody does.
#[derive(Debug)]
pub(super) enum Step {
    Receive(Box<Arrival>),
    Take,
    Assign,
    Note(String),
    Ask(String),
    Write(String),
    EndWait,
    Transfer { to: String, reason: String, by_coordinator: bool },
    Accept,
    AcceptBySilence,
    Return(String),
    Answer(Box<Given>),
    TellMade { text: String, summary: String, since: (i32, u32) },
    Rate { was_helpful: bool, remark: String },
    Reopen(String),
    Reject { reason: String, ground: String },
    Move { authority: String, reason: String },
}

/// How a feedback comes in.
#[derive(Debug)]
pub(super) struct Arrival {
    pub text: String,
    pub kind: Kind,
    pub nps: Option<u8>,
    pub service: String,
    pub municipality: String,
    pub place: Option<String>,
    pub topic: Option<String>,
    pub reply: ReplyWay,
    pub may_publish: bool,
    pub locale: Locale,
    pub way: Way,
    /// The receipt of the demo that opens it.
    pub shown: Option<Shown>,
}

/// The way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Web,
    UnitLink,
    Phone,
    Paper,
}

/// An answer to give.
#[derive(Debug)]
pub(super) struct Given {
    pub text: String,
    pub outcome: Ending,
    pub goal: Option<String>,
}

/// What an answer decides.
#[derive(Debug)]
pub(super) enum Ending {
    Answered,
    NoChange,
    Planned { summary: String, due: (i32, u32) },
    Made { summary: String, since: (i32, u32) },
}
