//! One initiative: what came of it first, then what it says, where it is, and what happened.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::{Days, NaiveDate};
use entity::ids::CaseId;
use entity::initiative;

use super::followers::FollowPart;
use super::share::Share;
use super::supports::SupportPart;
use super::{Clock, state_tag};
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::cases;
use crate::frame::dates::date;
use crate::frame::initiative_course::{CourseLine, Reader, course, measures_in_short, rule};
use crate::frame::{Link, Shell, Told, page};
use crate::initiatives::event::{Event, Happened};
use crate::initiatives::facts::Measures;
use crate::initiatives::initiative::{Initiative, State as Standing};
use crate::initiatives::maker::Maker;
use crate::initiatives::national::NationalReference;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::promise::Promise;
use crate::initiatives::rows::Origin;
use crate::initiatives::state::standing_key;
use crate::initiatives::store;
use crate::initiatives::words::Words;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::routing::explain;
use crate::routing::store::decisions_of;
use crate::supports::counts::Counts;
use crate::supports::store::counts_of;

#[derive(Template)]
#[template(path = "site/initiative.html")]
struct InitiativePage {
    shell: Shell,
    crumbs: Vec<Link>,
    number: String,
    heading: Told,
    state: (&'static str, &'static str, String),
    /// Where it stands, in a sentence.
    standing: String,
    measures: Option<Answer>,
    words: Option<Shown>,
    clocks: Vec<Clock>,
    makers: Vec<String>,
    facts: Vec<(String, String)>,
    /// The number of its case, once there is one.
    case: String,
    steps: Vec<CourseLine>,
    lang: &'static str,
    coming: Vec<(String, String, String)>,
    /// Why the unit that has it has it; empty before the hand-over.
    why: String,
    /// The same initiative in the national service.
    national: Option<Link>,
    /// The initiative that it became a part of.
    twin: Option<Link>,
    /// Ways to pass it on, once its words are public.
    share: Option<Share>,
    /// Who stands behind it, of one that collects or did.
    support: Option<SupportPart>,
    /// Who is told of what happens to it, once its words are public.
    follow: Option<FollowPart>,
    /// Those that became a part of it.
    joined: Vec<Link>,
}

/// What it led to.
struct Answer {
    short: String,
    text: String,
    link: String,
}

/// Words in their own language.
struct Shown {
    lang: &'static str,
    note: String,
    proposal: String,
    reasons: String,
}

/// The page. What is not published is there all the same, without its words.
pub async fn show(State(app): State<AppState>, shell: Shell, Path(number): Path<String>) -> Result<Response, Error> {
    let number = InitiativeNumber::parse(&number).ok_or(Error::NotFound)?;
    let conn = app.db.reader();
    let (initiative, row) = store::find_by_number(conn, number).await?.ok_or(Error::NotFound)?;
    let happened = store::course_of(conn, initiative.id, &app.keyring).await?;
    let is_public = initiative.is_public();
    let words = if is_public {
        store::words_of(conn, initiative.id, initiative.text_version, &app.keyring).await?
    } else {
        None
    };
    let makers = if is_public { store::makers_of(conn, initiative.id, &app.keyring).await? } else { Vec::new() };
    let case = match initiative.state.case() {
        Some(id) => cases::store::find_by_id(conn, id).await?,
        None => None,
    };
    let case_due_on = case.as_ref().map(|case| case.due_on);
    let case = case.map(|case| case.number.to_string()).unwrap_or_default();
    let why = match initiative.state.case() {
        Some(id) => why(&app, id, shell.locale).await?,
        None => String::new(),
    };
    let counts =
        if is_public && initiative.collects { counts_of(conn, initiative.id).await? } else { Counts::default() };
    let follow = if is_public { FollowPart::of(&app, &shell, &initiative).await? } else { None };
    let known = Known { initiative, row, happened, words, makers, case, case_due_on, counts, why };
    let told = InitiativePage { follow, ..InitiativePage::of(&app, shell, &known) };
    Ok((StatusCode::OK, page(&told)).into_response())
}

/// Everything the page is made of.
struct Known {
    initiative: Initiative,
    row: initiative::Model,
    happened: Vec<Happened>,
    words: Option<Words>,
    makers: Vec<Maker>,
    case: String,
    case_due_on: Option<NaiveDate>,
    counts: Counts,
    why: String,
}

/// The sentence on how the unit was found.
async fn why(app: &App, case: CaseId, locale: Locale) -> Result<String, Error> {
    let decisions = decisions_of(app.db.reader(), case).await?;
    let trace = decisions.first().and_then(|decided| decided.trace.as_ref());
    Ok(trace.map(|trace| explain(&app.county, trace, locale).sentence()).unwrap_or_default())
}

