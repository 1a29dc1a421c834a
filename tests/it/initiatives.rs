//! Initiatives, from their first word to what came of them.

mod register;
