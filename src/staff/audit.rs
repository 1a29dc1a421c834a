//! The audit trail, and who read which case, for those who watch over both.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::Form;
use chrono::{DateTime, NaiveDate, Utc};
use entity::audit_record;
use entity::ids::{CaseId, InitiativeId, StaffId};
use serde::Deserialize;
use uuid::Uuid;

use super::words::moment;
use crate::accounts;
use crate::actions;
use crate::app::{App, AppState};
use crate::audit::{self, About, Access, AccessFilter, Act, By, Filter, PAGE};
use crate::cases::number::CaseNumber;
use crate::cases::store::{id_of, numbers_of};
use crate::frame::form::Choice;
use crate::frame::{Link, StaffPage, StaffShell, page};
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::store as initiatives;
use crate::kernel::clock::end_of_day;
use crate::kernel::locale::Locale;
use crate::platform::csv;
use crate::platform::error::Error;
use crate::platform::texts::text;
use crate::sessions::SignedIn;

/// The most lines of a file.
const FILE_MAX: u64 = 10_000;

/// What the address or the form asks for, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AuditQuery {
    v: String,
    from: String,
    to: String,
    who: String,
    act: String,
    case: String,
    before: String,
    form_token: String,
}

/// The page.
#[derive(Template)]
#[template(path = "staff/audit.html")]
struct AuditPage {
    shell: StaffShell,
    tabs: Vec<Link>,
    view: &'static str,
    from: String,
    to: String,
    /// What is wrong with the first and the last day; empty where nothing is.
    day_errors: [String; 2],
    case: String,
    people: Vec<Choice>,
    /// None where reading is listed: that is one act.
    acts: Option<Vec<Choice>>,
    lines: Vec<Line>,
    next: Option<String>,
    head: String,
}

/// One line of either list.
struct Line {
    key: String,
    at: DateTime<Utc>,
    when: String,
    who: String,
    act: String,
    /// The number of a case or an initiative, or a colleague's name.
    about: String,
    detail: String,
}

/// What is asked for, understood.
struct Asked {
    reads: bool,
    from: Option<DateTime<Utc>>,
    until: Option<DateTime<Utc>>,
    staff: Option<StaffId>,
    act: Option<Act>,
    about: Option<About>,
    before: String,
    /// The number or a day that was typed is none: there is nothing to list.
    is_nowhere: bool,
}

/// `GET /staff/audit`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Query(query): Query<AuditQuery>,
) -> Result<Response, Error> {
    let asked = Asked::of(&app, &query).await?;
    let shell = signed_in.shell(&app, StaffPage::Audit);
    let mut lines = asked.lines(&app, shell.locale, PAGE.saturating_add(1)).await?;
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = lines.len() > size;
    lines.truncate(size);
    let title = shell.t("staff-page-audit");
    let head = audit::head(app.db.reader()).await?;
    let mut names: Vec<_> = accounts::store::list_names(app.db.reader()).await?;
    names.sort_by_cached_key(|(id, name)| (name.to_lowercase(), *id));
    let shown = AuditPage {
        tabs: asked.tabs(&shell),
        view: asked.view(),
        people: choices(&shell, names.iter().map(|(id, name)| (id.to_string(), name.clone())), &query.who),
        acts: (!asked.reads).then(|| {
            let acts = Act::ALL.iter().map(|act| (act.code().to_owned(), shell.t(act.text_key())));
            choices(&shell, acts, &query.act)
        }),
        next: lines.last().filter(|_| has_more).map(|last| query.address_after(asked.view(), &last.key)),
        head: format!("{} {}", head.sequence, head.hash),
        day_errors: [&query.from, &query.to]
            .map(|typed| if is_no_day(typed) { shell.t("audit-no-day") } else { String::new() }),
        shell: shell.titled(&title),
        from: query.from,
        to: query.to,
        case: query.case,
        lines,
    };
    Ok(page(&shown))
}

