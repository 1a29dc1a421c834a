//! The county pack: what differs between counties.
//!
//! What always holds: a [`County`] that [`load`] gave has been checked. Every id in it points to
//! something, every required translation is there, and the population adds up.

mod checks;
pub mod county;
mod diff;
mod draft;
mod fault;
mod in_force;
mod loader;
mod lookup;
mod pack;
#[cfg(test)]
pub mod sample;
mod source;
pub mod store;
#[cfg(test)]
mod tests;

pub use county::County;
pub use diff::{Change, difference};
pub use draft::Draft;
pub use fault::Fault;
pub use in_force::CountyInForce;
pub use loader::load;
