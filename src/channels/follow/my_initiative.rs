//! The author's own initiative on one page: where it is, and what they can do.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::cookie::CookieJar;
use entity::ids::InitiativeId;
use serde::Deserialize;

use super::code_form::CodePage;
use crate::actions::change_kind::{make_feedback_of_initiative, may_become_feedback};
use crate::actions::hand_over_initiative::hand_over_initiative;
use crate::actions::write_initiative::{appeal_initiative, correct_initiative, withdraw_initiative};
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::channels::fields::Fields;
use crate::channels::words_fault::words_faults;
use crate::frame::cookies::cleared;
use crate::frame::initiative_course::{CourseLine, Reader, course};
use crate::frame::initiative_visit::{cookie, visited};
use crate::frame::{Faults, FieldError, Shell, page};
use crate::initiatives::event::Event;
use crate::initiatives::initiative::State as Standing;
use crate::initiatives::kind::Kind;
use crate::initiatives::state::standing_key;
use crate::initiatives::store;
use crate::initiatives::words::Words;
use crate::kernel::actor::Actor;
use crate::my_case::{NO_INDEX, Tried};
use crate::platform::error::Error;
use crate::privacy::mask_identity_codes;
use crate::threads::message::{MASK, MessageText};

/// What was just done.
#[derive(Default, Deserialize)]
pub struct Wish {
    #[serde(default)]
    done: String,
}

#[derive(Template)]
#[template(path = "channels/follow/my_initiative.html")]
#[expect(clippy::struct_excessive_bools, reason = "each is a form that is there or not")]
struct MyInitiativePage {
    shell: Shell,
    here: String,
    done: String,
    errors: Vec<FieldError>,
    number: String,
    heading: String,
    lang: &'static str,
    state: String,
    standing: String,
    steps: Vec<CourseLine>,
    /// Its public page, once it has one.
    public: String,
    can_correct: bool,
    can_appeal: bool,
    /// The registrar takes it for feedback.
    can_become_feedback: bool,
    can_hand_over: bool,
    /// Handed over before its limit is reached, it comes to no referendum.
    is_for_referendum: bool,
    can_withdraw: bool,
    title: String,
    proposal: String,
    reasons: String,
    why: String,
}

/// What was typed on the page.
#[derive(Default)]
struct Typed {
    words: Option<[String; 3]>,
    why: String,
    errors: Vec<FieldError>,
}

/// The page, or the form for the code where the visit has ended.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    jar: CookieJar,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let Some(id) = visited(&app, &headers) else {
        return Ok(([NO_INDEX], CodePage::after_visit(shell, Tried::default())).into_response());
    };
    let done = match wish.done.as_str() {
        "correct" => shell.t("my-initiative-done-correct"),
        "appeal" => shell.t("my-initiative-done-appeal"),
        "hand-over" => shell.t("my-initiative-done-hand-over"),
        "withdraw" => shell.t("my-initiative-done-withdraw"),
        "feedback" => shell.t("my-initiative-done-feedback"),
        _ => String::new(),
    };
    let shown = MyInitiativePage::of(&app, shell, id, Typed::default()).await?;
    Ok((jar.add(cookie(&app, id)), [NO_INDEX], page(&MyInitiativePage { done, ..shown })).into_response())
}

/// Does what a button of the page says.
pub async fn write(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    jar: CookieJar,
    fields: Fields,
) -> Result<Response, Error> {
    let wish = fields.get("do");
    let token = shell.check(fields.get("form_token"));
    if wish == "finish" && token.is_ok() {
        return Ok((cleared(&app.config), Redirect::to(&shell.to(Address::Front))).into_response());
    }
    let Some(id) = visited(&app, &headers) else {
        return Ok(([NO_INDEX], CodePage::after_visit(shell, Tried::default())).into_response());
    };
    let jar = jar.add(cookie(&app, id));
    let mut typed = Typed {
        words: fields.sent("title").map(|_| ["title", "proposal", "reasons"].map(|name| masked(fields.get(name)))),
        why: masked(fields.get("why")),
        errors: Vec::new(),
    };
    if let Err(stale) = token {
        let field = if wish == "appeal" { "why" } else { "title" };
        typed.errors.push(FieldError { field, text: shell.t("feedback-stale") });
        return again(&app, shell, jar, id, typed, stale.status()).await;
    }
    match done(&app, &shell, id, wish, &mut typed).await {
        Ok(()) if typed.errors.is_empty() => {
            let href = format!("{}?done={wish}", shell.to(Address::MyInitiative));
            Ok((jar, Redirect::to(&href)).into_response())
        }
        Ok(()) => again(&app, shell, jar, id, typed, StatusCode::UNPROCESSABLE_ENTITY).await,
        // It moved on since the page was opened: the page shows how it is now, and what was typed.
        Err(Error::Conflict | Error::NotNow(_)) => {
            typed.errors.push(FieldError { field: "course", text: shell.t("follow-moved-on") });
            again(&app, shell, jar, id, typed, StatusCode::CONFLICT).await
        }
        Err(fault) => Err(fault),
    }
}

