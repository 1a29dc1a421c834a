//! The queue: what waits for whom, by time left.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::Form;
use chrono::NaiveDate;
use entity::ids::{CaseId, UnitId};
use serde::Deserialize;

use super::done::{Done, Notice};
use super::queue_line::{Line, Seen, lines};
use super::words::language_key;
use crate::actions::assign_case::assign_case;
use crate::actions::settle_transfer::accept_transfer;
use crate::addresses::unit_qr;
use crate::app::{App, AppState};
use crate::cases::number::CaseNumber;
use crate::cases::queue::{self, Counts, LATE_COUNT_MAX, PAGE, QueueLine, View, Wish};
use crate::counties::County;
use crate::frame::form::Choice;
use crate::frame::{Link, StaffPage, StaffShell, page};
use crate::kernel::actor::Staff;
use crate::kernel::locale::Locale;
use crate::platform::error::Error;
use crate::policy::{self, Operation};
use crate::publications::store as publications;
use crate::sessions::SignedIn;

/// Most public texts that the inbox asks to have approved at once.
const APPROVALS_MAX: u64 = 50;

/// What the address asks for, and what it tells of a moment ago.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct QueueQuery {
    v: String,
    service: String,
    municipality: String,
    language: String,
    after: String,
    q: String,
    done: String,
    case: String,
    masked: String,
}

/// The buttons of the list. Each names a case and the version that the list showed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct QuickForm {
    form_token: String,
    take: String,
    accept: String,
}

/// A page of the queue.
#[derive(Template)]
#[template(path = "staff/queue.html")]
struct QueuePage {
    shell: StaffShell,
    notice: Option<Notice>,
    /// Public texts of colleagues that wait for a second person: how many, and where each is read.
    approvals: Option<(String, Vec<Link>)>,
    tabs: Vec<Tab>,
    view: &'static str,
    caption: String,
    services: Vec<Choice>,
    municipalities: Vec<Choice>,
    languages: Vec<Choice>,
    here: String,
    lines: Vec<Line>,
    empty: Option<Empty>,
    has_buttons: bool,
    keys_on: bool,
    pages: Option<Pages>,
    /// In the view of the unit: the QR image of each unit's own link.
    qr_images: Vec<Link>,
}

struct Tab {
    href: String,
    text: String,
    count: String,
    spoken: String,
    is_late: bool,
    is_current: bool,
}

/// Why there is nothing to show, and where to go on.
struct Empty {
    sentence: String,
    link: String,
    href: String,
}

struct Pages {
    first: Option<String>,
    next: Option<String>,
}

/// `GET /staff/queue`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Query(query): Query<QueueQuery>,
) -> Result<Response, Error> {
    if let Some(number) = CaseNumber::parse(&query.q) {
        return Ok(Redirect::to(&format!("/staff/cases/{number}")).into_response());
    }
    let list = List::of(&app, &query);
    let staff = &signed_in.staff;
    let shell = signed_in.shell(&app, StaffPage::Queue);
    let wish = list.wish(staff, app.clock.today(), &query.after);
    let counts = queue::counts(app.db.reader(), &wish.works_as, &wish.scope, wish.today).await?;
    let mut found = queue::list(app.db.reader(), &wish).await?;
    let page_size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let has_more = found.len() > page_size;
    found.truncate(page_size);

    let pages = Pages {
        first: wish.after.map(|_| list.address()),
        next: found.last().filter(|_| has_more).map(|last| list.address_after(last)),
    };
    let approvals = approvals(&app, staff, &shell).await?;
    let empty = found.is_empty().then(|| empty(&shell, &list, &counts));
    let lines = lines(&app, staff, found).await?;
    let title = shell.t(view_key(list.view));
    let shell = shell.titled(&title);
    let shown = QueuePage {
        notice: query.notice(&shell),
        approvals,
        tabs: View::ALL.map(|view| tab(&shell, view, &counts, list.view)).into(),
        view: list.view.code(),
        caption: title,
        services: list.services(&shell, &app.county),
        municipalities: list.municipalities(&shell, &app.county),
        languages: list.languages(&shell),
        here: list.address(),
        has_buttons: lines.iter().any(|line| line.may_take || line.may_accept),
        keys_on: staff.keys_on,
        pages: (pages.first.is_some() || pages.next.is_some()).then_some(pages),
        empty,
        lines,
        qr_images: if list.view == View::Unit { qr_images(&app, staff) } else { Vec::new() },
        shell,
    };
    Ok(page(&shown))
}

