//! Receipt codes: the key a sender keeps to a case nobody knows them by.
//!
//! What always holds: a [`ReceiptCode`] has sixteen symbols and the right check symbol, never
//! prints itself by accident, and is stored only as its selector and the hash of its secret.

mod code;
mod hash;
mod pool;

pub use code::{ReceiptCode, ReceiptFault};
pub use hash::{HashFault, hash_secret, verify_nothing, verify_secret};
pub use pool::{ReceiptPool, Struck};
