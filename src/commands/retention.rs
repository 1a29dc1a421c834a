//! Take away what has had its time.

use anyhow::bail;

use super::say::say;
use super::start;
use crate::actions::run_retention::{Ran, Reach, run_retention};
use crate::app::App;
use crate::retention::Due;

/// Runs through every class and tells, row by row in a dry run, what goes.
pub async fn run(is_dry: bool, beyond_brake: bool) -> anyhow::Result<()> {
    let app = App::start(start::parts(start::configured_for_command()?).await?);
    let reach = match (is_dry, beyond_brake) {
        (true, _) => Reach::DryRun,
        (false, true) => Reach::BeyondBrake,
        (false, false) => Reach::Usual,
    };
    let ran = run_retention(&app, reach).await?;
    match ran {
        Ran::Through(found) => {
            tell(&found);
            if is_dry {
                found.iter().flat_map(|due| due.rows.iter().map(|row| (due.class.code(), row))).for_each(
                    |(class, row)| {
                        say!("{class} {row}");
                    },
                );
            }
            Ok(())
        }
        Ran::Stopped(found) => {
            tell(&found);
            bail!(
                "nothing was taken away: it would be over 500 rows or 5 % of a class. Look at `--dry-run`, at the clock \
                 and at the county pack; `--beyond-brake` goes on all the same"
            )
        }
    }
}

fn tell(found: &[Due]) {
    for due in found {
        let (rows, of) = (due.rows.len(), due.of);
        let brake = if due.is_too_much() { " – too many to go unasked" } else { "" };
        say!("{}: {rows} of {of}{brake}", due.class.code());
    }
}
