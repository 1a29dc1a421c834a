//! The lines of a batch as a file, as whoever checks them against a register needs them.

use axum::extract::{Path, State};
use axum::response::Response;

use crate::actions::read_papers::{note_papers_export, read_papers};
use crate::app::AppState;
use crate::frame::StaffPage;
use crate::initiatives::number::InitiativeNumber;
use crate::papers::line::{State as Standing, state_key};
use crate::papers::store;
use crate::platform::csv::{BYTE_ORDER_MARK, line as csv_line};
use crate::platform::error::Error;
use crate::platform::web::download::saved;
use crate::sessions::SignedIn;

/// `GET /staff/initiatives/{initiative}/papers/{batch}/file`
pub async fn show(
    State(app): State<AppState>,
    signed_in: SignedIn,
    Path((number, batch)): Path<(String, i32)>,
) -> Result<Response, Error> {
    let number = InitiativeNumber::parse(&number).ok_or(Error::NotFound)?;
    let (_, batch) = read_papers(&app, &signed_in.staff, (number, batch)).await?;
    let shell = signed_in.shell(&app, StaffPage::Initiatives);
    let head = ["paper-line-column", "paper-sheet", "paper-name", "initiative-business-id", "paper-ground"];
    let head = head.into_iter().chain(["paper-municipality", "paper-born-on", "paper-state", "paper-reason"]);
    let mut rows = vec![BYTE_ORDER_MARK.to_owned(), row(&head.map(|key| shell.t(key)).collect::<Vec<_>>())];
    let mut after = Some(0);
    while let Some(place) = after {
        let (lines, last) = store::lines_after(app.db.reader(), batch.id, place, &app.keyring).await?;
        for line in lines {
            let Some(statement) = &line.statement else { continue };
            let town = statement.municipality.as_deref().and_then(|id| app.county.municipality(id));
            let reason = match line.state {
                Standing::Rejected { reason, .. } => shell.t(reason.text_key()),
                _ => String::new(),
            };
            rows.push(row(&[
                line.position.to_string(),
                statement.sheet.to_string(),
                statement.name.clone(),
                statement.business_id.as_ref().map(ToString::to_string).unwrap_or_default(),
                shell.t(statement.ground.short_key()),
                town.map(|town| town.name.get(shell.locale).to_owned()).unwrap_or_default(),
                statement.born_on.map(|day| day.to_string()).unwrap_or_default(),
                shell.t(&state_key(line.state.code())),
                reason,
            ]));
        }
        after = last;
    }
    note_papers_export(&app, &signed_in.staff, &batch).await?;
    Ok(saved("text/csv", &format!("{number}-{}.csv", batch.number), rows.concat().into_bytes()))
}

fn row(cells: &[String]) -> String {
    csv_line(&cells.iter().map(String::as_str).collect::<Vec<_>>())
}
