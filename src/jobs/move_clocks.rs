//! Goes on with what only waited for a day to pass: residents who did not reply, transfers that nobody gave back, cases
//! of units that have closed, initiatives whose collecting has ended.

use entity::ids::UnitId;

use crate::actions;
use crate::app::App;
use crate::cases::store::{count_open, transfers_left_alone, waiting_too_long};
use crate::initiatives::list::collected;
use crate::kernel::actor::Actor;
use crate::platform::error::Error;

/// The most cases of each sort in one pass.
const PASS: u64 = 100;

/// Goes on with the cases whose day has passed; says how many. A case that someone was quicker with, or that cannot go
/// on, is left to the next pass and keeps nobody else from going on.
pub async fn move_clocks(app: &App) -> Result<usize, Error> {
    let today = app.clock.today();
    let mut moved = 0;
    for id in waiting_too_long(app.db.reader(), today, PASS).await? {
        moved += told(actions::end_wait(app, id).await);
    }
    for id in transfers_left_alone(app.db.reader(), today, PASS).await? {
        moved += told(actions::accept_by_silence(app, id).await);
    }
    for id in collected(app.db.reader(), today, PASS).await? {
        moved += told(actions::hand_over_initiative(app, &Actor::System, id).await);
    }
    let closed = app.county.units.iter().filter(|unit| unit.closed_on.is_some_and(|last| last < today));
    let closed: Vec<UnitId> = closed.map(|unit| UnitId(unit.id.clone())).collect();
    for unit in count_open(app.db.reader(), &closed).await?.into_keys() {
        moved += told(actions::give_to_successor(app, unit.as_str()).await.map(drop));
    }
    Ok(moved)
}

fn told(result: Result<(), Error>) -> usize {
    match result {
        Ok(()) => 1,
        Err(fault) => {
            tracing::error!(fault = format!("{fault:#}"), "a case could not go on");
            0
        }
    }
}
