//! Where the log goes and what stays out of it.

use std::ffi::OsStr;
use std::io::{IsTerminal, stderr};

use tracing_subscriber::EnvFilter;

use crate::platform::config::ConfigFault;

/// What is logged unless `DELTA_LOG` or `RUST_LOG` say otherwise.
const USUAL: &str = "info";

/// The names under which a wish for the log is looked up.
const WISHES: [&str; 2] = ["DELTA_LOG", "RUST_LOG"];

/// What is wrong with the operator's wish for the log, if there is one.
pub fn fault() -> Option<ConfigFault> {
    let (variable, wish) = WISHES.into_iter().find_map(|name| Some((name, std::env::var(name).ok()?)))?;
    let fault = EnvFilter::try_new(&wish).err()?;
    Some(ConfigFault { variable: variable.to_owned(), what: format!("`{wish}` cannot be read: {fault}") })
}

/// Begins to log: plain lines for a person, or JSON for machines.
pub fn begin(is_json: bool) {
    let wish = WISHES.into_iter().find_map(|name| std::env::var(name).ok());
    let filter = EnvFilter::try_new(wish.as_deref().unwrap_or(USUAL)).unwrap_or_else(|_| EnvFilter::new(USUAL));
    let is_coloured = may_colour(stderr().is_terminal(), std::env::var_os("NO_COLOR").as_deref());
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr).with_ansi(is_coloured);
    if is_json {
        lines.json().flatten_event(true).init();
    } else {
        lines.with_target(false).init();
    }
    // A panic's message may hold anything, also what a person wrote; its place says enough.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panicked");
    }));
}

/// Colours are for eyes: none in a file or a pipe, and none for whoever wishes so (no-color.org).
fn may_colour(is_terminal: bool, no_color: Option<&OsStr>) -> bool {
    is_terminal && no_color.is_none_or(OsStr::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_terminal_gets_colours_and_only_where_nobody_declines_them() {
        assert!(may_colour(true, None) && may_colour(true, Some(OsStr::new(""))));
        assert!(!may_colour(true, Some(OsStr::new("1"))));
        assert!(!may_colour(false, None));
    }
}
