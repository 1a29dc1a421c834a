//! An initiative's page in the workplace: what it says, who makes it, what happened, and the step that is next.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use chrono::NaiveDate;
use entity::ids::StaffId;
use serde::Deserialize;

use super::form::Handled;
use super::{InitiativeForm, address};
use crate::actions::read_initiative::read_initiative;
use crate::addresses::Address;
use crate::app::{App, AppState};
use crate::cases::{self, case::Case};
use crate::deadlines::time_left;
use crate::frame::dates::date;
use crate::frame::form::{Choice, Faults, FieldError};
use crate::frame::initiative_course::{CourseLine, Reader, course};
use crate::frame::{Link, StaffPage, StaffShell, page};
use crate::initiatives::diff::{Piece, difference};
use crate::initiatives::event::{Event, Happened};
use crate::initiatives::facts::{Done, Heard, Outcome, Rule};
use crate::initiatives::initiative::{Initiative, State as Standing};
use crate::initiatives::maker::Maker;
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::rows::Origin;
use crate::initiatives::state::state_key;
use crate::initiatives::words::{Part, Words};
use crate::initiatives::{policy, store};
use crate::kernel::actor::Actor;
use crate::kernel::locale::Locale;
use crate::papers::policy::may_keep_paper;
use crate::platform::error::Error;
use crate::routing::explain;
use crate::routing::store::decisions_of;
use crate::sessions::{SignedIn, kept_for};
use crate::staff::papers;
use crate::staff::words::unit_name;

/// What the address tells of a moment ago.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    done: String,
    step: String,
}

/// The page.
#[derive(Template)]
#[template(path = "staff/initiative.html")]
pub struct InitiativePage {
    shell: StaffShell,
    notice: String,
    done: String,
    errors: Vec<FieldError>,
    here: String,
    number: String,
    version: i32,
    lang: &'static str,
    state: String,
    clock: Option<(String, String, bool)>,
    words: Words,
    changes: Vec<Changed>,
    makers: Vec<MakerLine>,
    facts: Vec<(String, String)>,
    public: String,
    /// The sheets that came in, for whoever keeps them.
    papers: Option<String>,
    case: Option<Link>,
    /// Why the unit that has it has it.
    why: String,
    /// The address for merging it with a twin.
    merging: Option<String>,
    /// Does it stand in the yearly list? Asked of whoever keeps the register, once it is handed over.
    is_councils: Option<bool>,
    steps: Vec<CourseLine>,
    next: Next,
    form: InitiativeForm,
    rules: Vec<Choice>,
    heard: Vec<Choice>,
    outcomes: Vec<Choice>,
    found: Vec<Choice>,
    /// To be ticked before it is published, and before it is refused.
    sure: (Vec<Choice>, Vec<Choice>),
}

/// A part that its author changed, word by word.
struct Changed {
    name: String,
    pieces: Vec<Piece>,
}

struct MakerLine {
    name: String,
    ground: String,
    contact: String,
    /// Who everybody reads that it is.
    public: String,
}

/// Which forms the page has for whoever reads it.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a form that is there or not")]
struct Next {
    check: bool,
    /// Whoever reads refused it, so another registrar decides.
    is_others: bool,
    may_return: bool,
    register: bool,
    notice: bool,
    inform: bool,
    hearing: bool,
    heard: bool,
    meeting: bool,
    measures: bool,
    follow_up: bool,
    close: bool,
}

/// `GET /staff/initiatives/{initiative}`, with what was kept of a form whose session had ended.
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let number = InitiativeNumber::parse(&number).ok_or(Error::NotFound)?;
    if let Some(kept) = kept_for(&app, &signed_in, &address(number)).await? {
        let form: InitiativeForm = serde_json::from_str(&kept.content).map_err(Error::internal)?;
        let shown = InitiativePage::read(&app, &signed_in, number, form).await?;
        return Ok(page(&shown.with_notice("staff-unsent-signed-out")));
    }
    let mut shown = InitiativePage::read(&app, &signed_in, number, InitiativeForm::default()).await?;
    if !asked.done.is_empty() {
        shown.done = shown.shell.t("staff-initiative-done");
    }
    // A meeting that came to no decision: the matter goes to another one.
    if asked.step == "meeting" && shown.next.measures {
        (shown.next.measures, shown.next.meeting) = (false, true);
    }
    // Something to tell on the way, where another step would come next.
    if asked.step == "inform" && shown.next.inform {
        shown.next = Next { inform: true, ..Next::default() };
    }
    Ok(page(&shown))
}

