//! The third question: who makes it, and on what ground.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;

use super::checks::{self, Fault};
use super::kept::{Kept, Reached, line};
use super::step::Step;
use crate::app::{App, AppState};
use crate::channels::caller::Caller;
use crate::channels::fields::Fields;
use crate::frame::{Choice, Faults, FieldError, Shell, page};
use crate::initiatives::draft::DraftMaker;
use crate::initiatives::kind::{Ground, Kind, REFERENDUM_FROM_AGE};
use crate::platform::error::Error;

#[derive(Template)]
#[template(path = "channels/initiative_form/maker.html")]
struct MakerPage {
    shell: Shell,
    step: String,
    back_href: String,
    notice: String,
    errors: Vec<FieldError>,
    draft: String,
    maker: MakerFields,
}

/// What is asked of a maker, ready to print.
pub struct MakerFields {
    /// Grounds that the kind allows.
    pub grounds: Vec<Choice>,
    /// Name.
    pub name: String,
    /// Old enough? Asked for a referendum alone.
    pub is_of_age: Vec<Choice>,
    /// Bodies make it as well.
    pub takes_bodies: bool,
    /// Business id.
    pub business_id: String,
    /// Who speaks for a body.
    pub speaker: String,
    /// Municipalities of the county.
    pub municipalities: Vec<Choice>,
    /// Address.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Is the name shown?
    pub shows_name: Vec<Choice>,
    /// Do they represent all?
    pub represents: Vec<Choice>,
}

/// What a form says of a maker.
pub fn typed(fields: &Fields) -> DraftMaker {
    let line = |name: &str| line(fields, name);
    DraftMaker {
        ground: line("ground"),
        name: line("name"),
        municipality: line("municipality"),
        is_of_age: line("is_of_age"),
        business_id: line("business_id"),
        speaker: line("speaker"),
        email: line("email"),
        phone: line("phone"),
        shows_name: line("shows_name"),
        represents: line("represents"),
    }
}

/// The page, once it is known what kind it is.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    Query(reached): Query<Reached>,
) -> Result<Response, Error> {
    let kept = Kept::of_visitor(&app, &headers).await?;
    let missing = checks::first_missing(&kept.draft, &app.county);
    if matches!(missing, Step::Text | Step::About) {
        return Ok(missing.lead_back(&shell));
    }
    let notice = if reached.is_early() { shell.t("initiative-maker-first") } else { String::new() };
    Ok(page(&MakerPage { notice, ..MakerPage::new(&app, shell, &kept, Vec::new()) }))
}

/// Keeps the answers and leads on.
pub async fn submit(
    State(app): State<AppState>,
    shell: Shell,
    caller: Caller,
    headers: HeaderMap,
    jar: CookieJar,
    fields: Fields,
) -> Result<Response, Error> {
    let mut kept = Kept::of_form(&app, &headers, &fields).await?;
    let maker = typed(&fields);
    if let Err(stale) = shell.check(fields.get("form_token")) {
        kept.draft.maker = maker;
        let fault = Fault::of("ground", "feedback-stale").told(&shell);
        return Ok(MakerPage::new(&app, shell, &kept, vec![fault]).refused(stale.status()));
    }
    kept.change(&app, caller, |draft| draft.maker = maker.clone()).await?;
    let jar = jar.add(kept.cookie(&app));
    if let Err(faults) = checks::maker(&kept.draft.maker, checks::kind_of(&kept.draft), &app.county, true) {
        let errors = checks::told(faults, &shell);
        let answer = MakerPage::new(&app, shell, &kept, errors).refused(StatusCode::UNPROCESSABLE_ENTITY);
        return Ok((jar, answer).into_response());
    }
    let missing = checks::first_missing(&kept.draft, &app.county);
    let answer = match missing {
        Step::Text | Step::About => missing.lead_back(&shell),
        _ => Step::Others.lead(&shell),
    };
    Ok((jar, answer).into_response())
}

impl MakerPage {
    fn new(app: &App, shell: Shell, kept: &Kept, errors: Vec<FieldError>) -> Self {
        Self {
            step: Step::Maker.line(&shell),
            back_href: shell.to(Step::Maker.before()),
            notice: String::new(),
            draft: kept.id.as_str().to_owned(),
            maker: MakerFields::of(app, &shell, &kept.draft.maker, checks::kind_of(&kept.draft)),
            errors,
            shell,
        }
    }

    fn refused(self, status: StatusCode) -> Response {
        (status, page(&Self { shell: self.shell.with_faults(), ..self })).into_response()
    }
}

impl MakerFields {
    /// The fields with what was typed.
    pub fn of(app: &App, shell: &Shell, typed: &DraftMaker, kind: Kind) -> Self {
        let choice = |value: &str, text: String, chosen: &str| Choice {
            value: value.to_owned(),
            text,
            hint: String::new(),
            is_chosen: value == chosen,
        };
        let allowed = Ground::ALL.into_iter().filter(|ground| kind.allows(*ground));
        let grounds = allowed.clone().map(|ground| choice(ground.code(), shell.t(ground.text_key()), &typed.ground));
        let towns = app.county.facts.municipalities.iter();
        let towns = towns.map(|town| choice(&town.id, town.name.get(shell.locale).to_owned(), &typed.municipality));
        let none = choice("", shell.t("initiative-municipality-none"), &typed.municipality);
        Self {
            grounds: grounds.collect(),
            name: typed.name.clone(),
            is_of_age: if kind == Kind::Referendum {
                let age = i64::from(REFERENDUM_FROM_AGE);
                vec![choice("yes", shell.t_with("initiative-of-age", &[("age", age.into())]), &typed.is_of_age)]
            } else {
                Vec::new()
            },
            takes_bodies: allowed.clone().any(Ground::is_of_body),
            business_id: typed.business_id.clone(),
            speaker: typed.speaker.clone(),
            municipalities: [none].into_iter().chain(towns).collect(),
            email: typed.email.clone(),
            phone: typed.phone.clone(),
            shows_name: vec![
                choice("yes", shell.t("initiative-shows-name-yes"), &typed.shows_name),
                choice("no", shell.t("initiative-shows-name-no"), &typed.shows_name),
            ],
            represents: vec![choice("yes", shell.t("initiative-represents"), &typed.represents)],
        }
    }
}
