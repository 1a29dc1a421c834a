//! Answers: what the unit says, what becomes of it, and the draft on the way there.
//!
//! What always holds: a change that is planned or made has words for the public, a month and a
//! goal; every answer is sealed; the public words hold no identity code.

pub mod answer;
pub mod draft;
pub mod store;
