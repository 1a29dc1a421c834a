//! Answering: drafts, phrases, the preview, and sending.

use askama::Template;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};

use super::answer_form::{AnswerForm, AnswerView};
use super::case_form::{done_with, number_in};
use super::case_page::CasePage;
use super::deeds::Deed;
use super::done::{Done, masked};
use super::dossier::Dossier;
use super::words::{Tag, moment, outcome_tag};
use crate::actions::answer_case::answer_case;
use crate::actions::read_case::read_case;
use crate::actions::save_answer_draft::save_answer_draft;
use crate::answers::answer::{Decided, NewAnswer, StrategyChoice};
use crate::app::App;
use crate::app::AppState;
use crate::cases::number::CaseNumber;
use crate::counties::County;
use crate::frame::form::FieldError;
use crate::frame::{ChangeTold, Link, StaffPage, StaffShell, page};
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::platform::texts::text;
use crate::sessions::{PageForm, Posted, SignedIn, Unsent};
use crate::strategy::change::Progress;

/// `POST …/answer`: one form with several buttons. Nothing is sent before the preview was seen.
pub async fn submit(writing: Writing) -> Result<Response, Error> {
    let answered = match writing.form.step.as_str() {
        "save" => writing.save().await,
        "phrase" => writing.add_phrase().await,
        "edit" => writing.back_to_text().await,
        "send" => writing.send().await,
        _ => writing.preview().await,
    };
    match answered {
        Err(Error::Conflict | Error::NotNow(_)) => writing.come_second().await,
        answered => answered,
    }
}

