//! Freeze the yearly list of initiatives for the council (act 611/2021 § 30.4).

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use entity::initiative;
use sea_orm::ConnectionTrait;

use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::initiatives::event::{Event, Happened};
use crate::initiatives::facts::Measures;
use crate::initiatives::initiative::Initiative;
use crate::initiatives::kind::{Ground, Kind};
use crate::initiatives::maker::Maker;
use crate::initiatives::yearly::{Done, ListedMaker, Supporters, YearlyLine, YearlyList};
use crate::initiatives::{makers, policy, store, yearly};
use crate::kernel::actor::{Actor, Staff};
use crate::kernel::digest::sha256_hex;
use crate::platform::error::Error;
use crate::supports;
use crate::supports::counts::Counts;
use crate::supports::rule::counts;

/// Why a list was not frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFrozen {
    /// Of some initiative nobody has said what was done.
    Lacking,
    /// It is not the list that was seen any more, or somebody was first.
    Moved,
    /// A correction needs a reason.
    NoReason,
    /// The year has not begun.
    ToCome,
}

/// The list of a year as the register is today.
pub async fn yearly_list(app: &App, conn: &impl ConnectionTrait, year: u16) -> Result<YearlyList, Error> {
    let rows = yearly::store::of_year(conn, year, true).await?;
    let mut units = yearly::store::units_of(conn, rows.iter().filter_map(|row| row.case_id).collect()).await?;
    let others: Vec<_> = rows.iter().filter_map(|row| row.merged_into).collect();
    let numbers = store::numbers_of(conn, &others).await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let makers = makers::of_all(conn, &ids, &app.keyring).await?;
    let counted = supports::store::counts_of_all(conn, &ids).await?;
    let mut told = yearly::store::told_last(conn, &ids, &app.keyring).await?;
    let mut lines = Vec::new();
    for row in rows {
        let unit = row.case_id.and_then(|case| units.remove(&case));
        let into = row.merged_into.and_then(|id| numbers.get(&id).cloned());
        let handler = unit.and_then(|unit| app.county.unit(unit.as_str()).map(|unit| unit.name.clone()));
        let done = into.map(|into| Done::Merged { into }).or_else(|| done(told.remove(&row.id)?));
        lines.push(YearlyLine {
            makers: makers.get(&row.id).into_iter().flatten().map(|maker| listed(app, maker)).collect(),
            supporters: counted.get(&row.id).map(|counts| supporters(app, &row, counts)).unwrap_or_default(),
            handler,
            done,
            ..line(row, app.clock.today())?
        });
    }
    Ok(YearlyList::of(year, app.clock.today(), lines))
}

/// What the row alone tells.
fn line(row: initiative::Model, today: NaiveDate) -> Result<YearlyLine, Error> {
    let (title, origin) = (row.title.clone().unwrap_or_default(), row.origin.clone());
    let initiative = Initiative::try_from(row)?;
    let until = initiative.decided_on.unwrap_or(today);
    Ok(YearlyLine {
        number: initiative.number.to_string(),
        title,
        language: initiative.language.code().to_owned(),
        kind: initiative.kind,
        origin,
        filed_on: initiative.filed_on,
        makers: Vec::new(),
        supporters: Vec::new(),
        handler: None,
        state: initiative.state.code().to_owned(),
        days: until.signed_duration_since(initiative.filed_on).num_days(),
        done: None,
    })
}

/// The measures, or else what its makers were told on the way. That somebody handles it is no measure.
fn done(told: Happened) -> Option<Done> {
    match told.event {
        Event::MeasuresTold(Measures { body, on, section, outcome, text, .. }) => {
            Some(Done::Measures { body, on, section, outcome, text })
        }
        Event::Informed(interim) => {
            Some(Done::UnderWay { on: told.on, estimate_on: interim.estimate_on, text: interim.text })
        }
        _ => None,
    }
}

/// A body by its name; a private person by their ground and municipality alone.
fn listed(app: &App, maker: &Maker) -> ListedMaker {
    let town = maker.municipality.as_deref().and_then(|id| app.county.municipality(id));
    ListedMaker {
        body: Some(maker.name.clone()).filter(|name| maker.ground.is_of_body() && !name.is_empty()),
        ground: maker.ground,
        municipality: town.map(|town| town.name.clone()),
    }
}

/// Whose support counts by the county's rule, by their grounds.
fn supporters(app: &App, row: &initiative::Model, counted: &Counts) -> Vec<Supporters> {
    let Some(kind) = Kind::parse(&row.kind).filter(|_| row.collects) else { return Vec::new() };
    let mut sums = BTreeMap::<Ground, u64>::new();
    for (cell, supports) in &counted.0 {
        if counts(kind, cell.level, &app.county.initiatives.counting) {
            *sums.entry(cell.ground).or_default() += supports;
        }
    }
    sums.into_iter().map(|(ground, count)| Supporters { ground, count }).collect()
}

/// Freezes the list that was seen, whose hash is `seen`. One that was frozen before is corrected by a new version, with a
/// reason that everybody reads. Gives the version.
pub async fn freeze_yearly_list(
    app: &App,
    staff: &Staff,
    year: u16,
    seen: &str,
    reason: &str,
) -> Result<Result<i32, NotFrozen>, Error> {
    policy::may_register(&Actor::Staff(staff.clone()))?;
    let now = app.clock.now();
    if i32::from(year) > app.clock.today().year() {
        return Ok(Err(NotFrozen::ToCome));
    }
    let tx = app.db.begin_write().await?;

    let list = yearly_list(app, &tx, year).await?;
    let before = yearly::store::latest_version(&tx, year).await?;
    let text = list.canonical().map_err(Error::internal)?;
    let hash = sha256_hex(text.as_bytes());
    if list.lacking().next().is_some() {
        return Ok(Err(NotFrozen::Lacking));
    }
    if hash != seen {
        return Ok(Err(NotFrozen::Moved));
    }
    if before > 0 && reason.is_empty() {
        return Ok(Err(NotFrozen::NoReason));
    }
    let version = before.saturating_add(1);
    yearly::store::freeze(&tx, (year, version), (text.clone(), hash), reason, staff.id, now).await?;
    let lines = u64::try_from(list.lines.len()).unwrap_or(u64::MAX);
    let entry = Entry::of(staff.id, Act::YearlyListFrozen);
    let entry = entry.count("year", year.into()).count("version", u64::from(version.unsigned_abs()));
    audit::record(&tx, entry.count("initiatives", lines).digest("list", text.as_bytes()), now).await?;

    tx.commit().await?;
    Ok(Ok(version))
}
