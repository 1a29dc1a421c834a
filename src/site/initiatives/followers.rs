//! How many follow an initiative, and the field with which one does.

use crate::addresses::Address;
use crate::app::App;
use crate::followers::follower::is_followable;
use crate::followers::store::count_of;
use crate::frame::Shell;
use crate::frame::numbers::number;
use crate::initiatives::initiative::Initiative;
use crate::platform::error::Error;

/// The part of an initiative's page.
pub struct FollowPart {
    /// How many follow, in a sentence.
    pub counted: String,
    /// Where the field leads; empty once nothing more happens.
    pub form: String,
    /// Where somebody with an account follows with one press.
    pub own: String,
}

impl FollowPart {
    /// The part, for an initiative that can be followed or that somebody follows. It costs the same however many do.
    pub async fn of(app: &App, shell: &Shell, initiative: &Initiative) -> Result<Option<Self>, Error> {
        let followers = count_of(app.db.reader(), initiative.id).await?;
        let is_open = is_followable(initiative);
        if !is_open && followers == 0 {
            return Ok(None);
        }
        let values = [
            ("n", i64::try_from(followers).unwrap_or(i64::MAX).into()),
            ("all", number(shell.locale, followers).into()),
        ];
        let form = shell.to(Address::InitiativeFollow(initiative.number.year(), initiative.number.count()));
        Ok(Some(Self {
            counted: shell.t_with("follow-initiative-counted", &values),
            form: if is_open { form } else { String::new() },
            own: format!("{}?initiative={}", shell.to(Address::OwnFollowings), initiative.number),
        }))
    }
}
