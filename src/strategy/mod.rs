//! Strategy: which goals the cases speak of, and what changed because of them.
//!
//! What always holds: everything shown at a goal is computed from links and answers, never written
//! by hand; small counts are hidden so that they cannot be worked out.

pub mod change;
pub mod figures;
pub mod quarter;
pub mod store;