/// `POST /staff/queue`: a quick button of a line.
pub async fn act(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Query(query): Query<QueueQuery>,
    Form(form): Form<QuickForm>,
) -> Result<Response, Error> {
    signed_in.shell(&app, StaffPage::Queue).check(&form.form_token)?;
    let staff = &signed_in.staff;
    let (seen, done) = match (Seen::parse(&form.take), Seen::parse(&form.accept)) {
        (Some(seen), _) => (seen, Done::Taken),
        (None, Some(seen)) => (seen, Done::Accepted),
        (None, None) => return Err(Error::Malformed),
    };
    let outcome = match done {
        Done::Taken => assign_case(&app, staff, &seen.number, seen.version, staff.id).await,
        _ => accept_transfer(&app, staff, &seen.number, seen.version).await,
    };
    let done = match outcome {
        Ok(()) => done,
        Err(Error::Conflict | Error::NotNow(_)) => Done::Stale,
        Err(fault) => return Err(fault),
    };
    // The eye and the keys go on at the line that comes next; without one, at what was done.
    let place = seen.next.map_or_else(|| "done".to_owned(), |next| next.to_string());
    let back = format!("{}&done={}&case={}#{place}", List::of(&app, &query).address(), done.code(), seen.number);
    Ok(Redirect::to(&back).into_response())
}

impl QueueQuery {
    fn notice(&self, shell: &StaffShell) -> Option<Notice> {
        if !self.q.trim().is_empty() {
            return Some(Notice { tone: "warn", icon: "search", text: shell.t("staff-queue-no-number") });
        }
        let number = CaseNumber::parse(&self.case)?;
        let notice = Done::parse(&self.done)?.notice(shell, number.as_str());
        Some(if self.masked.is_empty() { notice } else { notice.with_masked(shell) })
    }
}

/// A view and its filters: only what the county knows, so that they can stand in addresses.
struct List {
    view: View,
    service: Option<String>,
    municipality: Option<String>,
    language: Option<Locale>,
}

impl List {
    fn of(app: &App, query: &QueueQuery) -> Self {
        Self {
            view: View::parse(&query.v).unwrap_or(View::New),
            service: app.county.service(&query.service).map(|service| service.id.clone()),
            municipality: app.county.municipality(&query.municipality).map(|municipality| municipality.id.clone()),
            language: Locale::parse(&query.language),
        }
    }

    fn is_filtered(&self) -> bool {
        self.service.is_some() || self.municipality.is_some() || self.language.is_some()
    }

    fn wish(&self, staff: &Staff, today: NaiveDate, after: &str) -> Wish {
        Wish {
            view: self.view,
            scope: policy::scope(staff, Operation::ReadCase),
            works_as: staff.works_as(),
            today,
            service: self.service.clone(),
            municipality: self.municipality.clone(),
            language: self.language.map(|language| language.code().to_owned()),
            after: line_of(after),
        }
    }

    fn address(&self) -> String {
        let filters = [
            ("service", self.service.as_deref()),
            ("municipality", self.municipality.as_deref()),
            ("language", self.language.map(Locale::code)),
        ];
        let set = filters.into_iter().filter_map(|(name, value)| Some(format!("&{name}={}", value?)));
        format!("{}{}", view_address(self.view), set.collect::<String>())
    }

    fn address_after(&self, last: &QueueLine) -> String {
        format!("{}&after={}.{}", self.address(), last.due_on, last.id)
    }

    fn services(&self, shell: &StaffShell, county: &County) -> Vec<Choice> {
        let all =
            county.services.iter().map(|service| (service.id.as_str(), service.name.get(shell.locale).to_owned()));
        choices(shell, all, self.service.as_deref())
    }

    fn municipalities(&self, shell: &StaffShell, county: &County) -> Vec<Choice> {
        let all =
            county.facts.municipalities.iter().map(|one| (one.id.as_str(), one.name.get(shell.locale).to_owned()));
        choices(shell, all, self.municipality.as_deref())
    }

    fn languages(&self, shell: &StaffShell) -> Vec<Choice> {
        let all = Locale::ALL.into_iter().map(|locale| (locale.code(), shell.t(language_key(locale))));
        choices(shell, all, self.language.map(Locale::code))
    }
}

