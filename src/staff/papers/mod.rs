//! Support on paper: the batches of an initiative, what stands on their lines, and the comparing of each line.

mod batch;
mod export;
mod form;
mod line;
mod list;

use crate::actions::keep_paper_line::Place;
use crate::frame::Routes;
use crate::initiatives::number::InitiativeNumber;
use crate::policy::Operation::KeepPaperSupport;

/// The pages but for the one that takes files.
pub fn routes() -> Routes {
    Routes::new()
        .get("/staff/initiatives/{initiative}/papers/{batch}", KeepPaperSupport, batch::show)
        .post("/staff/initiatives/{initiative}/papers/{batch}", KeepPaperSupport, batch::enter)
        .get("/staff/initiatives/{initiative}/papers/{batch}/file", KeepPaperSupport, export::show)
        .get("/staff/initiatives/{initiative}/papers/{batch}/scans/{scan}", KeepPaperSupport, batch::download)
        .get("/staff/initiatives/{initiative}/papers/{batch}/lines/{line}", KeepPaperSupport, line::show)
        .post("/staff/initiatives/{initiative}/papers/{batch}/lines/{line}", KeepPaperSupport, line::submit)
}

/// The page that takes files.
pub fn routes_with_files() -> Routes {
    Routes::new().get("/staff/initiatives/{initiative}/papers", KeepPaperSupport, list::show).post(
        "/staff/initiatives/{initiative}/papers",
        KeepPaperSupport,
        list::submit,
    )
}

/// The address of the batches of an initiative.
pub fn address(number: InitiativeNumber) -> String {
    format!("/staff/initiatives/{number}/papers")
}

fn batch_address(number: InitiativeNumber, batch: i32) -> String {
    format!("{}/{batch}", address(number))
}

fn line_address(place: Place) -> String {
    format!("{}/lines/{}", batch_address(place.initiative, place.batch), place.line)
}

/// The initiative in an address of this place.
fn number_in(address: &str) -> Option<InitiativeNumber> {
    InitiativeNumber::parse(address.split('/').nth(3)?)
}

/// The initiative and the batch in an address.
fn batch_in(address: &str) -> Option<(InitiativeNumber, i32)> {
    Some((number_in(address)?, address.split('/').nth(5)?.parse().ok()?))
}

/// The initiative, the batch and the line in an address.
fn line_in(address: &str) -> Option<Place> {
    let (initiative, batch) = batch_in(address)?;
    Some(Place { initiative, batch, line: address.split('/').nth(7)?.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_as_it_is_written() {
        let number = InitiativeNumber::of(2026, 14);
        let place = Place { initiative: number, batch: 3, line: 120 };

        assert_eq!(number_in(&address(number)), Some(number));
        assert_eq!(batch_in(&batch_address(number, 3)), Some((number, 3)));
        let read = line_in(&line_address(place)).expect("a place");
        assert_eq!((read.initiative, read.batch, read.line), (number, 3, 120));
        assert!(line_in(&address(number)).is_none() && batch_in("/staff/initiatives/x/papers/1").is_none());
    }
}
