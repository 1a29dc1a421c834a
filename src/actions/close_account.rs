//! Closing somebody's account, and opening it again.

use chrono::NaiveDate;
use entity::ids::StaffId;
use sea_orm::DatabaseTransaction;

use crate::accounts::people::{self, Grant};
use crate::accounts::store::{end_sessions_of, forget_password};
use crate::accounts::{passkey, second_factor, sign_on, token};
use crate::app::App;
use crate::audit::{self, Act, Entry};
use crate::kernel::actor::{Role, Staff};
use crate::platform::error::Error;
use crate::policy::{self, Operation};

/// From now on the person cannot sign in; all their sessions end, and with them goes whatever they came in by: password,
/// passkeys, app, codes on paper, links of letters, and who they are at the provider of single sign-on. Their roles stay,
/// for when the account is opened; then they ask for a new password by letter.
pub async fn close_account(app: &App, by: &Staff, of: StaffId) -> Result<(), Error> {
    let today = app.clock.today();
    let tx = app.db.begin_write().await?;

    let roles = roles_in_reach(&tx, by, of, today).await?;
    for held in roles.iter().filter(|held| held.role == Role::Administrator && held.instead_of.is_none()) {
        if !people::has_other_administrator(&tx, held, &app.county, today).await? {
            return Err(Error::NotNow("last-administrator"));
        }
    }
    people::set_disabled(&tx, of, Some(today)).await?;
    forget_password(&tx, of).await?;
    end_sessions_of(&tx, of).await?;
    sign_on::unlink(&tx, of).await?;
    passkey::store::remove_all(&tx, of).await?;
    second_factor::store::forget(&tx, of).await?;
    token::forget(&tx, of).await?;
    audit::record(&tx, Entry::of(by.id, Act::AccountClosed).on(of), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}

/// The person can sign in again, with the roles they still hold.
pub async fn open_account(app: &App, by: &Staff, of: StaffId) -> Result<(), Error> {
    let tx = app.db.begin_write().await?;

    roles_in_reach(&tx, by, of, app.clock.today()).await?;
    people::set_disabled(&tx, of, None).await?;
    audit::record(&tx, Entry::of(by.id, Act::AccountOpened).on(of), app.clock.now()).await?;

    tx.commit().await?;
    Ok(())
}

/// The person's roles of today and later, if all of them are in units that the asker looks after.
pub(super) async fn roles_in_reach(
    tx: &DatabaseTransaction,
    by: &Staff,
    of: StaffId,
    today: NaiveDate,
) -> Result<Vec<Grant>, Error> {
    people::find(tx, of).await?.ok_or(Error::NotFound)?;
    let mut roles = people::grants_of(tx, &[of]).await?;
    roles.retain(|held| !held.is_over(today));
    let in_reach = roles.iter().all(|held| policy::may(by, Operation::CloseAccount, &held.unit));
    if in_reach { Ok(roles) } else { Err(Error::Forbidden) }
}
