//! From nothing to one object store whose keys stand outside the records.

use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

pub(super) fn run(database: &IdbDatabase) -> Result<(), JsValue> {
    database.create_object_store("records").map(drop)
}