/// The public texts that wait for the asker to approve them.
async fn approvals(app: &App, staff: &Staff, shell: &StaffShell) -> Result<Option<(String, Vec<Link>)>, Error> {
    let scope = policy::scope(staff, Operation::ApprovePublication);
    let waiting = publications::waiting_for(app.db.reader(), staff.id, scope, APPROVALS_MAX).await?;
    let n = i64::try_from(waiting.len()).unwrap_or(i64::MAX);
    let link = |number: String| Link {
        text: shell.t_with("staff-redact-to-approve", &[("number", number.as_str().into())]),
        href: format!("/staff/cases/{number}/redaction#waiting"),
        current: false,
    };
    let told = || shell.t_with("staff-redact-approvals", &[("n", n.into())]);
    Ok((n > 0).then(|| (told(), waiting.into_iter().map(link).collect())))
}

/// The QR image of the own link of every open unit that the asker answers for, by name.
fn qr_images(app: &App, staff: &Staff) -> Vec<Link> {
    let scope = policy::scope(staff, Operation::ReadCase);
    let own = app.county.open_units(app.clock.today()).filter(|unit| scope.contains(&UnitId::from(unit.id.as_str())));
    let mut images: Vec<Link> = own
        .map(|unit| Link { text: unit.name.get(staff.locale).to_owned(), href: unit_qr(&unit.id), current: false })
        .collect();
    images.sort_by_cached_key(|image| image.text.to_lowercase());
    images
}

/// "All", then the values.
fn choices<'a>(
    shell: &StaffShell,
    values: impl Iterator<Item = (&'a str, String)>,
    chosen: Option<&str>,
) -> Vec<Choice> {
    let all = Choice { text: shell.t("staff-queue-all"), is_chosen: chosen.is_none(), ..Choice::default() };
    let choice = |(value, text): (&str, String)| Choice {
        value: value.to_owned(),
        text,
        is_chosen: chosen == Some(value),
        ..Choice::default()
    };
    std::iter::once(all).chain(values.map(choice)).collect()
}

/// Reads the line that a page begins after: its last day and its id.
fn line_of(text: &str) -> Option<(NaiveDate, CaseId)> {
    let (day, id) = text.split_once('.')?;
    Some((day.parse().ok()?, CaseId(id.parse().ok()?)))
}

fn view_address(view: View) -> String {
    format!("/staff/queue?v={}", view.code())
}

const fn view_key(view: View) -> &'static str {
    match view {
        View::New => "staff-queue-new",
        View::Mine => "staff-queue-mine",
        View::Unit => "staff-queue-unit",
        View::Late => "staff-queue-late",
        View::Waiting => "staff-queue-waiting",
    }
}

fn tab(shell: &StaffShell, view: View, counts: &Counts, current: View) -> Tab {
    let count = counts.of(view);
    let is_more = view == View::Late && count >= LATE_COUNT_MAX;
    let n = i64::try_from(count).unwrap_or(i64::MAX);
    Tab {
        href: view_address(view),
        text: shell.t(view_key(view)),
        count: if is_more { format!("{count}+") } else { count.to_string() },
        spoken: shell.t_with("staff-queue-cases", &[("n", n.into())]),
        is_late: view == View::Late && count > 0,
        is_current: view == current,
    }
}

fn empty(shell: &StaffShell, list: &List, counts: &Counts) -> Empty {
    let in_unit = i64::try_from(counts.unit).unwrap_or(i64::MAX);
    let (key, link, href) = match list.view {
        view if list.is_filtered() => ("staff-queue-empty-filter", "staff-queue-clear", view_address(view)),
        View::Unit => ("staff-queue-empty-unit", "staff-queue-enter", "/staff/cases/new".to_owned()),
        View::New => ("staff-queue-empty-new", "staff-queue-to-unit", view_address(View::Unit)),
        View::Mine => ("staff-queue-empty-mine", "staff-queue-to-new", view_address(View::New)),
        View::Late => ("staff-queue-empty-late", "staff-queue-to-unit", view_address(View::Unit)),
        View::Waiting => ("staff-queue-empty-waiting", "staff-queue-to-unit", view_address(View::Unit)),
    };
    Empty { sentence: shell.t_with(key, &[("n", in_unit.into())]), link: shell.t(link), href }
}
