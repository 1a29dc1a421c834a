//! Every query about second factors.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use entity::ids::StaffId;
use entity::{recovery_code, totp_secret};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    PaginatorTrait, QueryFilter,
};

use super::{RecoveryCode, TotpSecret};
use crate::accounts::passkey;
use crate::kernel::random::Random;
use crate::platform::error::Error;
use crate::platform::keyring::{Keyring, Purpose};
use crate::platform::seal::Place;

/// The app of a person, as we know it.
#[derive(Debug)]
pub struct App {
    /// What both know.
    pub secret: TotpSecret,
    /// The step of the last code that was taken.
    pub last_step: i64,
}

fn place(staff: StaffId) -> Place {
    Place::of("totp_secrets", "secret", staff)
}

/// Is there a second factor to ask this person for?
pub async fn is_set_up(conn: &impl ConnectionTrait, staff: StaffId) -> Result<bool, DbErr> {
    Ok(has_app(conn, staff).await? || passkey::store::count(conn, staff).await? > 0)
}

/// Does this person have an app?
pub async fn has_app(conn: &impl ConnectionTrait, staff: StaffId) -> Result<bool, DbErr> {
    Ok(totp_secret::Entity::find_by_id(staff).count(conn).await? > 0)
}

/// The app of this person.
pub async fn find_app(conn: &impl ConnectionTrait, staff: StaffId, keyring: &Keyring) -> Result<Option<App>, Error> {
    let Some(row) = totp_secret::Entity::find_by_id(staff).one(conn).await? else { return Ok(None) };
    let opened = keyring.open(&row.secret, &place(staff)).map_err(Error::internal)?;
    let secret = TotpSecret::from_bytes(&opened);
    let secret = secret.ok_or_else(|| Error::internal(anyhow::anyhow!("a secret of another length")))?;
    Ok(Some(App { secret, last_step: row.last_step }))
}

/// Takes an app in place of an earlier one; the code that proved it is used up.
pub async fn set_app(
    tx: &DatabaseTransaction,
    staff: StaffId,
    app: &App,
    keyring: &Keyring,
    random: &Random,
) -> Result<(), DbErr> {
    totp_secret::Entity::delete_by_id(staff).exec(tx).await?;
    let secret = keyring.seal(random, app.secret.as_bytes(), &place(staff));
    let row = totp_secret::Model { staff_id: staff, secret, last_step: app.last_step };
    totp_secret::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Uses up the code of a step. False when it, or a later one, has been used.
pub async fn spend_step(tx: &DatabaseTransaction, staff: StaffId, step: i64) -> Result<bool, DbErr> {
    let later = totp_secret::Entity::update_many()
        .col_expr(totp_secret::Column::LastStep, Expr::value(step))
        .filter(totp_secret::Column::StaffId.eq(staff))
        .filter(totp_secret::Column::LastStep.lt(step));
    Ok(later.exec(tx).await?.rows_affected == 1)
}

/// Keeps codes on paper in place of all earlier ones.
pub async fn set_recovery_codes(
    tx: &DatabaseTransaction,
    staff: StaffId,
    codes: &[RecoveryCode],
    keyring: &Keyring,
) -> Result<(), DbErr> {
    let of_staff = recovery_code::Column::StaffId.eq(staff);
    recovery_code::Entity::delete_many().filter(of_staff).exec(tx).await?;
    let row = |code: &RecoveryCode| {
        let hash = keyring.mac(Purpose::RecoveryCodes, &bound(staff, code));
        recovery_code::Model { code_hash: URL_SAFE_NO_PAD.encode(hash), staff_id: staff }.into_active_model()
    };
    let rows = codes.iter().map(|code| row(code).reset_all());
    recovery_code::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// Uses up a code on paper. False when it is not one of this person's, or has been used.
pub async fn spend_recovery_code(
    tx: &DatabaseTransaction,
    staff: StaffId,
    code: &RecoveryCode,
    keyring: &Keyring,
) -> Result<bool, DbErr> {
    let hashes = keyring.macs(Purpose::RecoveryCodes, &bound(staff, code));
    let spent = recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::StaffId.eq(staff))
        .filter(recovery_code::Column::CodeHash.is_in(hashes.iter().map(|hash| URL_SAFE_NO_PAD.encode(hash))));
    Ok(spent.exec(tx).await?.rows_affected == 1)
}

/// How many codes on paper are left.
pub async fn count_recovery_codes(conn: &impl ConnectionTrait, staff: StaffId) -> Result<u64, DbErr> {
    recovery_code::Entity::find().filter(recovery_code::Column::StaffId.eq(staff)).count(conn).await
}

/// Forgets the app and the codes on paper of somebody who has lost them; they set up new ones.
pub async fn forget(tx: &DatabaseTransaction, staff: StaffId) -> Result<(), DbErr> {
    totp_secret::Entity::delete_by_id(staff).exec(tx).await?;
    recovery_code::Entity::delete_many().filter(recovery_code::Column::StaffId.eq(staff)).exec(tx).await?;
    Ok(())
}

fn bound(staff: StaffId, code: &RecoveryCode) -> Vec<u8> {
    [staff.0.as_bytes().as_slice(), code.0.as_bytes()].concat()
}
