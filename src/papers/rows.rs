//! Batches and lines as rows, and rows as batches and lines.

use chrono::NaiveDate;
use entity::ids::{PaperBatchId, PaperLineId, StaffId};
use entity::{paper_batch, paper_line};
use sea_orm::ActiveValue::Set;

use super::batch::Batch;
use super::errors::Corrupt;
use super::line::{Line, Reason, State, Verdict};
use super::statement::Statement;
use crate::initiatives::business_id::BusinessId;
use crate::initiatives::kind::Ground;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::Keyring;
use crate::platform::seal::Place;

fn bringer_place(batch: PaperBatchId) -> Place {
    Place::of("paper_batches", "brought_by", batch)
}

fn name_place(line: PaperLineId) -> Place {
    Place::of("paper_lines", "name", line)
}

fn birth_place(line: PaperLineId) -> Place {
    Place::of("paper_lines", "born_on", line)
}

/// Where the name of a scan is sealed for.
pub(super) fn scan_place(batch: PaperBatchId, position: i32) -> Place {
    Place::of("paper_scans", "name", format!("{batch}/{position}"))
}

/// The row of a new batch.
pub(super) fn new_batch(batch: &Batch, keyring: &Keyring, random: &Random) -> paper_batch::ActiveModel {
    let seal = |name: &String| keyring.seal_text(random, name, &bringer_place(batch.id));
    paper_batch::ActiveModel {
        id: Set(batch.id),
        initiative_id: Set(batch.initiative),
        number: Set(batch.number),
        sheets: Set(i32::from(batch.sheets)),
        brought_by: Set(batch.brought_by.as_ref().map(seal)),
        received_on: Set(batch.received_on),
        registered_by: Set(batch.registered_by),
    }
}

/// A batch from its row.
pub(super) fn batch(row: paper_batch::Model, keyring: &Keyring) -> Result<Batch, Error> {
    let open = |sealed: String| keyring.open_text(&sealed, &bringer_place(row.id)).map_err(Error::internal);
    Ok(Batch {
        brought_by: row.brought_by.map(open).transpose()?,
        id: row.id,
        initiative: row.initiative_id,
        number: row.number,
        sheets: u16::try_from(row.sheets).unwrap_or_default(),
        received_on: row.received_on,
        registered_by: row.registered_by,
    })
}

/// The row of a line. Of what is no longer kept nothing is written, so what stands there stays gone.
pub(super) fn line_row(line: &Line, keyring: &Keyring, random: &Random) -> paper_line::ActiveModel {
    let mut row = paper_line::ActiveModel {
        id: Set(line.id),
        batch_id: Set(line.batch),
        position: Set(line.position),
        version: Set(line.version),
        ..state_columns(line.state)
    };
    if let Some(statement) = &line.statement {
        let born_on = statement.born_on.map(|day| keyring.seal_text(random, &day.to_string(), &birth_place(line.id)));
        row.sheet = Set(i32::from(statement.sheet));
        row.ground = Set(statement.ground.code().to_owned());
        row.business_id = Set(statement.business_id.as_ref().map(ToString::to_string));
        row.municipality_id = Set(statement.municipality.clone());
        row.name = Set(Some(keyring.seal_text(random, &statement.name, &name_place(line.id))));
        row.born_on = Set(born_on);
    }
    row
}

fn state_columns(state: State) -> paper_line::ActiveModel {
    let same = |verdict: Verdict| match verdict {
        Verdict::New => None,
        Verdict::SameAs(support) => Some(support),
    };
    let (first_by, second_by, same_as, reason): (StaffId, Option<StaffId>, _, Option<Reason>) = match state {
        State::Entered { by } => (by, None, None, None),
        State::CheckedOnce { by, verdict } => (by, None, same(verdict), None),
        State::Checked { first, second, .. } => (first, Some(second), None, None),
        State::Rejected { by, reason } => (by, None, None, Some(reason)),
    };
    paper_line::ActiveModel {
        state: Set(state.code().to_owned()),
        first_by: Set(first_by),
        second_by: Set(second_by),
        same_as: Set(same_as),
        support_id: Set(state.support()),
        reason: Set(reason.map(|reason| reason.code().to_owned())),
        ..Default::default()
    }
}

/// A line from its row.
pub(super) fn line(row: &paper_line::Model, keyring: &Keyring) -> Result<Line, Error> {
    let corrupt = || Corrupt(row.id);
    let state = match (row.state.as_str(), row.second_by, row.support_id, row.reason.as_deref()) {
        ("entered", None, None, None) => State::Entered { by: row.first_by },
        ("checked_once", None, None, None) => {
            State::CheckedOnce { by: row.first_by, verdict: row.same_as.map_or(Verdict::New, Verdict::SameAs) }
        }
        ("checked", Some(second), Some(support), None) => State::Checked { first: row.first_by, second, support },
        ("rejected", None, None, Some(reason)) => {
            State::Rejected { by: row.first_by, reason: Reason::parse(reason).ok_or_else(corrupt)? }
        }
        _ => return Err(corrupt().into()),
    };
    Ok(Line {
        id: row.id,
        batch: row.batch_id,
        position: row.position,
        statement: statement(row, keyring)?,
        state,
        version: row.version,
    })
}

fn statement(row: &paper_line::Model, keyring: &Keyring) -> Result<Option<Statement>, Error> {
    let Some(name) = &row.name else { return Ok(None) };
    let name = keyring.open_text(name, &name_place(row.id)).map_err(Error::internal)?;
    let born_on = match &row.born_on {
        Some(day) => {
            let day = keyring.open_text(day, &birth_place(row.id)).map_err(Error::internal)?;
            Some(day.parse::<NaiveDate>().map_err(Error::internal)?)
        }
        None => None,
    };
    Ok(Some(Statement {
        sheet: u16::try_from(row.sheet).unwrap_or_default(),
        name,
        ground: Ground::parse(&row.ground).ok_or(Corrupt(row.id))?,
        business_id: row.business_id.as_deref().and_then(BusinessId::parse),
        municipality: row.municipality_id.clone(),
        born_on,
    }))
}