impl InitiativePage {
    fn of(app: &App, shell: Shell, known: &Known) -> Self {
        let Known { initiative, row, happened, words, makers, case, case_due_on, counts, why } = known;
        let (locale, today) = (shell.locale, app.clock.today());
        let number = initiative.number.to_string();
        let unnamed = shell.t_with("initiative-unnamed", &[("number", number.as_str().into())]);
        let heading = match words {
            Some(words) => Told::new(locale, initiative.language, words.title()),
            None => Told::new(locale, locale, &unnamed),
        };
        let all = Link {
            text: shell.t(Address::Initiatives.title_key()),
            href: shell.to(Address::Initiatives),
            current: false,
        };
        let measures = measures_of(happened);
        Self {
            crumbs: vec![all],
            state: state_tag(&shell, initiative.state.code()),
            standing: standing(&shell, initiative, happened),
            measures: measures.map(|measures| Answer {
                short: measures_in_short(locale, measures),
                text: measures.text.clone(),
                link: measures.link.clone(),
            }),
            words: words.as_ref().map(|words| Shown {
                lang: initiative.language.code(),
                note: Told::new(locale, initiative.language, words.proposal()).note,
                proposal: words.proposal().to_owned(),
                reasons: words.reasons().to_owned(),
            }),
            clocks: clocks(&shell, initiative, *case_due_on, today),
            makers: makers_in_words(app, &shell, initiative, makers, today),
            facts: facts(app, &shell, initiative, row),
            case: case.clone(),
            steps: course(&app.county, locale, happened, Reader::Everybody),
            lang: initiative.language.code(),
            coming: coming(&shell, initiative),
            why: why.clone(),
            national: national(&shell, row),
            twin: twin(&shell, happened),
            share: words.as_ref().map(|words| Share::of(&shell, initiative.number, words.title())),
            support: SupportPart::of(app, &shell, initiative, row, counts),
            follow: None,
            joined: joined(&shell, happened),
            shell: shell.titled(&heading.text),
            number,
            heading,
        }
    }
}

fn measures_of(happened: &[Happened]) -> Option<&Measures> {
    happened.iter().rev().find_map(|step| match &step.event {
        Event::MeasuresTold(measures) => Some(measures),
        _ => None,
    })
}

/// Where it stands, in a sentence; of a refusal the rule, and no word of what was written.
fn standing(shell: &Shell, initiative: &Initiative, happened: &[Happened]) -> String {
    let told = shell.t(&standing_key(initiative.state.code(), initiative.kind));
    let objection = happened.iter().rev().find_map(|step| match &step.event {
        Event::Refused(objection) | Event::Upheld(objection) => Some(objection),
        _ => None,
    });
    match (initiative.state, objection) {
        (Standing::Refused { .. }, Some(objection)) => format!("{told} {}", rule(shell.locale, objection)),
        _ => told,
    }
}

/// What the county has promised next and what has passed, or the end of collecting. Until the notice is given the
/// county's own time for the measures runs beside it, and afterwards the estimate beside that.
fn clocks(shell: &Shell, initiative: &Initiative, case_due_on: Option<NaiveDate>, today: NaiveDate) -> Vec<Clock> {
    let clock = |key: &str, by: NaiveDate| Clock::of(shell, key, by, today);
    if let Standing::Collecting { until } = initiative.state {
        return vec![clock("initiative-collects-until", until)];
    }
    let Some(promised) = initiative.promised(case_due_on) else { return Vec::new() };
    let first = clock(promised.text_key(), promised.by);
    let beside = match promised.promise {
        Promise::Notice => initiative.handle_by.map(|by| clock("initiative-handle-by", by)),
        Promise::Measures if !promised.is_estimate => case_due_on.map(|by| clock("initiative-estimated-by", by)),
        Promise::Check | Promise::Measures | Promise::FollowUp => None,
    };
    std::iter::once(first).chain(beside).collect()
}

/// Has the time passed for which the county shows names of persons: since the measures, or since it became a part of
/// another?
pub fn are_names_over(app: &App, initiative: &Initiative, today: NaiveDate) -> bool {
    let days = Days::new(app.county.initiatives.names_shown_days.into());
    let merged_on = matches!(initiative.state, Standing::Merged { .. }).then_some(initiative.since);
    let until = initiative.decided_on.or(merged_on).and_then(|on| on.checked_add_days(days));
    until.is_some_and(|until| until < today)
}

