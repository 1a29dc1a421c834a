//! Links in letters to staff: to accept an invitation, or to choose a new password.
//!
//! What always holds: a link is for one purpose, opens once and not for ever, and is kept only as a hash.

use chrono::{DateTime, Duration, Utc};
use entity::account_token;
use entity::ids::StaffId;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter,
};

use crate::kernel::link_secret::LinkSecret;

/// What a link is for. One made for one purpose opens nothing else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To come in for the first time.
    Invitation,
    /// To choose a new password.
    Reset,
}

impl Purpose {
    /// How long a link opens.
    #[must_use]
    pub const fn opens_for(self) -> Duration {
        match self {
            Self::Invitation => Duration::days(7),
            Self::Reset => Duration::hours(1),
        }
    }

    /// The path of its page, up to the token.
    #[must_use]
    pub const fn path(self) -> &'static str {
        match self {
            Self::Invitation => "/staff/login/invitation",
            Self::Reset => "/staff/login/reset",
        }
    }
}

/// Opens an account, for the purpose that its link names.
pub struct OpensAccount;

/// The secret in the link.
pub type Token = LinkSecret<OpensAccount>;

impl Token {
    /// The path of the page that it opens.
    #[must_use]
    pub fn path(&self, purpose: Purpose) -> String {
        format!("{}/{}", purpose.path(), self.written())
    }

    fn hash_for(&self, purpose: Purpose) -> String {
        self.hash_bound_to(purpose.path().as_bytes())
    }
}

/// Keeps a link in place of all earlier ones of the person.
pub async fn keep(
    tx: &DatabaseTransaction,
    staff: StaffId,
    purpose: Purpose,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    forget(tx, staff).await?;
    let expires_at = now + purpose.opens_for();
    let row = account_token::Model { token_hash: token.hash_for(purpose), staff_id: staff, expires_at };
    account_token::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Whose account the link opens. Looking does not spend it.
pub async fn find(
    conn: &impl ConnectionTrait,
    purpose: Purpose,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<Option<StaffId>, DbErr> {
    let row = account_token::Entity::find_by_id(token.hash_for(purpose)).one(conn).await?;
    Ok(row.filter(|row| now < row.expires_at).map(|row| row.staff_id))
}

/// Uses a link up. False when it has been, or its time is over.
pub async fn spend(
    tx: &DatabaseTransaction,
    purpose: Purpose,
    token: &Token,
    now: DateTime<Utc>,
) -> Result<bool, DbErr> {
    let spent = account_token::Entity::delete_many()
        .filter(account_token::Column::TokenHash.eq(token.hash_for(purpose)))
        .filter(account_token::Column::ExpiresAt.gt(now));
    Ok(spent.exec(tx).await?.rows_affected == 1)
}

/// Lets no link open the account any more.
pub async fn forget(tx: &DatabaseTransaction, staff: StaffId) -> Result<(), DbErr> {
    account_token::Entity::delete_many().filter(account_token::Column::StaffId.eq(staff)).exec(tx).await?;
    Ok(())
}
