//! The registry's list: what waits, the nearest day first.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use chrono::NaiveDate;
use entity::ids::StaffId;
use serde::Deserialize;

use super::address;
use crate::app::AppState;
use crate::deadlines::time_left;
use crate::frame::dates::date;
use crate::frame::{Link, StaffPage, StaffShell, page};
use crate::initiatives::list::{self, Line, View};
use crate::initiatives::number::InitiativeNumber;
use crate::initiatives::state::state_key;
use crate::initiatives::store::titles_of;
use crate::platform::error::Error;
use crate::policy::{self, Operation};
use crate::sessions::SignedIn;

/// Which list.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    v: String,
}

#[derive(Template)]
#[template(path = "staff/initiatives.html")]
struct ListPage {
    shell: StaffShell,
    tabs: Vec<Link>,
    /// Whoever reads enters initiatives and makes the yearly list.
    registers: bool,
    caption: String,
    lines: Vec<ListLine>,
}

struct ListLine {
    href: String,
    title: String,
    lang: String,
    number: String,
    state: String,
    filed: String,
    day: (String, String),
    left: String,
    /// Whoever reads refused it, so another registrar decides.
    is_others: bool,
    is_late: bool,
}

/// `GET /staff/initiatives`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let checks = policy::may_somewhere(&signed_in.staff, Operation::CheckInitiative);
    let usual = if checks { View::ToCheck } else { View::ToHandle };
    let view = View::parse(&asked.v).filter(|view| checks || *view != View::ToCheck).unwrap_or(usual);
    let mut found = list::of_staff(app.db.reader(), &signed_in.staff, view).await?;
    // What is not public yet has its title sealed with its words.
    let untold: Vec<_> = found.iter().filter(|line| line.title.is_none()).map(|line| line.id).collect();
    let mut titles = titles_of(app.db.reader(), &untold, &app.keyring).await?;
    for line in &mut found {
        line.title = line.title.take().or_else(|| titles.remove(&line.id));
    }
    let shell = signed_in.shell(&app, StaffPage::Initiatives);
    let shell = shell.clone().titled(&shell.t("staff-page-initiatives"));
    let tabs = View::ALL.into_iter().filter(|tab| checks || *tab != View::ToCheck);
    let tab = |tab: View| Link {
        text: shell.t(tab.text_key()),
        href: format!("/staff/initiatives?v={}", tab.code()),
        current: tab == view,
    };
    let told = ListPage {
        tabs: tabs.map(tab).collect(),
        registers: policy::may_somewhere(&signed_in.staff, Operation::RegisterInitiative),
        caption: shell.t(view.text_key()),
        lines: found
            .iter()
            .filter_map(|line| ListLine::of(&shell, line, (signed_in.staff.id, app.clock.today())))
            .collect(),
        shell,
    };
    Ok(page(&told))
}

impl ListLine {
    fn of(shell: &StaffShell, line: &Line, (me, today): (StaffId, NaiveDate)) -> Option<Self> {
        let number = InitiativeNumber::parse(&line.number)?;
        let unnamed = || shell.t_with("initiative-unnamed", &[("number", line.number.as_str().into())]);
        let promised = line.promised();
        let by = promised.map(|promised| promised.by);
        let left = by.map(|by| time_left(by, today));
        let days = left.map(|left| i64::try_from(left.days()).unwrap_or(i64::MAX));
        Some(Self {
            href: address(number),
            title: line.title.clone().unwrap_or_else(unnamed),
            lang: if line.title.is_some() { line.language.clone() } else { shell.locale.code().to_owned() },
            number: line.number.clone(),
            state: shell.t(&state_key(&line.state)),
            filed: date(shell.locale, line.filed_on),
            day: by.map(|by| (by.to_string(), date(shell.locale, by))).unwrap_or_default(),
            left: left
                .zip(days)
                .map(|(left, days)| shell.t_with(left.text_key(), &[("n", days.into())]))
                .unwrap_or_default(),
            is_others: line.refused_by == Some(me) && line.state == "appealed",
            is_late: promised.is_some_and(|promised| promised.is_late(today)),
        })
    }
}