/// The unit that has the initiative's case, and since when.
pub async fn handled(app: &App, signed_in: &SignedIn, number: InitiativeNumber) -> Result<Handled, Error> {
    let conn = app.db.reader();
    let (initiative, _) = store::find(conn, &signed_in.staff, number).await?.ok_or(Error::NotFound)?;
    let case = initiative.state.case().ok_or(Error::NotNow(initiative.state.code()))?;
    let unit = cases::store::find_by_id(conn, case).await?.ok_or(Error::NotFound)?.unit;
    let course = store::course_of(conn, initiative.id, &app.keyring).await?;
    let handed_over = course.iter().rev().find(|step| step.event == Event::HandedOver);
    Ok(Handled { unit, since: handed_over.map_or(initiative.filed_on, |step| step.on) })
}

/// What the initiative says, as its check reads it.
pub async fn words_of(app: &App, signed_in: &SignedIn, number: InitiativeNumber) -> Result<Words, Error> {
    policy::may_check(&Actor::Staff(signed_in.staff.clone()))?;
    let conn = app.db.reader();
    let (initiative, _) = store::find(conn, &signed_in.staff, number).await?.ok_or(Error::NotFound)?;
    let words = store::words_of(conn, initiative.id, initiative.text_version, &app.keyring).await?;
    words.ok_or(Error::NotFound)
}

