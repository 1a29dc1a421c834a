//! Who a person of the employer's provider is here.
//!
//! What always holds: a person is known by issuer and subject, which stay when names and addresses change; an address
//! that the provider has verified counts once, to find the account the first time; nobody gets an account by it.

use std::fmt;

use chrono::{DateTime, Utc};
use entity::ids::StaffId;
use entity::{staff, staff_identity};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter,
};

use super::store::folded_email;
use crate::platform::config::sign_on::SsoConfig;
use crate::platform::sign_on::Claims;

/// The claim that says whether the provider has seen that the address is the person's.
const EMAIL_VERIFIED: &str = "email_verified";

/// A person as the provider tells of them. They are never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Told {
    /// The provider's address.
    pub issuer: String,
    /// What the provider calls the person.
    pub subject: String,
    /// The work address, if it may be relied on.
    pub email: Option<String>,
    /// A second factor was used.
    pub is_strong: bool,
}

impl Told {
    /// The claims that are needed beside those of every token.
    #[must_use]
    pub fn wanted(config: &SsoConfig) -> Vec<&str> {
        let verified = (!config.trusts_email).then_some(EMAIL_VERIFIED);
        [config.email_claim.as_str()].into_iter().chain(verified).collect()
    }

    /// Reads the claims of a proven token as the operator has decided; nothing without issuer or subject.
    #[must_use]
    pub fn read(claims: &Claims, config: &SsoConfig) -> Option<Self> {
        let is_reliable = config.trusts_email || claims.is_true(EMAIL_VERIFIED);
        let says =
            |claim: &str, strong: &[String]| claims.texts(claim).iter().any(|told| strong.iter().any(|s| s == told));
        Some(Self {
            issuer: claims.text("iss")?.to_owned(),
            subject: claims.text("sub")?.to_owned(),
            email: claims.text(&config.email_claim).filter(|_| is_reliable).map(folded_email),
            is_strong: says("amr", &config.strong_amr) || says("acr", &config.strong_acr),
        })
    }
}

impl fmt::Debug for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Told")
    }
}

/// Who it is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// Somebody who has come this way before.
    Linked(StaffId),
    /// Somebody who comes this way for the first time.
    First(StaffId),
    /// Somebody whose account belongs to another person of the provider.
    Taken,
    /// Nobody.
    Nobody,
}

/// Finds who it is: by issuer and subject, and the first time by a reliable address. Closed accounts are found, too.
pub async fn find(conn: &impl ConnectionTrait, told: &Told) -> Result<Known, DbErr> {
    let key = (told.issuer.clone(), told.subject.clone());
    if let Some(row) = staff_identity::Entity::find_by_id(key).one(conn).await? {
        return Ok(Known::Linked(row.staff_id));
    }
    let Some(email) = &told.email else { return Ok(Known::Nobody) };
    let Some(row) = staff::Entity::find().filter(staff::Column::Email.eq(email)).one(conn).await? else {
        return Ok(Known::Nobody);
    };
    let other = staff_identity::Entity::find()
        .filter(staff_identity::Column::StaffId.eq(row.id))
        .filter(staff_identity::Column::Issuer.eq(&told.issuer));
    Ok(if other.one(conn).await?.is_some() { Known::Taken } else { Known::First(row.id) })
}

/// Notes that the two are the same.
pub async fn link(tx: &DatabaseTransaction, told: &Told, staff: StaffId, now: DateTime<Utc>) -> Result<(), DbErr> {
    let (issuer, subject) = (told.issuer.clone(), told.subject.clone());
    let row = staff_identity::Model { issuer, subject, staff_id: staff, linked_at: now };
    staff_identity::Entity::insert(row.into_active_model().reset_all()).exec_without_returning(tx).await?;
    Ok(())
}

/// Has somebody come this way before?
pub async fn is_linked(conn: &impl ConnectionTrait, staff: StaffId) -> Result<bool, DbErr> {
    let theirs = staff_identity::Entity::find().filter(staff_identity::Column::StaffId.eq(staff));
    Ok(theirs.one(conn).await?.is_some())
}

/// Forgets who somebody is at the provider; the next time they are found by their address again.
pub async fn unlink(tx: &DatabaseTransaction, staff: StaffId) -> Result<(), DbErr> {
    let theirs = staff_identity::Entity::delete_many().filter(staff_identity::Column::StaffId.eq(staff));
    theirs.exec(tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::platform::config::Config;

    fn config(given: &[(&str, &str)]) -> SsoConfig {
        let basic = [
            ("DELTA_SSO_ISSUER", "https://login.example"),
            ("DELTA_SSO_CLIENT_ID", "delta"),
            ("DELTA_SSO_CLIENT_SECRET", "hush"),
        ];
        let all: Vec<_> = basic.iter().chain(given).collect();
        let find = |name: &str| all.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Config::load(&find, true).expect("a configuration").sso.expect("single sign-on")
    }

    fn read(claims: Value, given: &[(&str, &str)]) -> Told {
        let Value::Object(mut claims) = claims else { panic!("an object") };
        claims.insert("iss".to_owned(), json!("https://login.example"));
        claims.insert("sub".to_owned(), json!("1"));
        Told::read(&Claims::new(claims), &config(given)).expect("somebody")
    }

    #[test]
    fn an_address_counts_when_the_provider_has_verified_it_or_the_operator_trusts_it() {
        let address = |claims: Value, given: &[(&str, &str)]| read(claims, given).email;

        assert_eq!(address(json!({ "email": "A@b.fi", "email_verified": true }), &[]).as_deref(), Some("a@b.fi"));
        assert_eq!(address(json!({ "email": "a@b.fi", "email_verified": false }), &[]), None);
        assert_eq!(address(json!({ "email": "a@b.fi" }), &[]), None);
        assert_eq!(
            address(json!({ "email": "a@b.fi" }), &[("DELTA_SSO_TRUST_EMAIL", "yes")]).as_deref(),
            Some("a@b.fi")
        );
        let other = [("DELTA_SSO_TRUST_EMAIL", "yes"), ("DELTA_SSO_EMAIL_CLAIM", "upn")];
        assert_eq!(address(json!({ "email": "a@b.fi", "upn": "c@d.fi" }), &other).as_deref(), Some("c@d.fi"));
    }

    #[test]
    fn a_second_factor_is_what_the_operator_says_it_is() {
        let is_strong = |claims: Value, given: &[(&str, &str)]| read(claims, given).is_strong;
        let by_level = [("DELTA_SSO_STRONG_ACR", "loa3 loa4"), ("DELTA_SSO_STRONG_AMR", "hwk")];

        assert!(is_strong(json!({ "amr": ["pwd", "mfa"] }), &[]));
        assert!(!is_strong(json!({ "amr": ["pwd"] }), &[]) && !is_strong(json!({ "acr": "mfa" }), &[]));
        assert!(!is_strong(json!({}), &[]) && !is_strong(json!({ "amr": ["mfa"], "acr": "loa2" }), &by_level));
        assert!(is_strong(json!({ "acr": "loa4" }), &by_level) && is_strong(json!({ "amr": "hwk" }), &by_level));
    }
}
