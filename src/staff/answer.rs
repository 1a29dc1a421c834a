//! Answering: drafts, phrases, the preview, and sending.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;

use super::SignedIn;
use super::answer_form::{AnswerForm, AnswerView};
use super::case_form::done_with;
use super::case_page::{CasePage, Day};
use super::deeds::Deed;
use super::done::Done;
use super::dossier::Dossier;
use super::words::{Tag, month, outcome_tag, unit_name};
use crate::actions::answer_case::answer_case;
use crate::actions::read_case::read_case;
use crate::actions::save_answer_draft::save_answer_draft;
use crate::answers::answer::{Decided, Month, NewAnswer, StrategyChoice};
use crate::app::App;
use crate::app::AppState;
use crate::cases::number::CaseNumber;
use crate::frame::form::FieldError;
use crate::frame::{Link, StaffPage, StaffShell, page};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::texts::{text, text_with};

/// `POST …/answer`: one form with several buttons. Nothing is sent before the preview was seen.
pub async fn submit(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<Response, Error> {
    let writing = Writing::check(&app, &signed_in, &number, form)?;
    match writing.form.step.as_str() {
        "save" => writing.save().await,
        "phrase" => writing.add_phrase().await,
        "edit" => writing.back_to_text().await,
        "send" => writing.send().await,
        _ => writing.preview().await,
    }
}

/// `POST …/answer/draft`: what the script saves while someone writes.
pub async fn save_draft(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<StatusCode, Error> {
    let writing = Writing::check(&app, &signed_in, &number, form)?;
    save_answer_draft(&app, &signed_in.staff, &writing.number, &writing.form.draft()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An answer that came from a page of this very session.
struct Writing<'a> {
    app: &'a App,
    signed_in: &'a SignedIn,
    number: CaseNumber,
    form: AnswerForm,
}

impl<'a> Writing<'a> {
    fn check(app: &'a App, signed_in: &'a SignedIn, number: &str, form: AnswerForm) -> Result<Self, Error> {
        signed_in.shell(app, StaffPage::Queue).check(&form.form_token)?;
        let number = CaseNumber::parse(number).ok_or(Error::NotFound)?;
        Ok(Self { app, signed_in, number, form })
    }

    async fn keep(&self) -> Result<(), Error> {
        save_answer_draft(self.app, &self.signed_in.staff, &self.number, &self.form.draft()).await
    }

    async fn dossier(&self) -> Result<Dossier, Error> {
        let case = read_case(self.app, &self.signed_in.staff, &self.number).await?;
        Dossier::of(self.app, &self.signed_in.staff, case).await
    }

    /// The case's page with the answer as it was typed; the form names the version that it shows now.
    fn page(self, dossier: &Dossier) -> CasePage {
        let shell = self.signed_in.shell(self.app, StaffPage::Queue);
        let answer = AnswerView::of(self.app, &shell, dossier, self.form);
        CasePage::of(self.app, self.signed_in, dossier).with_answer(answer)
    }

    async fn save(self) -> Result<Response, Error> {
        self.keep().await?;
        done_with(self.app, &self.signed_in.staff, &self.number, Done::Saved).await
    }

    async fn add_phrase(mut self) -> Result<Response, Error> {
        let dossier = self.dossier().await?;
        self.form = self.form.with_phrase(&self.app.county, dossier.case.language);
        self.keep().await?;
        Ok(page(&self.page(&dossier)))
    }

    async fn back_to_text(self) -> Result<Response, Error> {
        let dossier = self.dossier().await?;
        Ok(page(&self.page(&dossier)))
    }

    async fn preview(self) -> Result<Response, Error> {
        let dossier = self.dossier().await?;
        self.keep().await?;
        match self.checked() {
            Ok(answer) => Ok(page(&PreviewPage::of(&self, &dossier, &answer))),
            Err(faults) => Ok(self.again(&dossier, faults)),
        }
    }

    async fn send(self) -> Result<Response, Error> {
        let answer = match self.checked() {
            Ok(answer) => answer,
            Err(faults) => {
                let dossier = self.dossier().await?;
                return Ok(self.again(&dossier, faults));
            }
        };
        let (staff, seen) = (&self.signed_in.staff, self.form.version());
        match answer_case(self.app, staff, &self.number, seen, answer).await {
            Ok(()) => done_with(self.app, staff, &self.number, Done::Answered).await,
            Err(Error::Conflict | Error::NotNow(_)) => {
                self.keep().await?;
                let dossier = self.dossier().await?;
                let typed = self.form.text.clone();
                let shown = self.page(&dossier).with_conflict(seen, Deed::Answer, typed);
                Ok((StatusCode::CONFLICT, page(&shown)).into_response())
            }
            Err(fault) => Err(fault),
        }
    }

    fn checked(&self) -> Result<NewAnswer, Vec<FieldError>> {
        let shell = self.signed_in.shell(self.app, StaffPage::Queue);
        self.form.check(&shell, &self.app.county, self.app.clock.today())
    }

    fn again(self, dossier: &Dossier, faults: Vec<FieldError>) -> Response {
        (StatusCode::UNPROCESSABLE_ENTITY, page(&self.page(dossier).with_faults(faults))).into_response()
    }
}

/// The answer as the resident will see it, before it is sent.
#[derive(Template)]
#[template(path = "staff/preview.html")]
struct PreviewPage {
    shell: StaffShell,
    crumbs: Vec<Link>,
    address: String,
    /// In the resident's language from here on.
    lang: &'static str,
    heading: String,
    outcome: Tag,
    unit: String,
    day: Day,
    text: String,
    change: String,
    goals: Vec<String>,
    carried: Vec<(&'static str, String)>,
}

impl PreviewPage {
    fn of(writing: &Writing<'_>, dossier: &Dossier, answer: &NewAnswer) -> Self {
        let app = writing.app;
        let shell = writing.signed_in.shell(app, StaffPage::Queue);
        let language = dossier.case.language;
        let number = writing.number.to_string();
        let title = shell.t("staff-preview-title");
        let address = format!("/staff/cases/{number}");
        let queue = Link { text: shell.t("staff-page-queue"), href: "/staff/queue".to_owned(), current: false };
        let goal_names = |ids: &Vec<String>| {
            let name = |id: &String| Some(app.county.goal(id)?.name.get(shell.locale).to_owned());
            ids.iter().filter_map(name).collect()
        };
        Self {
            crumbs: vec![queue, Link { text: number, href: address.clone(), current: false }],
            lang: language.code(),
            heading: text(language, "staff-preview-heading"),
            outcome: outcome_tag(language, answer.decided.outcome()),
            unit: unit_name(&app.county, &dossier.case.unit, language),
            day: Day::of(&StaffShell { locale: language, ..shell.clone() }, app.clock.today()),
            text: answer.text.as_str().to_owned(),
            change: change(language, &answer.decided),
            goals: match &answer.strategy {
                StrategyChoice::Goals(ids) => goal_names(ids),
                StrategyChoice::Outside => Vec::new(),
            },
            carried: writing.form.carried(),
            shell: shell.titled(&title),
            address,
        }
    }
}

/// The public words on a change, with its month.
fn change(language: Locale, decided: &Decided) -> String {
    let told = |key: &str, when: &Month, summary: &str| {
        let month = month(language, *when);
        text_with(language, key, &[("month", month.into()), ("summary", summary.into())])
    };
    match decided {
        Decided::ChangePlanned { summary, due, .. } => told("staff-preview-planned", due, summary.as_str()),
        Decided::ChangeMade { summary, month, .. } => told("staff-preview-made", month, summary.as_str()),
        Decided::Answered | Decided::NoChange => String::new(),
    }
}
