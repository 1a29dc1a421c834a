//! Who somebody is in law, as a provider of strong identification tells.
//!
//! What always holds: a personal identity code is never stored, logged, printed or shown; of it there is only a keyed
//! hash, another one for each purpose, so that nobody can lay what was done for one purpose beside another.

mod code;
mod level;
pub mod store;
mod strong;

pub use code::{CodePurpose, IdentityCode};
pub use level::Level;
pub use strong::{NotIdentified, StrongIdentity, wanted};
