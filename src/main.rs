//! Delta
fn main() {}
