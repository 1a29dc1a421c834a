//! People of the county who sign in: their passwords, their sessions and what they may see.
//!
//! What always holds: a password exists only as an argon2id hash and a session id only as a SHA-256;
//! rights are read anew for every request, never carried in a session; nothing here tells whether an
//! address is known.

pub mod kept_form;
pub mod passkey;
pub mod password;
pub mod people;
pub mod rights;
pub mod second_factor;
pub mod session;
pub mod sign_on;
pub mod store;
pub mod throttle;
pub mod token;
