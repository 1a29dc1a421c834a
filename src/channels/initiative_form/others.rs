//! The fourth question: does anybody make it with you? Nobody has to.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::CookieJar;

use super::checks::{self, Fault};
use super::kept::{Kept, Reached};
use super::makers::{MakerFields, typed};
use super::step::Step;
use crate::app::{App, AppState};
use crate::channels::caller::Caller;
use crate::channels::fields::Fields;
use crate::frame::{Faults, FieldError, Shell, page};
use crate::initiatives::draft::DraftMaker;
use crate::initiatives::kind::Ground;
use crate::initiatives::maker::MAKERS_MAX;
use crate::kernel::text::clean_line;
use crate::platform::error::Error;

#[derive(Template)]
#[template(path = "channels/initiative_form/others.html")]
struct OthersPage {
    shell: Shell,
    step: String,
    back_href: String,
    notice: String,
    errors: Vec<FieldError>,
    draft: String,
    others: Vec<OtherLine>,
    has_room: bool,
    maker: MakerFields,
}

/// Somebody who makes it, too.
struct OtherLine {
    at: usize,
    name: String,
    ground: String,
}

/// The page, once the first who signs is known.
pub async fn show(
    State(app): State<AppState>,
    shell: Shell,
    headers: HeaderMap,
    Query(reached): Query<Reached>,
) -> Result<Response, Error> {
    let kept = Kept::of_visitor(&app, &headers).await?;
    let missing = checks::first_missing(&kept.draft, &app.county);
    if matches!(missing, Step::Text | Step::About | Step::Maker) {
        return Ok(missing.lead_back(&shell));
    }
    let notice = if reached.is_early() { shell.t("initiative-others-first") } else { String::new() };
    Ok(page(&OthersPage { notice, ..OthersPage::new(&app, shell, &kept, &DraftMaker::default(), Vec::new()) }))
}

/// Adds somebody, takes somebody away, or leads on. Whoever typed a name and leads on means to add them.
pub async fn submit(
    State(app): State<AppState>,
    shell: Shell,
    caller: Caller,
    headers: HeaderMap,
    jar: CookieJar,
    fields: Fields,
) -> Result<Response, Error> {
    let mut kept = Kept::of_form(&app, &headers, &fields).await?;
    let other = typed(&fields);
    if let Err(stale) = shell.check(fields.get("form_token")) {
        let fault = Fault::of("ground", "feedback-stale").told(&shell);
        return Ok(OthersPage::new(&app, shell, &kept, &other, vec![fault]).refused(stale.status()));
    }
    if let Some(at) = fields.sent("remove").and_then(|at| at.parse::<usize>().ok()) {
        let take = |others: &mut Vec<DraftMaker>| {
            if at < others.len() {
                others.remove(at);
            }
        };
        kept.change(&app, caller, |draft| take(&mut draft.others)).await?;
        return Ok((jar.add(kept.cookie(&app)), Step::Others.lead(&shell)).into_response());
    }
    let is_meant = fields.get("do") == "add" || !clean_line(&other.name).is_empty();
    if is_meant {
        let kind = checks::kind_of(&kept.draft);
        let mut faults = checks::maker(&other, kind, &app.county, false).err().unwrap_or_default();
        if kept.draft.others.len() + 1 >= MAKERS_MAX {
            faults = vec![Fault { field: "ground", key: "initiative-others-full", number: MAKERS_MAX }];
        }
        if !faults.is_empty() {
            let errors = checks::told(faults, &shell);
            let answer = OthersPage::new(&app, shell, &kept, &other, errors);
            return Ok((jar, answer.refused(StatusCode::UNPROCESSABLE_ENTITY)).into_response());
        }
        kept.change(&app, caller, |draft| draft.others.push(other.clone())).await?;
        return Ok((jar.add(kept.cookie(&app)), Step::Others.lead(&shell)).into_response());
    }
    let missing = checks::first_missing(&kept.draft, &app.county);
    let answer = if missing == Step::Check { missing.lead(&shell) } else { missing.lead_back(&shell) };
    Ok((jar, answer).into_response())
}

impl OthersPage {
    fn new(app: &App, shell: Shell, kept: &Kept, typed: &DraftMaker, errors: Vec<FieldError>) -> Self {
        let line = |(at, other): (usize, &DraftMaker)| OtherLine {
            at,
            name: clean_line(&other.name),
            ground: Ground::parse(&other.ground).map(|ground| shell.t(ground.text_key())).unwrap_or_default(),
        };
        Self {
            step: Step::Others.line(&shell),
            back_href: shell.to(Step::Others.before()),
            notice: String::new(),
            draft: kept.id.as_str().to_owned(),
            others: kept.draft.others.iter().enumerate().map(line).collect(),
            has_room: kept.draft.others.len() + 1 < MAKERS_MAX,
            maker: MakerFields::of(app, &shell, typed, checks::kind_of(&kept.draft)),
            errors,
            shell,
        }
    }

    fn refused(self, status: StatusCode) -> Response {
        (status, page(&Self { shell: self.shell.with_faults(), ..self })).into_response()
    }
}
