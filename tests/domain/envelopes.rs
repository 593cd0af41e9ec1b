//! Frozen envelopes open for ever, and sealing the same with the same randomness gives the same bytes.
//! `tests/interop/hpke.test.mjs` opens them with an implementation that is not ours.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use candour::centre::PartnerCode;
use candour::share::envelope::{DropId, Envelope};
use candour::share::hpke::{open, seal};
use candour::share::keys::PrivateKey;
use serde::Deserialize;
use zeroize::Zeroizing;

#[derive(Deserialize)]
struct Frozen {
    private_key: String,
    to: String,
    id: String,
    randomness: Option<String>,
    payload: String,
    envelope: Envelope,
}

fn frozen(json: &str) -> (Frozen, PrivateKey, DropId) {
    let frozen: Frozen = serde_json::from_str(json).unwrap();
    let key = PrivateKey::parse(&frozen.private_key).unwrap();
    let id = DropId::parse(&frozen.id).unwrap();
    (frozen, key, id)
}

#[test]
fn frozen_envelopes_open() {
    for json in [
        include_str!("../fixtures/envelopes/sealed-by-rust.json"),
        include_str!("../fixtures/envelopes/sealed-by-npm.json"),
    ] {
        let (frozen, key, id) = frozen(json);
        let payload = open(&frozen.envelope, PartnerCode::parse(&frozen.to).unwrap(), &key, id).unwrap();
        assert_eq!(payload.as_slice(), frozen.payload.as_bytes());
    }
}

#[test]
fn sealing_is_what_it_was_when_frozen() {
    let (frozen, key, id) = frozen(include_str!("../fixtures/envelopes/sealed-by-rust.json"));
    let mut randomness = Zeroizing::new([0; 64]);
    Base64UrlUnpadded::decode(frozen.randomness.unwrap(), randomness.as_mut_slice()).unwrap();
    let again =
        seal(PartnerCode::parse(&frozen.to).unwrap(), &key.public_key(), id, frozen.payload.as_bytes(), &randomness);
    assert_eq!(again, Ok(frozen.envelope));
}