/// `POST /staff/audit/file`: what the page lists, as a file; that it was fetched is noted.
pub async fn file(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Form(query): Form<AuditQuery>,
) -> Result<Response, Error> {
    let shell = signed_in.shell(&app, StaffPage::Audit);
    shell.check(&query.form_token)?;
    let asked = Asked::of(&app, &query).await?;
    let lines = asked.lines(&app, shell.locale, FILE_MAX).await?;
    actions::note_audit_export(&app, signed_in.staff.id, u64::try_from(lines.len()).unwrap_or_default()).await?;
    let head = csv::line(&["time", "who", "act", "about", "detail"]);
    let body =
        lines.iter().map(|line| csv::line(&[&line.at.to_rfc3339(), &line.who, &line.act, &line.about, &line.detail]));
    let text: String = [csv::BYTE_ORDER_MARK.to_owned(), head].into_iter().chain(body).collect();
    let name = format!("attachment; filename=\"audit-{}.csv\"", asked.view());
    let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((headers, text).into_response())
}

/// Something was typed that is no day. Listing all days then would mislead whoever looks for one.
fn is_no_day(typed: &str) -> bool {
    !typed.is_empty() && typed.parse::<NaiveDate>().is_err()
}

impl AuditQuery {
    /// The address of the page after the line of this key. Only what was understood stands in it.
    fn address_after(&self, view: &str, key: &str) -> String {
        let day = |typed: &str| typed.parse::<NaiveDate>().map(|day| day.to_string()).unwrap_or_default();
        let who = self.who.parse::<Uuid>().map(|id| id.to_string()).unwrap_or_default();
        let act = Act::parse(&self.act).map_or("", Act::code);
        let case = CaseNumber::parse(&self.case).map(|number| number.to_string());
        let initiative = InitiativeNumber::parse(&self.case).map(|number| number.to_string());
        let case = case.or(initiative).unwrap_or_default();
        let (from, to) = (day(&self.from), day(&self.to));
        format!("/staff/audit?v={view}&from={from}&to={to}&who={who}&act={act}&case={case}&before={key}")
    }
}

impl Asked {
    async fn of(app: &App, query: &AuditQuery) -> Result<Self, Error> {
        let day = |typed: &str| typed.parse::<NaiveDate>().ok();
        let about = about_of(app, &query.case).await?;
        Ok(Self {
            reads: query.v == "reads",
            from: day(&query.from).and_then(|day| day.pred_opt()).map(end_of_day),
            until: day(&query.to).map(end_of_day),
            staff: query.who.parse().ok().map(StaffId),
            act: Act::parse(&query.act),
            is_nowhere: (about.is_none() && !query.case.trim().is_empty())
                || [&query.from, &query.to].into_iter().any(|typed| is_no_day(typed)),
            about,
            before: query.before.clone(),
        })
    }

    const fn view(&self) -> &'static str {
        if self.reads { "reads" } else { "changes" }
    }

    fn tabs(&self, shell: &StaffShell) -> Vec<Link> {
        let tab = |key: &str, view: &str| Link {
            text: shell.t(key),
            href: format!("/staff/audit?v={view}"),
            current: view == self.view(),
        };
        vec![tab("audit-changes", "changes"), tab("audit-reads", "reads")]
    }

    async fn lines(&self, app: &App, locale: Locale, limit: u64) -> Result<Vec<Line>, Error> {
        if self.is_nowhere {
            return Ok(Vec::new());
        }
        if self.reads { self.reads(app, locale, limit).await } else { self.changes(app, locale, limit).await }
    }

    async fn changes(&self, app: &App, locale: Locale, limit: u64) -> Result<Vec<Line>, Error> {
        let (from, until, staff, act, about) = (self.from, self.until, self.staff, self.act, self.about);
        let filter = Filter { from, until, staff, act, about, before: self.before.parse().ok() };
        let records = audit::list(app.db.reader(), &filter, limit).await?;
        let people = records.iter().filter_map(|record| record.staff_id).collect();
        let known = Known::of(app, people, records.iter().filter_map(subject_of)).await?;
        Ok(records.iter().map(|record| known.change(record, locale)).collect())
    }

    async fn reads(&self, app: &App, locale: Locale, limit: u64) -> Result<Vec<Line>, Error> {
        let (from, until, staff, about) = (self.from, self.until, self.staff, self.about);
        let filter = AccessFilter { from, until, staff, about, before: read_key(&self.before) };
        let records = audit::list_access(app.db.reader(), &filter, limit).await?;
        let people = records.iter().map(|access| access.staff).collect();
        let known = Known::of(app, people, records.iter().map(|access| access.about)).await?;
        Ok(records.iter().map(|record| known.read(record, locale)).collect())
    }
}

