//! Change a part of the county in force.

use entity::ids::UnitId;

use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::counties::store::{self, Cause};
use crate::counties::{County, Draft, Fault};
use crate::kernel::actor::Staff;
use crate::platform::error::Error;
use crate::policy::{self, Operation};

/// What is to change.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    /// The part, as `topics/waiting-times`.
    pub about: &'a str,
    /// The unit that it belongs to.
    pub unit: &'a str,
    /// The places that were shown.
    pub places: &'a [String],
    /// The digest of what stood there.
    pub seen: &'a str,
    /// Why, in the words of who changes it.
    pub reason: &'a str,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It is in force.
    Done,
    /// It was so already.
    Same,
    /// The county would not be sound; nothing was changed.
    Unsound(Vec<Fault>),
}

/// Changes a part of the county, unless somebody else has changed it since it was shown.
pub async fn change_county(
    app: &App,
    by: &Staff,
    wish: Wish<'_>,
    edit: impl FnOnce(&mut Draft) + Send,
) -> Result<Changed, Error> {
    if !policy::may(by, Operation::EditCounty, &UnitId(wish.unit.to_owned())) {
        return Err(Error::Forbidden);
    }
    let now = app.clock.now();
    let tx = app.db.begin_write().await?;

    let (number, county) = store::newer_than(&tx, 0).await?.ok_or(Error::NotFound)?;
    let mut draft = Draft::of(&county);
    if draft.digest(wish.places) != wish.seen {
        // Whoever is told so is shown what stands there now.
        app.county.follow(number, county);
        return Err(Error::Conflict);
    }
    edit(&mut draft);
    let changed: County = match draft.finish() {
        Ok(county) => county,
        Err(faults) => return Ok(Changed::Unsound(faults)),
    };
    let cause = Cause { by: by.id, about: wish.about, reason: wish.reason };
    if !store::put_in_force(&tx, &changed, Some(cause), now).await? {
        return Ok(Changed::Same);
    }
    let number = number.saturating_add(1);
    let revision = u64::try_from(number).unwrap_or_default();
    audit::record(&tx, Entry::of(by.id, Act::CountyChanged).count("revision", revision), now).await?;

    tx.commit().await?;
    app.county.follow(number, changed);
    Ok(Changed::Done)
}
