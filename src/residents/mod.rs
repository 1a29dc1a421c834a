//! Residents with an account: how they sign in without a password, their sessions, and the cases on their own page.
//!
//! What always holds: nobody needs an account for anything; an account holds an address or a strong identity and no
//! name; links and codes of letters are kept only as hashes, open once, and not for long; a session id is kept only as a
//! hash; of feedback nothing points here but what its sender has put on their own page.

pub mod account;
pub mod claims;
pub mod initiative_claims;
pub mod session;
pub mod sign_in;
pub mod store;
pub mod throttle;