/// The names and numbers that a list needs.
struct Known {
    people: HashMap<StaffId, String>,
    cases: HashMap<CaseId, String>,
    initiatives: HashMap<InitiativeId, String>,
}

impl Known {
    async fn of(app: &App, mut people: Vec<StaffId>, things: impl Iterator<Item = About>) -> Result<Self, Error> {
        let (mut cases, mut proposals) = (Vec::new(), Vec::new());
        for about in things {
            match about {
                About::Case(id) => cases.push(id),
                About::Initiative(id) => proposals.push(id),
                About::Staff(id) => people.push(id),
                About::Nothing | About::Day(_) => {}
            }
        }
        people.sort_unstable();
        people.dedup();
        cases.sort_unstable();
        cases.dedup();
        proposals.sort_unstable();
        proposals.dedup();
        let db = app.db.reader();
        Ok(Self {
            people: accounts::store::names_of(db, &people).await?,
            cases: numbers_of(db, &cases).await?,
            initiatives: initiatives::numbers_of(db, &proposals).await?,
        })
    }

    /// What a record is about, as people call it.
    fn named(&self, about: About) -> String {
        let known = match about {
            About::Case(id) => self.cases.get(&id),
            About::Initiative(id) => self.initiatives.get(&id),
            About::Staff(id) => self.people.get(&id),
            About::Nothing | About::Day(_) => None,
        };
        known.cloned().unwrap_or_default()
    }

    fn change(&self, record: &audit_record::Model, locale: Locale) -> Line {
        let words = text;
        let whose = |id: StaffId| self.people.get(&id).cloned().unwrap_or_else(|| id.to_string());
        let who = match record.staff_id {
            Some(id) => whose(id),
            None if record.actor == By::Operator.code() => words(locale, "audit-by-operator"),
            None if record.actor == By::Resident.code() => words(locale, "audit-by-resident"),
            None => words(locale, "audit-by-program"),
        };
        Line {
            key: record.sequence.to_string(),
            at: record.recorded_at,
            when: moment(locale, record.recorded_at),
            who,
            act: Act::parse(&record.act).map_or_else(|| record.act.clone(), |act| words(locale, act.text_key())),
            about: subject_of(record).map(|about| self.named(about)).unwrap_or_default(),
            detail: match (record.about.as_str(), record.detail.as_str()) {
                ("day", detail) => format!("{} {detail}", record.subject),
                (_, "{}") => String::new(),
                (_, detail) => detail.to_owned(),
            },
        }
    }

    fn read(&self, access: &Access, locale: Locale) -> Line {
        let what = match access.what.as_str() {
            "contact" => "audit-read-contact",
            "attachment" => "audit-read-attachment",
            "original" => "audit-read-original",
            "initiative" => "audit-read-initiative",
            _ => "audit-read-case",
        };
        Line {
            key: format!("{}.{}", access.at.timestamp_micros(), access.id),
            at: access.at,
            when: moment(locale, access.at),
            who: self.people.get(&access.staff).cloned().unwrap_or_else(|| access.staff.to_string()),
            act: text(locale, what),
            about: self.named(access.about),
            detail: String::new(),
        }
    }
}

/// The case or the initiative of a number that was typed.
async fn about_of(app: &App, typed: &str) -> Result<Option<About>, Error> {
    let db = app.db.reader();
    if let Some(number) = CaseNumber::parse(typed)
        && let Some(id) = id_of(db, &number).await?
    {
        return Ok(Some(id.into()));
    }
    let Some(number) = InitiativeNumber::parse(typed) else { return Ok(None) };
    Ok(initiatives::find_by_number(db, number).await?.map(|(found, _)| found.id.into()))
}

fn subject_of(record: &audit_record::Model) -> Option<About> {
    About::parse(&record.about, &record.subject)
}

fn read_key(key: &str) -> Option<(DateTime<Utc>, Uuid)> {
    let (micros, id) = key.split_once('.')?;
    Some((DateTime::from_timestamp_micros(micros.parse().ok()?)?, id.parse().ok()?))
}

/// A list to choose from, with "all" before it.
fn choices(shell: &StaffShell, all: impl Iterator<Item = (String, String)>, chosen: &str) -> Vec<Choice> {
    let any = (String::new(), shell.t("audit-all"));
    let choice =
        |(value, text): (String, String)| Choice { is_chosen: value == chosen, value, text, hint: String::new() };
    std::iter::once(any).chain(all).map(choice).collect()
}
