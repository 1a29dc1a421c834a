//! What must not stand in a text: identity codes, and marks for whoever redacts it.
//!
//! What always holds: an identity code is masked before a text is stored or logged, and a masked
//! text holds none. Everything else is only marked; a human decides.

mod hints;
mod identity_code;
mod marks;
mod personal;
mod removed;

pub use hints::find_hints;
pub use identity_code::{Masked, Removed, mask_identity_codes};
pub use marks::{Mark, MarkKind, find_marks};
pub use removed::removed_codes;