impl InitiativePage {
    /// The page, for whoever may know of the initiative; that they read it is noted.
    pub async fn read(
        app: &App,
        signed_in: &SignedIn,
        number: InitiativeNumber,
        form: InitiativeForm,
    ) -> Result<Self, Error> {
        let (initiative, row) = read_initiative(app, &signed_in.staff, number).await?;
        let (conn, keyring, id) = (app.db.reader(), &app.keyring, initiative.id);
        let words = store::words_of(conn, id, initiative.text_version, keyring).await?.ok_or(Error::NotFound)?;
        let earlier = match initiative.text_version {
            1 => None,
            version => store::words_of(conn, id, version - 1, keyring).await?,
        };
        let makers = store::makers_of(conn, id, keyring).await?;
        let happened = store::course_of(conn, id, keyring).await?;
        let case = match initiative.state.case() {
            Some(case) => cases::store::find_by_id(conn, case).await?,
            None => None,
        };
        let shell = signed_in.shell(app, StaffPage::Initiatives);
        let shell = shell.titled(words.title());
        let locale = shell.locale;
        let actor = Actor::Staff(signed_in.staff.clone());
        let mut facts = vec![
            (shell.t("initiative-fact-kind"), shell.t(initiative.kind.text_key())),
            (shell.t("initiative-fact-filed"), date(locale, initiative.filed_on)),
        ];
        if let Some(service) = row.service_id.as_deref().and_then(|id| app.county.service(id)) {
            facts.push((shell.t("initiative-fact-service"), service.name.get(locale).to_owned()));
        }
        if let Some(goal) = row.goal_id.as_deref().and_then(|id| app.county.goal(id)) {
            facts.push((shell.t("initiative-fact-goal"), goal.name.get(locale).to_owned()));
        }
        if let Some(origin) = Origin::parse(&row.origin) {
            facts.push((shell.t("initiative-fact-origin"), shell.t(origin.text_key())));
        }
        if let Some(reference) = &row.national_reference {
            facts.push((shell.t("staff-entry-national-number"), reference.clone()));
        }
        facts.extend(registered(&shell, &happened));
        if let Some(case) = &case {
            facts.push((shell.t("staff-initiative-unit"), unit_name(&app.county, &case.unit, locale)));
        }
        let why = match &case {
            Some(case) => why(app, case, locale).await?,
            None => String::new(),
        };
        let registers = policy::may_register(&actor).is_ok();
        Ok(Self {
            notice: String::new(),
            done: String::new(),
            errors: Vec::new(),
            here: address(number),
            number: number.to_string(),
            version: initiative.version,
            lang: initiative.language.code(),
            state: shell.t(&state_key(initiative.state.code())),
            clock: clock(&shell, &initiative, case.as_ref(), app.clock.today()),
            changes: earlier.map(|earlier| changes(&shell, &earlier, &words)).unwrap_or_default(),
            makers: makers.iter().map(|maker| maker_line(app, &shell, maker)).collect(),
            facts,
            public: Address::Initiative(number.year(), number.count()).path(locale),
            papers: may_keep_paper(&signed_in.staff)
                .ok()
                .filter(|_| initiative.collects && initiative.published_on.is_some())
                .map(|_| papers::address(number)),
            case: case.as_ref().map(|case| Link {
                text: case.number.to_string(),
                href: format!("/staff/queue?q={}", case.number),
                current: false,
            }),
            why,
            merging: (registers && initiative.is_open_to_twins()).then(|| format!("{}/merging", address(number))),
            is_councils: case.is_some().then_some(row.is_councils).filter(|_| registers),
            steps: course(&app.county, locale, &happened, Reader::Concerned),
            next: Next::of(&actor, signed_in.staff.id, &initiative, case.as_ref(), app.clock.today()),
            rules: choices(&shell, Rule::ALL, |rule| (rule.code(), rule.text_key()), &form.rule),
            heard: choices(&shell, Heard::ALL, |heard| (heard.code(), heard.text_key()), &form.heard),
            outcomes: choices(&shell, Outcome::ALL, |outcome| (outcome.code(), outcome.text_key()), &form.outcome),
            found: choices(&shell, Done::ALL, |done| (done.code(), done.text_key()), &form.found),
            sure: (
                sure(&shell, "staff-initiative-sure-publish", &form.sure_publish),
                sure(&shell, "staff-initiative-sure-refuse", &form.sure_refuse),
            ),
            words,
            form,
            shell,
        })
    }

    /// The page with what was wrong.
    pub fn with_faults(self, errors: Vec<FieldError>) -> Self {
        Self { errors, shell: self.shell.with_faults(), ..self }
    }

    /// The page with why a form was not taken.
    pub fn with_notice(self, key: &str) -> Self {
        Self { notice: self.shell.t(key), ..self }
    }
}

/// What the registry entered beside the rest (act 906/2019 § 26).
fn registered(shell: &StaffShell, happened: &[Happened]) -> Option<(String, String)> {
    happened.iter().find_map(|step| match &step.event {
        Event::Registered(entry) => Some((shell.t("staff-initiative-process"), entry.process.clone())),
        _ => None,
    })
}

/// The sentence on how the unit was found.
async fn why(app: &App, case: &Case, locale: Locale) -> Result<String, Error> {
    let decisions = decisions_of(app.db.reader(), case.id).await?;
    let trace = decisions.first().and_then(|decided| decided.trace.as_ref());
    Ok(trace.map(|trace| explain(&app.county, trace, locale).sentence()).unwrap_or_default())
}

fn choices<T: Copy>(
    shell: &StaffShell,
    all: &[T],
    words: impl Fn(T) -> (&'static str, &'static str),
    chosen: &str,
) -> Vec<Choice> {
    let choice = |one: &T| {
        let (code, key) = words(*one);
        Choice { value: code.to_owned(), text: shell.t(key), hint: String::new(), is_chosen: code == chosen }
    };
    all.iter().map(choice).collect()
}

/// One box to tick.
fn sure(shell: &StaffShell, key: &str, chosen: &str) -> Vec<Choice> {
    vec![Choice { value: "yes".to_owned(), text: shell.t(key), hint: String::new(), is_chosen: chosen == "yes" }]
}

