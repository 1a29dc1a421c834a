//! Files that come with a message, made harmless before they are kept.
//!
//! What always holds: a file's type is what its content says; a picture is drawn anew, so nothing that was hidden in
//! it (place, camera, comments, other files) is kept; a name is one line without a path, and ends as its type does.
//! PDF and text are kept as they came, so every attachment is only ever downloaded, never shown.
//!
//! [`sanitise`] works for up to seconds and may take some 400 MB for the largest picture: call it where blocking is
//! allowed, and only a few at a time.

pub mod attachment;
mod content;
mod name;
mod picture;

pub use attachment::{Attachment, Limits, MediaType, Refused, SentFile, check_together, sanitise};