/// Who makes it: a body by its name, a person as they chose, and for as long as the county shows names.
fn makers_in_words(
    app: &App,
    shell: &Shell,
    initiative: &Initiative,
    makers: &[Maker],
    today: NaiveDate,
) -> Vec<String> {
    let is_over = are_names_over(app, initiative, today);
    let said = |maker: &Maker| {
        let town = maker.municipality.as_deref().and_then(|id| app.county.municipality(id));
        let town = town.map(|town| town.name.get(shell.locale));
        let is_shown = maker.is_shown() && !maker.name.is_empty() && (maker.ground.is_of_body() || !is_over);
        let name = if is_shown { maker.name.clone() } else { shell.t("initiative-private-person") };
        let ground = shell.t(maker.ground.text_key());
        [Some(name.as_str()), town, Some(ground.as_str())].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    makers.iter().map(said).collect()
}

fn facts(app: &App, shell: &Shell, initiative: &Initiative, row: &initiative::Model) -> Vec<(String, String)> {
    let locale = shell.locale;
    let mut facts = vec![
        (shell.t("initiative-fact-kind"), shell.t(initiative.kind.text_key())),
        (shell.t("initiative-fact-filed"), date(locale, initiative.filed_on)),
    ];
    if let Some(origin) = Origin::parse(&row.origin).filter(|origin| *origin != Origin::Web) {
        facts.push((shell.t("initiative-fact-origin"), shell.t(origin.text_key())));
    }
    if let Some(on) = initiative.published_on {
        facts.push((shell.t("initiative-fact-published"), date(locale, on)));
    }
    if let Some(service) = row.service_id.as_deref().and_then(|id| app.county.service(id)) {
        facts.push((shell.t("initiative-fact-service"), service.name.get(locale).to_owned()));
    }
    if let Some(goal) = row.goal_id.as_deref().and_then(|id| app.county.goal(id)) {
        facts.push((shell.t("initiative-fact-goal"), goal.name.get(locale).to_owned()));
    }
    facts
}

/// The steps that the act and the county's rules still hold for it.
fn coming(shell: &Shell, initiative: &Initiative) -> Vec<(String, String, String)> {
    let by = |on: NaiveDate| (on.to_string(), shell.t_with("receipt-by", &[("date", date(shell.locale, on).into())]));
    let plain = |key: &str| (shell.t(key), String::new(), String::new());
    let dated = |key: &str, on: Option<NaiveDate>| {
        let (datetime, when) = on.map(by).unwrap_or_default();
        (shell.t(key), datetime, when)
    };
    let all = ["initiative-next-hearing", "initiative-next-meeting", "initiative-next-measures"].map(plain);
    let notice = || dated("initiative-next-notice", initiative.notice_by);
    match initiative.state {
        Standing::Submitted { check_by } | Standing::Appealed { check_by, .. } => {
            [vec![dated("initiative-next-check", Some(check_by)), notice()], all.to_vec()].concat()
        }
        Standing::Collecting { until } => {
            [vec![dated("initiative-next-hand-over", Some(until)), notice()], all.to_vec()].concat()
        }
        Standing::HandedOver { .. } | Standing::Registered { .. } => [vec![notice()], all.to_vec()].concat(),
        Standing::InPreparation { .. } => all.to_vec(),
        Standing::HearingOffered { .. } | Standing::Heard { .. } => all.get(1..).unwrap_or_default().to_vec(),
        Standing::BeforeBody { .. } => all.get(2..).unwrap_or_default().to_vec(),
        Standing::MeasuresTold { follow_up_on, .. } | Standing::FollowedUp { follow_up_on, .. } => {
            follow_up_on.map(|on| dated("initiative-next-follow-up", Some(on))).into_iter().collect()
        }
        Standing::Returned
        | Standing::Refused { .. }
        | Standing::Closed { .. }
        | Standing::Merged { .. }
        | Standing::Withdrawn => Vec::new(),
    }
}

/// Where the national service has it, by its case number there.
fn national(shell: &Shell, row: &initiative::Model) -> Option<Link> {
    let reference = NationalReference::parse(row.national_reference.as_deref()?)?;
    let text = shell.t_with("initiative-in-national-service", &[("number", reference.number().into())]);
    Some(Link { text, href: reference.address().to_owned(), current: false })
}

fn joined(shell: &Shell, happened: &[Happened]) -> Vec<Link> {
    let links = happened.iter().filter_map(|step| match &step.event {
        Event::Joined(joined) => Some(joined.number),
        _ => None,
    });
    let link = |number: InitiativeNumber| Link {
        text: shell.t_with("initiative-told-joined", &[("number", number.to_string().into())]),
        href: shell.to(Address::Initiative(number.year(), number.count())),
        current: false,
    };
    links.map(link).collect()
}

fn twin(shell: &Shell, happened: &[Happened]) -> Option<Link> {
    let into = happened.iter().rev().find_map(|step| match &step.event {
        Event::Merged(merger) => Some(merger.into),
        _ => None,
    })?;
    let text = shell.t_with("initiative-told-merged", &[("number", into.to_string().into())]);
    Some(Link { text, href: shell.to(Address::Initiative(into.year(), into.count())), current: false })
}