fn masked(typed: &str) -> String {
    mask_identity_codes(typed, MASK).text
}

async fn done(app: &App, shell: &Shell, id: InitiativeId, wish: &str, typed: &mut Typed) -> Result<(), Error> {
    match wish {
        "correct" => {
            let [title, proposal, reasons] = typed.words.clone().unwrap_or_default();
            match Words::parse(&title, &proposal, &reasons) {
                Ok(words) => correct_initiative(app, id, &words).await?,
                Err(faults) => typed.errors = words_faults(&faults, shell),
            }
            Ok(())
        }
        "appeal" => {
            if let Ok(why) = MessageText::parse(&typed.why) {
                return appeal_initiative(app, id, why.as_str().to_owned()).await;
            }
            typed.errors.push(FieldError { field: "why", text: shell.t("my-initiative-why-empty") });
            Ok(())
        }
        "hand-over" => hand_over_initiative(app, &Actor::Resident, id).await,
        "withdraw" => withdraw_initiative(app, id).await,
        "feedback" => make_feedback_of_initiative(app, id).await,
        _ => Err(Error::Malformed),
    }
}

async fn again(
    app: &App,
    shell: Shell,
    jar: CookieJar,
    id: InitiativeId,
    typed: Typed,
    status: StatusCode,
) -> Result<Response, Error> {
    let shown = MyInitiativePage::of(app, shell.with_faults(), id, typed).await?;
    Ok((status, jar, [NO_INDEX], page(&shown)).into_response())
}

impl MyInitiativePage {
    async fn of(app: &App, shell: Shell, id: InitiativeId, typed: Typed) -> Result<Self, Error> {
        let (conn, keyring) = (app.db.reader(), &app.keyring);
        let initiative = store::find_by_id(conn, id).await?.ok_or(Error::NotFound)?;
        let words = store::words_of(conn, id, initiative.text_version, keyring).await?.ok_or(Error::NotFound)?;
        let happened = store::course_of(conn, id, keyring).await?;
        let number = initiative.number;
        let code = initiative.state.code().replace('_', "-");
        let kept = || [words.title(), words.proposal(), words.reasons()].map(str::to_owned);
        let [title, proposal, reasons] = typed.words.unwrap_or_else(kept);
        let is_refused_for_good = happened.iter().any(|step| matches!(step.event, Event::Upheld(_)));
        Ok(Self {
            here: shell.to(Address::MyInitiative),
            done: String::new(),
            errors: typed.errors,
            number: number.to_string(),
            heading: words.title().to_owned(),
            lang: initiative.language.code(),
            state: shell.t(&format!("initiative-state-{code}")),
            standing: shell.t(&standing_key(initiative.state.code(), initiative.kind)),
            steps: course(&app.county, shell.locale, &happened, Reader::Concerned),
            public: shell.to(Address::Initiative(number.year(), number.count())),
            can_correct: initiative.state == Standing::Returned,
            can_become_feedback: may_become_feedback(&initiative, &happened),
            can_appeal: matches!(initiative.state, Standing::Refused { .. }) && !is_refused_for_good,
            is_for_referendum: initiative.kind == Kind::Referendum,
            can_hand_over: matches!(initiative.state, Standing::Collecting { .. }),
            can_withdraw: initiative.may_withdraw(store::has_joined(conn, id).await?),
            title,
            proposal,
            reasons,
            why: typed.why,
            shell: shell.titled(words.title()),
        })
    }
}
