//! A device that holds a passkey, in software: it makes a key on P-256 and signs what a browser would have it sign.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const WITH_KEY: u8 = 0x40;

/// A device with one key, in the hands of a browser that visits one site.
#[derive(Clone)]
pub struct Authenticator {
    key: SigningKey,
    id: [u8; 32],
    owner: Option<String>,
    /// How often the key was used; 0 for ever where the device does not count.
    pub count: u32,
    /// Does the device ask for a PIN, a finger or a face?
    pub verifies: bool,
    /// Where the browser is.
    pub origin: String,
    /// The host that the device signs for.
    pub host: String,
}

impl Authenticator {
    /// A device whose key follows from a number.
    pub fn new(number: u8, origin: &str, host: &str) -> Self {
        Self {
            key: SigningKey::from_slice(&[number; 32]).expect("a key"),
            id: [number; 32],
            owner: None,
            count: 0,
            verifies: true,
            origin: origin.to_owned(),
            host: host.to_owned(),
        }
    }

    /// Makes the key, as `navigator.credentials.create` does.
    pub fn create(&mut self, options: &Value) -> String {
        let asked = &options["publicKey"];
        self.owner = asked.pointer("/user/id").and_then(Value::as_str).map(str::to_owned);
        let client = self.client_data("webauthn.create", asked);
        let mut data = self.head(WITH_KEY);
        data.extend([0; 16]);
        data.extend([0, 32]);
        data.extend(self.id);
        data.extend(self.public_key());
        let length = u8::try_from(data.len()).expect("a short text");
        let attestation = [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".as_slice(), &[length], &data].concat();
        let response = json!({ "attestationObject": encoded(&attestation), "clientDataJSON": encoded(&client) });
        self.answer(&response)
    }

    /// Uses the key, as `navigator.credentials.get` does.
    pub fn get(&mut self, options: &Value) -> String {
        if self.count > 0 {
            self.count += 1;
        }
        let client = self.client_data("webauthn.get", &options["publicKey"]);
        let data = self.head(0);
        let signed = [data.as_slice(), &Sha256::digest(&client)].concat();
        let signature: Signature = self.key.sign(&signed);
        self.answer(&json!({
            "authenticatorData": encoded(&data),
            "clientDataJSON": encoded(&client),
            "signature": encoded(signature.to_der().as_bytes()),
            "userHandle": self.owner,
        }))
    }

    /// The same device in the hands of somebody who says that the key is another's.
    pub fn claiming(&self, owner: &str) -> Self {
        Self { owner: Some(owner.to_owned()), ..self.clone() }
    }

    /// Whose the key is, as the device was told.
    pub fn owner(&self) -> &str {
        self.owner.as_deref().unwrap_or_default()
    }

    fn answer(&self, response: &Value) -> String {
        let id = encoded(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response }).to_string()
    }

    fn client_data(&self, kind: &str, asked: &Value) -> Vec<u8> {
        let data =
            json!({ "type": kind, "challenge": asked["challenge"], "origin": self.origin, "crossOrigin": false });
        data.to_string().into_bytes()
    }

    fn head(&self, more: u8) -> Vec<u8> {
        let flags = PRESENT | more | if self.verifies { VERIFIED } else { 0 };
        [Sha256::digest(&self.host).as_slice(), &[flags], &self.count.to_be_bytes()].concat()
    }

    /// The public key as a COSE key: a map of type, algorithm, curve and the point.
    fn public_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (_, both) = point.as_bytes().split_first().expect("a point");
        let (x, y) = both.split_at(32);
        [b"\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20".as_slice(), x, b"\x22\x58\x20", y].concat()
    }
}

fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
