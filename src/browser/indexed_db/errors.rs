//! The browser's errors by name. Names are fixed by the Web IDL and Indexed Database standards; messages are not.

use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use crate::store::StoreError;

/// Why a transaction or request failed.
pub(super) fn store_error(error: &JsValue) -> StoreError {
    match error_name(error).as_str() {
        "QuotaExceededError" => StoreError::Full,
        "AbortError" | "InvalidStateError" | "TransactionInactiveError" => StoreError::Closed,
        "SecurityError" => StoreError::Unavailable,
        "VersionError" => StoreError::NewerVersion,
        name => StoreError::Other(name.to_owned()),
    }
}

/// Why a database did not open. Firefox's private windows once said `InvalidStateError` here.
pub(super) fn open_error(error: &JsValue) -> StoreError {
    match error_name(error).as_str() {
        "InvalidStateError" => StoreError::Unavailable,
        _ => store_error(error),
    }
}

/// The name of an error, for instance `QuotaExceededError`.
pub(super) fn error_name(error: &JsValue) -> String {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.dyn_into::<JsString>().ok());
    name.map_or_else(|| "unnamed".to_owned(), String::from)
}
