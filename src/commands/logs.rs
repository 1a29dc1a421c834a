//! Where the log goes and what stays out of it.

use tracing_subscriber::EnvFilter;

/// What is logged unless `DELTA_LOG` or `RUST_LOG` say otherwise.
const USUAL: &str = "info";

/// Begins to log: plain lines for a person, or JSON for machines.
pub fn begin(is_json: bool) {
    let wish = ["DELTA_LOG", "RUST_LOG"].into_iter().find_map(|name| std::env::var(name).ok());
    let filter = EnvFilter::try_new(wish.as_deref().unwrap_or(USUAL)).unwrap_or_else(|_| EnvFilter::new(USUAL));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
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
