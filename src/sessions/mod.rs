//! Who is signed in: for every place of staff the cookie, the session with the rights of this very moment, and forms
//! that lose nothing when their session has ended; for residents the session of their own page.
//!
//! What always holds: a page that takes [`SignedIn`] or [`Posted`] is shown to nobody without a live session and a
//! role that the route's operation is for.

pub mod asked;
pub mod half_way;
mod not_sent;
pub mod posted;
pub mod posted_files;
pub mod refusals;
pub mod resident;
pub mod session_cookie;
mod signed_in;

pub use posted::{PageForm, Posted, Unsent, kept_for};
pub use posted_files::PostedWithFiles;
pub use signed_in::SignedIn;
