//! The centre's drop box as a tablet reads it, and messages to put into it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use candour::app::ports::{CollectError, Collection};
use candour::case::Case;
use candour::centre::PartnerCode;
use candour::share::keys::PublicKey;
use candour::share::partners::WomensCentre;
use candour::share::{Destination, DropId, Envelope, Narrowing, Preview, Projection, hpke};
use serde_json::json;
use zeroize::Zeroizing;

use super::post;

/// A drop box that lists as nginx does.
#[derive(Default)]
pub struct DropBox {
    kept: RefCell<BTreeMap<String, Vec<u8>>>,
    /// There is no connection.
    pub offline: Cell<bool>,
    /// How often something other than a listing was fetched.
    pub fetched: Cell<u32>,
}

impl DropBox {
    /// Puts anything at all under a name.
    pub fn put(&self, name: &str, bytes: &[u8]) {
        self.kept.borrow_mut().insert(name.to_owned(), bytes.to_vec());
    }

    /// Puts a woman's message.
    pub fn take(&self, id: DropId, case: &Case) {
        self.put(&id.to_string(), sealed(id, case).to_json().as_bytes());
    }
}

impl Collection for DropBox {
    async fn fetch(&self, address: &str, most: usize) -> Result<Vec<u8>, CollectError> {
        if self.offline.get() {
            return Err(CollectError::Unreachable);
        }
        let (_, name) = address.rsplit_once('/').unwrap();
        if name.is_empty() {
            let kept = self.kept.borrow();
            let entries: Vec<_> = kept.keys().map(|name| json!({ "name": name, "type": "file", "size": 1 })).collect();
            return Ok(serde_json::to_vec(&entries).unwrap());
        }
        self.fetched.set(self.fetched.get() + 1);
        let found = self.kept.borrow().get(name).cloned().ok_or(CollectError::Refused(404))?;
        if found.len() > most { Err(CollectError::TooLarge) } else { Ok(found) }
    }
}

/// An id by number.
pub fn drop_id(which: u8) -> DropId {
    DropId::from_bytes([which; 16])
}

/// What she sends to her centre, as her page seals it.
pub fn sealed(id: DropId, case: &Case) -> Envelope {
    let centre = post::centre();
    let preview = Preview::<WomensCentre>::from(Projection::of(case, Narrowing::of(&centre).unwrap()).unwrap());
    let to_seal = preview.accept().addressed(&Destination::of(&centre).unwrap(), id);
    seal_text(id, to_seal.payload())
}

/// Any text, sealed to the centre.
pub fn seal_text(id: DropId, text: &str) -> Envelope {
    let centre = post::centre();
    let key = PublicKey::parse(&centre.drop_box(PartnerCode::Centre).unwrap().public_key).unwrap();
    hpke::seal(PartnerCode::Centre, &key, id, text.as_bytes(), &Zeroizing::new([5; 64])).unwrap()
}