/// The day that is promised next, or the end of collecting: as people read it, what is left, and whether it has passed.
fn clock(
    shell: &StaffShell,
    initiative: &Initiative,
    case: Option<&Case>,
    today: NaiveDate,
) -> Option<(String, String, bool)> {
    let (key, by) = match initiative.state {
        Standing::Collecting { until } => ("initiative-collects-until", until),
        _ => initiative.promised(case.map(|case| case.due_on)).map(|promised| (promised.text_key(), promised.by))?,
    };
    let left = time_left(by, today);
    let days = i64::try_from(left.days()).unwrap_or(i64::MAX);
    let by_day = shell.t_with(key, &[("date", date(shell.locale, by).into())]);
    Some((by_day, shell.t_with(left.text_key(), &[("n", days.into())]), by < today))
}

fn changes(shell: &StaffShell, earlier: &Words, later: &Words) -> Vec<Changed> {
    let key = |part: Part| match part {
        Part::Title => "initiative-title",
        Part::Proposal => "initiative-proposal",
        Part::Reasons => "initiative-reasons",
    };
    let changed = Part::ALL.into_iter().filter(|part| earlier.get(*part) != later.get(*part));
    changed
        .map(|part| Changed { name: shell.t(key(part)), pieces: difference(earlier.get(part), later.get(part)) })
        .collect()
}

fn maker_line(app: &App, shell: &StaffShell, maker: &Maker) -> MakerLine {
    let town = maker.municipality.as_deref().and_then(|id| app.county.municipality(id));
    let town = town.map(|town| town.name.get(shell.locale).to_owned());
    let business = maker.business_id.as_ref().map(ToString::to_string);
    let speaks = maker.is_representative.then(|| shell.t("staff-initiative-represents"));
    let ground = [Some(shell.t(maker.ground.text_key())), town, business, speaks];
    let email = maker.email.as_ref().map(|email| email.as_str().to_owned());
    let phone = maker.phone.as_ref().map(|phone| phone.as_str().to_owned());
    let contact = [maker.speaker.clone(), email, phone];
    let joined = |parts: &[Option<String>]| parts.iter().flatten().cloned().collect::<Vec<_>>().join(", ");
    let named = |is_shown: bool| {
        if maker.name.is_empty() || !is_shown { shell.t("initiative-private-person") } else { maker.name.clone() }
    };
    let (name, public) = (named(true), named(maker.is_shown()));
    MakerLine { name, public, ground: joined(&ground), contact: joined(&contact) }
}

impl Next {
    fn of(actor: &Actor, me: StaffId, initiative: &Initiative, case: Option<&Case>, today: NaiveDate) -> Self {
        let checks = policy::may_check(actor).is_ok();
        let registers = policy::may_register(actor).is_ok();
        let handles = case.is_some_and(|case| policy::may_handle(actor, &case.unit).is_ok());
        let mut next = Self::default();
        match initiative.state {
            Standing::Submitted { .. } => (next.check, next.may_return) = (checks, true),
            Standing::Appealed { refused_by, .. } => {
                (next.check, next.is_others) = (checks && refused_by != me, checks && refused_by == me);
            }
            Standing::HandedOver { .. } => next.register = registers,
            Standing::Registered { .. } => next.notice = handles,
            Standing::InPreparation { .. } => (next.hearing, next.inform) = (handles, handles),
            Standing::HearingOffered { .. } => (next.heard, next.hearing, next.inform) = (handles, handles, handles),
            Standing::Heard { .. } => (next.meeting, next.inform) = (handles, handles),
            // Before the meeting it can be put off, after it the measures can be told.
            Standing::BeforeBody { meeting_on, .. } => {
                next.measures = handles && meeting_on <= today;
                next.meeting = handles && !next.measures;
                next.inform = handles;
            }
            Standing::MeasuresTold { follow_up_on, .. } | Standing::FollowedUp { follow_up_on, .. } => {
                (next.follow_up, next.close) = (handles, handles && follow_up_on.is_none());
            }
            _ => {}
        }
        next
    }
}
