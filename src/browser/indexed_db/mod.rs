//! The record store of the browser: one database, one object store, sealed bytes under opaque keys.
//!
//! Spoken directly, since no crate does what keeping needs: strict durability, telling a full disk from a closed
//! database, and looking whether there is a database without making one. A visit that keeps nothing leaves nothing.

mod connection;
mod errors;
mod migrations;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction};

use self::connection::{Connection, Mode};
use self::errors::store_error;
use super::promise::settled;
use crate::store::{Batch, Change, RecordStore, StoreError};
use crate::vault::{Namespace, Place, RecordId};

/// The database of this site. Says nothing of what the site is for.
const DATABASE: &str = "records";

/// The browser's record store. Opens its database when first needed, and again after it was closed.
#[derive(Debug)]
pub struct IndexedDb {
    name: String,
    connection: RefCell<Option<Rc<Connection>>>,
}

impl Default for IndexedDb {
    fn default() -> Self {
        Self::named(DATABASE)
    }
}

impl IndexedDb {
    /// A store of another name, for tests.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), connection: RefCell::new(None) }
    }

    /// Whether the database may stand. Costs little and makes none; a browser that does not tell counts as yes.
    pub async fn may_hold_something(&self) -> bool {
        connection::names().await.is_none_or(|names| names.contains(&self.name))
    }

    /// A transaction over a database that stands, or that may be made; `None` if there is none.
    async fn begin(&self, mode: Mode, may_create: bool) -> Result<Option<IdbTransaction>, StoreError> {
        let open = self.connection.borrow().clone().filter(|connection| connection.is_open());
        if let Some(Ok(transaction)) = open.map(|connection| connection.begin(mode)) {
            return Ok(Some(transaction));
        }
        // None yet, or closed; phones close databases of pages in the background without a word.
        let connection = Connection::open(&self.name, may_create).await?.map(Rc::new);
        self.connection.replace(connection.clone());
        connection.map(|connection| connection.begin(mode)).transpose()
    }
}

impl RecordStore for IndexedDb {
    async fn read(&self, place: Place) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(transaction) = self.begin(Mode::Read, false).await? else { return Ok(None) };
        let request = connection::records(&transaction)?.get(&key(place)).map_err(|e| store_error(&e))?;
        finished(&transaction).await?;
        let found = result(&request)?;
        Ok((!found.is_undefined()).then(|| bytes(&found)))
    }

    async fn list(&self, namespace: Namespace) -> Result<Vec<(RecordId, Vec<u8>)>, StoreError> {
        let Some(transaction) = self.begin(Mode::Read, false).await? else { return Ok(Vec::new()) };
        let records = connection::records(&transaction)?;
        let of_kind = of_kind(namespace).map_err(|e| store_error(&e))?;
        let keys = records.get_all_keys_with_key(&of_kind).map_err(|e| store_error(&e))?;
        let values = records.get_all_with_key(&of_kind).map_err(|e| store_error(&e))?;
        finished(&transaction).await?;
        let (keys, values) = (js_sys::Array::from(&result(&keys)?), js_sys::Array::from(&result(&values)?));
        let id = |key: JsValue| bytes(&key).get(1..).and_then(|id| id.try_into().ok()).map(RecordId::from_bytes);
        Ok(keys.iter().zip(values.iter()).filter_map(|(key, value)| Some((id(key)?, bytes(&value)))).collect())
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        let Some(transaction) = self.begin(Mode::WriteStrictly, batch.may_create()).await? else {
            let requires = batch.changes().iter().any(|change| matches!(change, Change::Require(_)));
            return if requires { Err(StoreError::Gone) } else { Ok(()) };
        };
        let records = connection::records(&transaction)?;
        let gone = Rc::new(Cell::new(false));
        for change in batch.changes() {
            let asked = match change {
                Change::Require(place) => require(&records, &transaction, *place, &gone),
                Change::Put(place, sealed) => {
                    records.put_with_key(&Uint8Array::from(sealed.as_bytes()), &key(*place)).map(drop)
                }
                Change::Delete(place) => records.delete(&key(*place)).map(drop),
            };
            if let Err(error) = asked {
                let _ = transaction.abort();
                return Err(store_error(&error));
            }
        }
        finished(&transaction).await.map_err(|error| if gone.get() { StoreError::Gone } else { error })
    }

    async fn clear_everything(&self) -> Result<(), StoreError> {
        self.connection.replace(None);
        connection::delete_database(&self.name).await
    }
}

/// Aborts the transaction if there is no such record.
fn require(
    records: &IdbObjectStore,
    transaction: &IdbTransaction,
    place: Place,
    gone: &Rc<Cell<bool>>,
) -> Result<(), JsValue> {
    let request = records.count_with_key(&key(place))?;
    let (counted, transaction, gone) = (request.clone(), transaction.clone(), Rc::clone(gone));
    let look = Closure::once_into_js(move || {
        if counted.result().ok().and_then(|count| count.as_f64()) == Some(0.0) {
            gone.set(true);
            let _ = transaction.abort();
        }
    });
    request.set_onsuccess(Some(look.unchecked_ref()));
    Ok(())
}

/// Waits until a transaction has ended. A full disk may show only now, when every request has succeeded.
async fn finished(transaction: &IdbTransaction) -> Result<(), StoreError> {
    let ended = settled(|resolve, reject| {
        transaction.set_oncomplete(Some(resolve));
        transaction.set_onabort(Some(reject));
    });
    let ended = ended.await;
    ended.map(drop).map_err(|_| transaction.error().map_or(StoreError::Closed, |error| store_error(&error)))
}

fn result(request: &IdbRequest) -> Result<JsValue, StoreError> {
    request.result().map_err(|error| store_error(&error))
}

fn bytes(value: &JsValue) -> Vec<u8> {
    Uint8Array::new(value).to_vec()
}

/// A place as a binary key: the kind's number and the id.
fn key(place: Place) -> JsValue {
    binary(place.namespace, *place.id.as_bytes())
}

fn of_kind(namespace: Namespace) -> Result<IdbKeyRange, JsValue> {
    IdbKeyRange::bound(&binary(namespace, [0; 16]), &binary(namespace, [0xff; 16]))
}

fn binary(namespace: Namespace, id: [u8; 16]) -> JsValue {
    let mut key = [namespace.number(); 17];
    key[1..].copy_from_slice(&id);
    Uint8Array::from(key.as_slice()).into()
}
