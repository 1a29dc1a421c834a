//! Passkeys: keys that a telephone, a computer or a security key holds for its owner (W3C Web Authentication).
//!
//! What always holds: the device has asked its owner for a PIN, a finger or a face, so that a passkey stands for two
//! factors; an answer counts for the challenge that it was made for, once; a key that counts backwards is refused.

pub mod store;

use entity::ids::StaffId;
use serde::Serialize;
use uuid::Uuid;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential, Url,
    WebauthnError,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::platform::error::Error;
use store::Kept;

/// Whom a new passkey is for, as the device shows it to its owner.
#[derive(Clone, Copy, Debug)]
pub struct Owner<'a> {
    /// Who.
    pub staff: StaffId,
    /// Work address.
    pub email: &'a str,
    /// Name.
    pub name: &'a str,
}

/// A question to a device.
#[derive(Debug)]
pub struct Asked {
    /// What the browser is given, as JSON.
    pub options: String,
    /// What belongs to the question until the answer comes: to be sealed, and never used twice.
    pub challenge: Vec<u8>,
}

/// Why the answer of a device is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The challenge is too old, was made for another browser, or was answered before.
    Late,
    /// Nobody here has such a key.
    Unknown,
    /// The device did not ask who was using it.
    Unverified,
    /// The key counts backwards, as a copy of it does.
    GoneBack,
    /// The key is on the list already.
    Known,
    /// It does not fit the question.
    Wrong,
}

impl Refused {
    /// The key of the text that says so.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Late => "passkey-late",
            Self::Unknown => "passkey-unknown",
            Self::Unverified => "passkey-unverified",
            Self::GoneBack => "passkey-gone-back",
            Self::Known => "passkey-known",
            Self::Wrong => "passkey-wrong",
        }
    }
}

impl From<WebauthnError> for Refused {
    fn from(fault: WebauthnError) -> Self {
        match fault {
            WebauthnError::CredentialNotFound => Self::Unknown,
            WebauthnError::UserNotVerified | WebauthnError::UserNotPresent => Self::Unverified,
            WebauthnError::CredentialPossibleCompromise => Self::GoneBack,
            WebauthnError::CredentialExcludedFromRequest => Self::Known,
            _ => Self::Wrong,
        }
    }
}

/// Us, as devices know us: by the host of the configured address. A key made for one host answers no other.
#[derive(Clone, Debug)]
pub struct RelyingParty(Webauthn);

impl RelyingParty {
    /// At a base address. None where browsers give no passkeys: without a name, as at `127.0.0.1`, and without TLS
    /// anywhere but at `localhost`.
    #[must_use]
    pub fn at(base_url: &str) -> Option<Self> {
        let origin = Url::parse(base_url).ok()?;
        let host = origin.domain()?;
        let is_safe = origin.scheme() == "https" || host == "localhost";
        let built = WebauthnBuilder::new(host, &origin).and_then(WebauthnBuilder::build);
        built.ok().filter(|_| is_safe).map(Self)
    }

    /// Asks a device to make a key. Those that the owner has already are named, so that none is made twice.
    pub fn ask_to_make(&self, owner: Owner<'_>, kept: &[Kept]) -> Result<Asked, Error> {
        let known = kept.iter().map(|kept| kept.key.cred_id().clone()).collect();
        let started = self.0.start_passkey_registration(owner.staff.0, owner.email, owner.name, Some(known));
        let (options, state) = started.map_err(Error::internal)?;
        let mut options = serde_json::to_value(options).map_err(Error::internal)?;
        // A device that can should find the key without being told whose it is: then no password is needed.
        if let Some(kind) = options.pointer_mut("/publicKey/authenticatorSelection/residentKey") {
            *kind = "preferred".into();
        }
        Ok(Asked { options: options.to_string(), challenge: to_json(&state)? })
    }

    /// Asks a device to use a key: one of these, or any that its owner chooses when there are none.
    pub fn ask_to_use(&self, kept: &[Kept]) -> Result<Asked, Error> {
        let (mut options, state) = self.0.start_discoverable_authentication().map_err(Error::internal)?;
        // The owner presses a button; nothing pops up by itself.
        options.mediation = None;
        if !kept.is_empty() {
            let keys: Vec<Passkey> = kept.iter().map(|kept| kept.key.clone()).collect();
            let (named, _) = self.0.start_passkey_authentication(&keys).map_err(Error::internal)?;
            options.public_key.allow_credentials = named.public_key.allow_credentials;
        }
        let options = serde_json::to_string(&options).map_err(Error::internal)?;
        Ok(Asked { options, challenge: to_json(&state)? })
    }

    /// The key that a device has made.
    pub fn made(&self, challenge: &[u8], answer: &str) -> Result<Passkey, Refused> {
        let state: PasskeyRegistration = serde_json::from_slice(challenge).map_err(|_| Refused::Wrong)?;
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).map_err(|_| Refused::Wrong)?;
        Ok(self.0.finish_passkey_registration(&answer, &state)?)
    }

    /// The key as it is after this use, with its new count.
    pub fn used(&self, challenge: &[u8], answer: &Answer, key: &Passkey) -> Result<Passkey, Refused> {
        let state: DiscoverableAuthentication = serde_json::from_slice(challenge).map_err(|_| Refused::Wrong)?;
        let result = self.0.finish_discoverable_authentication_v2(&answer.0, state, key)?;
        let mut used = key.clone();
        used.update_credential(&result);
        Ok(used)
    }
}

/// What a device answered when it was asked to use a key. Nothing in it is to be believed before [`RelyingParty::used`].
#[derive(Clone, Debug)]
pub struct Answer(PublicKeyCredential);

impl Answer {
    /// Reads it.
    #[must_use]
    pub fn parse(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().map(Self)
    }

    /// Whose the key is, by the device's word.
    #[must_use]
    pub fn owner(&self) -> Option<StaffId> {
        self.0.get_user_unique_id().and_then(|id| Uuid::from_slice(id).ok()).map(StaffId)
    }

    /// Was this key used?
    #[must_use]
    pub fn is_of(&self, key: &Passkey) -> bool {
        self.0.get_credential_id() == key.cred_id().as_slice()
    }
}

fn to_json(state: &impl Serialize) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(state).map_err(Error::internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_passkeys_only_where_browsers_give_them() {
        for (base_url, is_there) in [
            ("https://osallistu.example", true),
            ("http://localhost:8080", true),
            ("http://127.0.0.1:8080", false),
            ("https://127.0.0.1", false),
            ("http://osallistu.example", false),
            ("nonsense", false),
        ] {
            assert_eq!(RelyingParty::at(base_url).is_some(), is_there, "{base_url}");
        }
    }

    #[test]
    fn a_device_is_asked_for_its_owner_and_for_a_key_that_it_finds_by_itself() {
        let party = RelyingParty::at("https://osallistu.example").expect("a party");
        let owner = Owner { staff: StaffId(Uuid::from_u128(7)), email: "a@b.example", name: "A" };

        let made = party.ask_to_make(owner, &[]).expect("a question");
        let used = party.ask_to_use(&[]).expect("a question");

        let made: serde_json::Value = serde_json::from_str(&made.options).expect("JSON");
        let used: serde_json::Value = serde_json::from_str(&used.options).expect("JSON");
        assert_eq!(made["publicKey"]["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(made["publicKey"]["authenticatorSelection"]["residentKey"], "preferred");
        assert_eq!(made["publicKey"]["rp"]["id"], "osallistu.example");
        assert_eq!(used["publicKey"]["userVerification"], "required");
        assert!(used.get("mediation").is_none());
    }
}
