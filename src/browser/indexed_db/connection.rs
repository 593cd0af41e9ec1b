//! Opening, using and deleting the database.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbTransaction, IdbVersionChangeEvent};

use super::errors::{error_name, open_error, store_error};
use super::migrations;
use crate::browser::method::{call, with};
use crate::browser::promise::settled;
use crate::store::{OpenAs, SCHEMA_VERSION, StoreError, open_as, steps_from};

/// The object store of all kinds of records.
pub(super) const RECORDS: &str = "records";

/// What a transaction is for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mode {
    Read,
    /// Complete only once the bytes are on the disk, not just in its cache.
    WriteStrictly,
}

/// An open database. Closed when dropped, and at once when another tab wants to change or erase it.
#[derive(Debug)]
pub(super) struct Connection {
    database: IdbDatabase,
    open: Rc<Cell<bool>>,
    _closes: Closure<dyn Fn()>,
}

impl Connection {
    /// Opens the database. Where there is none, makes it only if it may, and gives `None` otherwise.
    pub(super) async fn open(name: &str, may_create: bool) -> Result<Option<Self>, StoreError> {
        let factory = factory()?;
        let request = factory.open_with_u32(name, SCHEMA_VERSION).map_err(|error| open_error(&error))?;
        let is_missing = Rc::new(Cell::new(false));
        let upgrade = upgrade(&request, may_create, &is_missing);
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        match opened(&request).await {
            Ok(database) => Ok(Some(Self::new(database))),
            Err(_) if is_missing.get() => Ok(None),
            Err(error) if error_name(&error) == "VersionError" => Self::open_later(&factory, name).await.map(Some),
            Err(error) => Err(open_error(&error)),
        }
    }

    /// Opens a database of a later version than this build makes, if this build can use it.
    async fn open_later(factory: &IdbFactory, name: &str) -> Result<Self, StoreError> {
        let request = factory.open(name).map_err(|error| open_error(&error))?;
        let connection = Self::new(opened(&request).await.map_err(|error| open_error(&error))?);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "versions are small whole numbers")]
        let found = connection.database.version() as u32;
        match open_as(found) {
            OpenAs::Found => Ok(connection),
            OpenAs::NotAtAll => Err(StoreError::NewerVersion),
        }
    }

    fn new(database: IdbDatabase) -> Self {
        let open = Rc::new(Cell::new(true));
        let closes = Closure::<dyn Fn()>::new({
            let (database, open) = (database.clone(), Rc::clone(&open));
            move || {
                open.set(false);
                database.close();
            }
        });
        // The first: another tab erases it or brings it to a later version. The second: the browser closed it.
        database.set_onversionchange(Some(closes.as_ref().unchecked_ref()));
        database.set_onclose(Some(closes.as_ref().unchecked_ref()));
        Self { database, open, _closes: closes }
    }

    /// Whether nobody closed it yet, as far as is known.
    pub(super) fn is_open(&self) -> bool {
        self.open.get()
    }

    /// A new transaction.
    pub(super) fn begin(&self, mode: Mode) -> Result<IdbTransaction, StoreError> {
        let (mode, durability) = match mode {
            Mode::Read => ("readonly", "default"),
            Mode::WriteStrictly => ("readwrite", "strict"),
        };
        let transaction =
            call(&self.database, "transaction", &[&RECORDS.into(), &mode.into(), &with("durability", durability)]);
        transaction.map(JsValue::unchecked_into).map_err(|error| store_error(&error))
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.set_onversionchange(None);
        self.database.set_onclose(None);
        self.database.close();
    }
}

/// The records, within a transaction.
pub(super) fn records(transaction: &IdbTransaction) -> Result<IdbObjectStore, StoreError> {
    transaction.object_store(RECORDS).map_err(|error| store_error(&error))
}

/// Deletes the database, so that not even its name is left.
pub(super) async fn delete_database(name: &str) -> Result<(), StoreError> {
    let request = factory()?.delete_database(name).map_err(|error| open_error(&error))?;
    opened(&request).await.map(drop).map_err(|error| open_error(&error))
}

/// The names of this site's databases; `None` where the browser does not say.
pub(super) async fn names() -> Option<Vec<String>> {
    let listed: Promise = call(factory().ok()?.as_ref(), "databases", &[]).ok()?.dyn_into().ok()?;
    let listed: Array = JsFuture::from(listed).await.ok()?.dyn_into().ok()?;
    Some(listed.iter().filter_map(|database| Reflect::get(&database, &"name".into()).ok()?.as_string()).collect())
}

fn factory() -> Result<IdbFactory, StoreError> {
    let factory = web_sys::window().map(|window| window.indexed_db());
    factory.and_then(Result::ok).flatten().ok_or(StoreError::Unavailable)
}

/// Waits for a request to open or delete. Another tab that holds the database lets go of it when told to.
async fn opened(request: &IdbOpenDbRequest) -> Result<IdbDatabase, JsValue> {
    let answered = settled(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
    });
    match answered.await {
        Ok(_) => Ok(request.result()?.unchecked_into()),
        Err(_) => Err(request.error()?.map_or(JsValue::UNDEFINED, Into::into)),
    }
}

/// What happens to a database of an earlier version: it is brought up to this one, in the transaction that opens it.
/// Version 0 is none; aborting leaves it so.
fn upgrade(
    request: &IdbOpenDbRequest,
    may_create: bool,
    is_missing: &Rc<Cell<bool>>,
) -> Closure<dyn Fn(IdbVersionChangeEvent)> {
    let (request, is_missing) = (request.clone(), Rc::clone(is_missing));
    Closure::new(move |event: IdbVersionChangeEvent| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "versions are small whole numbers")]
        let from = event.old_version() as u32;
        is_missing.set(from == 0 && !may_create);
        let Ok(database) = request.result().map(JsValue::unchecked_into::<IdbDatabase>) else { return };
        let mut steps = steps_from(from);
        if is_missing.get() || steps.any(|step| migrations::run(step, &database).is_err()) {
            let _ = request.transaction().map(|transaction| transaction.abort());
        }
    })
}
