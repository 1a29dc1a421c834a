//! Machinery: database, web, mail, queue, texts. Knows no feedback and no case.
//!
//! What always holds: nothing here decides what the county does; it only carries it out.

pub mod config;
pub mod csv;
pub mod database;
pub mod dialect;
pub mod error;
pub mod files;
pub mod group_commit;
pub mod hashing;
pub mod keyring;
pub mod keyring_file;
pub mod mail;
pub mod seal;
pub mod sign_on;
pub mod texts;
pub mod web;
pub mod write_transaction;
