//! The service as residents and staff meet it: through HTTP, with a real database of its own.
//!
//! A test takes `#[values(Base::Sqlite, Base::Postgres)] base: Base` and begins with
//! `let Some(app) = TestApp::start(base).await else { return };`: it runs on both databases, and on SQLite alone
//! where the run has no PostgreSQL.

#![expect(clippy::expect_used, reason = "a test whose world cannot be made has nothing to tell but that")]

mod answering;
mod app;
mod audit;
mod authenticator;
mod canaries;
mod case_page;
mod codes;
mod commands;
mod county;
mod county_in_force;
mod crawl;
mod demo;
mod dump;
mod encode;
mod entering;
mod feedback;
mod follow;
mod followers;
mod forgery;
mod forms;
mod frame;
mod front;
mod fuzz_forms;
mod guessing;
mod health;
mod hidden;
mod hostile_files;
mod hosts;
mod identification;
mod initiatives;
mod intake;
mod keys;
mod kill;
mod letters_about_work;
mod letters_to_staff;
mod liar;
mod log;
mod matrix;
mod notices;
mod outbox;
mod page;
mod papers;
mod parameters;
mod passkeys;
mod payloads;
mod people;
mod postgres;
mod promises;
mod provider;
mod public_pages;
mod publications;
mod queue;
mod recovery;
mod redacting;
mod redirects;
mod register;
mod reopening;
mod residents;
mod retention;
mod right_taken;
mod safe_methods;
mod second_factor;
mod sign_in;
mod sign_on;
mod sign_on_lies;
mod signposts;
mod slow;
mod staff;
mod strategy;
mod supports;
mod toll;
mod traces;
mod transfers;
mod unlogged;
mod unsent;
mod world;
mod written_back;
