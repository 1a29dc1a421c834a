//! Words of a text, compared by stem in Swedish, Finnish and English.
//!
//! What always holds: the same word gives the same stem wherever it stands, so that two texts are
//! compared by what they say and not by how it is inflected. A reader's language need not be the
//! writer's, so a text is read in all three languages.

mod fold;
mod stem;
mod stem_set;

pub use stem::{Stem, stems};
pub use stem_set::StemSet;
