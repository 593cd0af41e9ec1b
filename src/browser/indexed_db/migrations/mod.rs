//! Steps from one layout of the database to the next, a file each. A released step is never changed.
//!
//! They change the layout only. Records carry their own versions and are rewritten when they are next saved, since
//! nobody can read them before she has given her words.

mod v0_to_v100;

use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

use crate::store::Step;

/// Takes one step, within the transaction that opens the database.
pub(super) fn run(step: Step, database: &IdbDatabase) -> Result<(), JsValue> {
    match step {
        Step::V0ToV100 => v0_to_v100::run(database),
    }
}
