//! Support of initiatives on paper: batches of signed sheets, their lines, and the two people who check each line.
//!
//! What always holds: a line counts only once two different people have read it from the sheet and agree on whose
//! support it is; a rejected line has a reason; nobody decides without having seen everybody alike who stands there at
//! that moment, however their name is spelt and whichever way they supported, and a line that counts is joined with one
//! who comes later when two people find so; sheets, names and what is compared of them are sealed, and gone when their
//! time is over.

pub mod batch;
pub mod errors;
pub mod likeness;
pub mod line;
pub mod policy;
pub mod rows;
pub mod statement;
pub mod store;

#[cfg(test)]
mod tests;
