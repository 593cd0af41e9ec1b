//! The Rust side of `tests/interop/hpke.mjs`: reads one request a line, answers one line each.
//!
//! `{"seal": {"public_key", "to", "id", "randomness", "payload"}}` → the envelope;
//! `{"open": {"private_key", "to", "id", "envelope"}}` → `{"payload": …}` or `{"error": …}`.

use std::error::Error;
use std::io::{BufRead as _, Write as _};

use base64ct::{Base64UrlUnpadded, Encoding as _};
use candour::centre::PartnerCode;
use candour::share::envelope::{DropId, Envelope};
use candour::share::hpke::{open, seal};
use candour::share::keys::{PrivateKey, PublicKey};
use serde::Deserialize;
use serde_json::{Value, json};
use zeroize::Zeroizing;

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Request {
    Seal { public_key: String, to: String, id: String, randomness: String, payload: String },
    Open { private_key: String, to: String, id: String, envelope: Envelope },
}

fn main() -> Result<(), Box<dyn Error>> {
    for line in std::io::stdin().lock().lines() {
        let answer = answer(serde_json::from_str(&line?)?)?;
        writeln!(std::io::stdout(), "{answer}")?;
    }
    Ok(())
}

fn answer(request: Request) -> Result<Value, Box<dyn Error>> {
    match request {
        Request::Seal { public_key, to, id, randomness, payload } => {
            let key = PublicKey::parse(&public_key).ok_or("public_key")?;
            let mut random = Zeroizing::new([0; 64]);
            Base64UrlUnpadded::decode(&randomness, random.as_mut_slice()).map_err(|e| e.to_string())?;
            let envelope = seal(
                PartnerCode::parse(&to).ok_or("to")?,
                &key,
                DropId::parse(&id).ok_or("id")?,
                payload.as_bytes(),
                &random,
            )?;
            Ok(serde_json::to_value(envelope)?)
        }
        Request::Open { private_key, to, id, envelope } => {
            let key = PrivateKey::parse(&private_key).ok_or("private_key")?;
            match open(&envelope, PartnerCode::parse(&to).ok_or("to")?, &key, DropId::parse(&id).ok_or("id")?) {
                Ok(payload) => Ok(json!({ "payload": std::str::from_utf8(&payload)? })),
                Err(error) => Ok(json!({ "error": error.to_string() })),
            }
        }
    }
}