/// `POST …/answer/draft`: what the script saves while someone writes.
pub async fn save_draft(writing: Writing) -> Result<StatusCode, Error> {
    writing.keep(&writing.form).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An answer that came from a page of this very session.
pub struct Writing {
    app: AppState,
    signed_in: SignedIn,
    number: CaseNumber,
    form: AnswerForm,
}

impl FromRequest<AppState> for Writing {
    type Rejection = Response;

    async fn from_request(request: Request, app: &AppState) -> Result<Self, Response> {
        let Posted { app, signed_in, form, address } = Posted::from_request(request, app).await?;
        let number = number_in(&address).ok_or_else(|| Error::NotFound.into_response())?;
        Ok(Self { app, signed_in, number, form })
    }
}

impl Writing {
    async fn keep(&self, form: &AnswerForm) -> Result<(), Error> {
        save_answer_draft(&self.app, &self.signed_in.staff, &self.number, &form.draft()).await
    }

    async fn dossier(&self) -> Result<Dossier, Error> {
        let case = read_case(&self.app, &self.signed_in.staff, &self.number).await?;
        Dossier::of(&self.app, &self.signed_in.staff, case).await
    }

    /// The case's page with the answer as it was typed; the form names the version that it shows now.
    fn page(&self, dossier: &Dossier, form: AnswerForm) -> CasePage {
        let shell = self.signed_in.shell(&self.app, StaffPage::Queue);
        let answer = AnswerView::of(&self.app, &shell, dossier, form);
        CasePage::of(&self.app, &self.signed_in, dossier).with_answer(answer)
    }

    async fn save(&self) -> Result<Response, Error> {
        self.keep(&self.form).await?;
        done_with(&self.app, &self.signed_in.staff, &self.number, Done::Saved, false).await
    }

    async fn add_phrase(&self) -> Result<Response, Error> {
        let dossier = self.dossier().await?;
        let form = self.form.clone().with_phrase(&self.app.county, dossier.case.language);
        self.keep(&form).await?;
        Ok(page(&self.page(&dossier, form)))
    }

    async fn back_to_text(&self) -> Result<Response, Error> {
        let dossier = self.dossier().await?;
        Ok(page(&self.page(&dossier, self.form.clone())))
    }

    async fn preview(&self) -> Result<Response, Error> {
        let dossier = self.dossier().await?;
        self.keep(&self.form).await?;
        match self.checked() {
            Ok(answer) => Ok(page(&PreviewPage::of(self, &dossier, &answer))),
            Err(faults) => Ok(self.again(&dossier, faults)),
        }
    }

    async fn send(&self) -> Result<Response, Error> {
        match self.checked() {
            Ok(answer) => {
                let staff = &self.signed_in.staff;
                answer_case(&self.app, staff, &self.number, self.form.version(), answer).await?;
                // The preview has told of it.
                done_with(&self.app, staff, &self.number, Done::Answered, false).await
            }
            Err(faults) => Ok(self.again(&self.dossier().await?, faults)),
        }
    }

    /// Someone else was first: the case as it is now, with what was typed.
    async fn come_second(&self) -> Result<Response, Error> {
        match self.keep(&self.form).await {
            Ok(()) | Err(Error::NotNow(_)) => {}
            Err(fault) => return Err(fault),
        }
        let dossier = self.dossier().await?;
        let (seen, typed) = (self.form.version(), self.form.text.clone());
        let shown = self.page(&dossier, self.form.clone()).with_conflict(seen, Deed::Answer, typed);
        Ok((StatusCode::CONFLICT, page(&shown)).into_response())
    }

    fn checked(&self) -> Result<NewAnswer, Vec<FieldError>> {
        let shell = self.signed_in.shell(&self.app, StaffPage::Queue);
        self.form.check(&shell, &self.app.county, self.app.clock.today())
    }

    fn again(&self, dossier: &Dossier, faults: Vec<FieldError>) -> Response {
        let shown = self.page(dossier, self.form.clone()).with_faults(faults);
        (StatusCode::UNPROCESSABLE_ENTITY, page(&shown)).into_response()
    }
}

impl PageForm for AnswerForm {
    fn token(&self) -> &str {
        &self.form_token
    }

    fn typed(&self) -> Vec<&str> {
        let texts = [&self.text, &self.made_summary, &self.planned_summary];
        texts.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect()
    }

    async fn shown_again(self, app: &App, signed_in: &SignedIn, address: &str, why: Unsent) -> Result<Response, Error> {
        let number = number_in(address).ok_or(Error::NotFound)?;
        let case = read_case(app, &signed_in.staff, &number).await?;
        let dossier = Dossier::of(app, &signed_in.staff, case).await?;
        let answer = AnswerView::of(app, &signed_in.shell(app, StaffPage::Queue), &dossier, self);
        Ok(page(&CasePage::of(app, signed_in, &dossier).with_unsent_answer(answer, why)))
    }
}

/// The answer as the resident will see it, before it is sent.
#[derive(Template)]
#[template(path = "staff/preview.html")]
struct PreviewPage {
    shell: StaffShell,
    crumbs: Vec<Link>,
    address: String,
    step: ResidentStep,
    /// What everybody will read of a change, in the resident's language.
    change: Option<ChangeTold>,
    goals: Vec<String>,
    /// What is said of identity codes that were taken out; empty where there were none.
    masked: String,
    carried: Vec<(&'static str, String)>,
}

/// The answer as a step of the resident's page, in their language; `parts/resident_step.html` prints both.
struct ResidentStep {
    title: String,
    datetime: String,
    when: String,
    outcome: Option<(&'static str, &'static str, String)>,
    text: String,
    said: String,
    change: Option<ChangeTold>,
    lang: Locale,
}

impl ResidentStep {
    fn of(county: &County, language: Locale, answer: &NewAnswer, now: DateTime<Utc>) -> Self {
        let Tag { tone, icon, word } = outcome_tag(language, answer.decided.outcome());
        Self {
            title: text(language, "resident-event-answered"),
            datetime: now.format("%Y-%m-%dT%H:%MZ").to_string(),
            when: moment(language, now),
            outcome: Some((tone, icon, word)),
            text: String::new(),
            said: answer.text.as_str().to_owned(),
            change: change(county, language, &answer.decided),
            lang: language,
        }
    }
}

impl PreviewPage {
    fn of(writing: &Writing, dossier: &Dossier, answer: &NewAnswer) -> Self {
        let app = &writing.app;
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
            step: ResidentStep::of(&app.county, language, answer, app.clock.now()),
            change: change(&app.county, language, &answer.decided),
            goals: match &answer.strategy {
                StrategyChoice::Goals(ids) => goal_names(ids),
                StrategyChoice::Outside => Vec::new(),
            },
            masked: if writing.form.has_identity_code() { masked(&shell) } else { String::new() },
            carried: writing.form.carried(),
            shell: shell.titled(&title),
            address,
        }
    }
}

/// The change as everybody will read it, in the resident's language.
fn change(county: &County, language: Locale, decided: &Decided) -> Option<ChangeTold> {
    let (progress, summary, goal) = match decided {
        Decided::ChangePlanned { summary, due, goal } => {
            (Progress::Planned { due: *due, is_late: false }, summary, goal)
        }
        Decided::ChangeMade { summary, month, goal } => (Progress::Made { since: *month }, summary, goal),
        Decided::Answered | Decided::NoChange => return None,
    };
    Some(ChangeTold::new(&county.strategy, language, progress, (summary.as_str(), language), goal))
}
