//! What a drop box holds, opened with its partner's key. What does not open is set aside with the reason.

use std::error::Error;
use std::fs;
use std::path::Path;

use candour::centre::PartnerCode;
use candour::share::envelope::{DropId, Envelope};
use candour::share::hpke;
use candour::share::keys::PrivateKey;
use serde_json::{Map, Value};

use crate::documents;

/// A folder of envelopes, opened.
pub(crate) struct Received {
    /// What opened, in the order of arrival.
    pub(crate) records: Vec<Record>,
    /// File names and why each is set aside.
    pub(crate) set_aside: Vec<(String, String)>,
}

/// One opened envelope.
pub(crate) struct Record {
    /// The name it was delivered under.
    pub(crate) id: DropId,
    /// The payload's fields by name.
    pub(crate) fields: Map<String, Value>,
}

/// A partner's private key from its file.
pub(crate) fn key(path: &Path) -> Result<PrivateKey, Box<dyn Error>> {
    let text = documents::read(path)?;
    Ok(PrivateKey::parse(text.trim()).ok_or_else(|| format!("{} holds no private key", path.display()))?)
}

/// Opens every envelope of a folder; a folder that is not there yet is an empty drop box.
pub(crate) fn open(folder: &Path, partner: PartnerCode, key: &PrivateKey) -> Result<Received, Box<dyn Error>> {
    let mut files = vec![];
    if folder.exists() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.file_type()?.is_file() && !name.starts_with('.') {
                files.push((entry.metadata()?.modified()?, name));
            }
        }
    }
    files.sort();
    let mut received = Received { records: vec![], set_aside: vec![] };
    for (_, name) in files {
        match record(&fs::read(folder.join(&name))?, &name, partner, key) {
            Ok(record) => received.records.push(record),
            Err(reason) => received.set_aside.push((name, reason)),
        }
    }
    Ok(received)
}

fn record(bytes: &[u8], name: &str, partner: PartnerCode, key: &PrivateKey) -> Result<Record, String> {
    // Some stores give what they keep an ending.
    let id = DropId::parse(name.trim_end_matches(".json")).ok_or("its name is not that of an envelope")?;
    let envelope = Envelope::from_json(bytes).ok_or("this is not an envelope")?;
    let payload = hpke::open(&envelope, partner, key, id).map_err(|e| e.to_string())?;
    let mut payload: Value = serde_json::from_slice(&payload).map_err(|_| "what was sealed is not JSON")?;
    let known = payload["format"] == 1 && payload["to"] == partner.as_str();
    match payload["fields"].take() {
        Value::Object(fields) if known => Ok(Record { id, fields }),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => {
            Err("it opened, and is not a payload of a known format".to_owned())
        }
    }
}
