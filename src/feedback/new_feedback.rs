//! Feedback as it comes in: checked, whole, not yet a case.

use entity::ids::UnitId;

use super::contact::Contact;
use super::draft::DraftId;
use super::feedback::{FeedbackText, Kind, Nps, ReplyWay};
use super::store::NewAttachment;
use crate::cases::channel::Origin;
use crate::kernel::locale::Locale;

/// Everything that makes a case of feedback.
#[derive(Clone, Debug)]
pub struct NewFeedback {
    /// The form's key: the same key is the same submission.
    pub key: DraftId,
    /// What was written; identity codes are masked.
    pub text: FeedbackText,
    /// What kind it is.
    pub kind: Kind,
    /// Recommendation.
    pub nps: Option<Nps>,
    /// Service id.
    pub service: Option<String>,
    /// Municipality id.
    pub municipality: Option<String>,
    /// Place id.
    pub place: Option<String>,
    /// Topic id.
    pub topic: Option<String>,
    /// The unit whose own link or QR code was used.
    pub unit: Option<UnitId>,
    /// The goal from whose page the sender came.
    pub goal: Option<String>,
    /// How the sender wants the answer.
    pub reply: ReplyWay,
    /// How to reach the sender.
    pub contact: Contact,
    /// A redacted text may be shown to others.
    pub may_publish: bool,
    /// Language the sender chose.
    pub locale: Locale,
    /// How it came in.
    pub origin: Origin,
    /// Files that came with it.
    pub files: Vec<NewAttachment>,
}
