//! The demo: a county at work, with made-up people and messages.

pub mod people;
pub mod settle;
