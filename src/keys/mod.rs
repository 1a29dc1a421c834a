//! What is sealed with which key.
//!
//! What always holds: every sealed column stands in one list; a key's id is noted in the database before the key seals
//! anything, so that a start without a needed key can be refused without reading what was sealed.

pub mod fields;
pub mod store;
