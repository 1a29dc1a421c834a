//! What a command prints.
//!
//! What always holds: whoever stops reading, as `head` does, ends no command and sees no fault of ours.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write};
use std::sync::atomic::{AtomicBool, Ordering};

/// Something could not be written for another reason than that nobody reads on.
static IS_LOST: AtomicBool = AtomicBool::new(false);

/// Prints a line, as `println!` does, which would panic where nobody reads on.
macro_rules! say {
    ($($told:tt)*) => {
        $crate::commands::say::line(format_args!($($told)*))
    };
}
pub(super) use say;

/// Writes a line to the standard output.
pub fn line(told: Arguments<'_>) {
    match writeln!(std::io::stdout().lock(), "{told}") {
        Ok(()) => {}
        Err(fault) if fault.kind() == ErrorKind::BrokenPipe => {}
        Err(fault) => {
            if !IS_LOST.swap(true, Ordering::Relaxed) {
                eprintln!("delta: the standard output cannot be written: {fault}");
            }
        }
    }
}

/// Was something not written that somebody wanted to read?
pub fn is_lost() -> bool {
    IS_LOST.load(Ordering::Relaxed)
}
