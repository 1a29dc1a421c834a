//! How results are told: one line each, as a row of a table.

use std::fs;
use std::time::Duration;

use super::load::Outcome;

/// The head of the table, with how busy the machine was before.
pub fn begin(part: &str, database: &str) {
    let busy = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let busy: Vec<&str> = busy.split(' ').take(3).collect();
    println!("\n## {part}, {database} (load average {})\n", busy.join(" "));
    println!("| what | per second | p50 ms | p95 ms |\n| --- | ---: | ---: | ---: |");
}

/// One row.
pub fn told(what: &str, outcome: &Outcome) {
    let rate = if outcome.per_second > 0.0 { format!("{:.0}", outcome.per_second) } else { "–".to_owned() };
    println!("| {what} | {rate} | {:.2} | {:.2} |", milliseconds(outcome.p50), milliseconds(outcome.p95));
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
