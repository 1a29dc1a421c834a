//! Everything that the page of a case is made of, read once.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::ids::StaffId;
use entity::wait;

use crate::accounts::store::{Colleague, list_staff_of, names_of};
use crate::answers::answer::Outcome;
use crate::answers::draft::{self, AnswerDraft};
use crate::answers::store::{self as answers, Answer};
use crate::app::App;
use crate::cases::case::Case;
use crate::cases::event::By;
use crate::cases::policy::assigns_to_others;
use crate::cases::rows::Subject;
use crate::cases::store::{self as cases, Happened};
use crate::feedback::store::{self as feedback, KeptAttachment, Told};
use crate::kernel::actor::Staff;
use crate::notifications::outbox::{self, Mailed};
use crate::platform::error::Error;
use crate::publications::publication::{Version, seals_original};
use crate::publications::store as publications;
use crate::routing::store::{self as routing, Decided};
use crate::strategy::change::{ChangeLine, Progress};
use crate::strategy::store as strategy;
use crate::threads::store::{self as threads, Message};

/// A case with all that belongs to it.
pub struct Dossier {
    /// The case.
    pub case: Case,
    /// What it is about.
    pub subject: Subject,
    /// What the resident wrote.
    pub told: Told,
    /// Files.
    pub files: Vec<KeptAttachment>,
    /// The thread, notes included.
    pub messages: Vec<Message>,
    /// Answers, oldest first.
    pub answers: Vec<Answer>,
    /// What happened, oldest first.
    pub course: Vec<Happened>,
    /// The mails about it, oldest first.
    pub mails: Vec<Mailed>,
    /// The times it waited for the resident.
    pub waits: Vec<wait::Model>,
    /// Where it was sent and why, oldest first.
    pub decisions: Vec<Decided>,
    /// The asker's draft of an answer, with the instant it was saved.
    pub draft: Option<(AnswerDraft, DateTime<Utc>)>,
    /// Whom a coordinator can give it to.
    pub colleagues: Vec<Colleague>,
    /// The versions of its public text, oldest first.
    pub publications: Vec<Version>,
    /// The change that its answer tells of.
    pub change: Option<ChangeLine>,
    names: HashMap<StaffId, String>,
    is_opened: bool,
}

impl Dossier {
    /// Reads everything about a case that the asker has opened.
    pub async fn of(app: &App, staff: &Staff, case: Case) -> Result<Self, Error> {
        let (conn, keyring) = (app.db.reader(), &app.keyring);
        let id = case.id;
        let messages = threads::of_case(conn, id, keyring).await?;
        let answers = answers::of_case(conn, id, keyring).await?;
        let course = cases::course_of(conn, id, keyring).await?;
        let colleagues = if assigns_to_others(staff, &case) {
            list_staff_of(conn, &case.unit, &app.county, app.clock.today()).await?
        } else {
            Vec::new()
        };
        let authors = messages.iter().filter_map(|message| message.staff);
        let actors = course.iter().filter_map(|happened| match happened.by {
            By::Staff(staff) => Some(staff),
            By::Resident | By::System => None,
        });
        let mut people: Vec<StaffId> = authors
            .chain(actors)
            .chain(answers.iter().map(|answer| answer.staff))
            .chain(case.state.handler())
            .collect();
        people.sort();
        people.dedup();
        Ok(Self {
            change: strategy::change_of(conn, id, app.clock.today()).await?,
            subject: cases::subject_of(conn, id).await?,
            told: feedback::find(conn, id, keyring).await?.ok_or(Error::NotFound)?,
            files: feedback::attachments_of(conn, id, keyring).await?,
            mails: outbox::of_case(conn, id).await?,
            waits: cases::waits_of(conn, id).await?,
            decisions: routing::decisions_of(conn, id).await?,
            draft: draft::find(conn, id, staff.id, keyring).await?,
            names: names_of(conn, &people).await?,
            publications: publications::of_case(conn, id, keyring).await?,
            is_opened: false,
            case,
            messages,
            answers,
            course,
            colleagues,
        })
    }

    /// The same, after somebody gave a reason for opening the original.
    #[must_use]
    pub fn opened(self) -> Self {
        Self { is_opened: true, ..self }
    }

    /// The change that its last answer planned, while it is not made.
    #[must_use]
    pub fn plan(&self) -> Option<&ChangeLine> {
        let is_planned = self.answers.last().is_some_and(|answer| answer.outcome == Outcome::ChangePlanned);
        self.change.as_ref().filter(|change| is_planned && matches!(change.progress, Progress::Planned { .. }))
    }

    /// Does the public text stand for the original, until somebody says why they open that?
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        !self.is_opened && seals_original(&self.case, &self.publications)
    }

    /// The name of someone who appears in the case.
    #[must_use]
    pub fn name_of(&self, staff: StaffId) -> String {
        self.names.get(&staff).cloned().unwrap_or_default()
    }
}
