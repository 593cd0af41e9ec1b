//! How long a drop box may take, its reply included: long enough for the largest envelope over a poor connection.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{AbortController, AbortSignal};

use super::clock;

const PATIENCE_MS: u64 = 60_000;

/// What a request listens to that is given up once it has taken too long; one that is done by then does not notice.
/// `AbortSignal.timeout` would do, but Safari has it only from 16 on.
pub(super) fn signal() -> Result<AbortSignal, JsValue> {
    let abort = AbortController::new()?;
    let signal = abort.signal();
    spawn_local(async move {
        clock::wait(PATIENCE_MS).await;
        abort.abort();
    });
    Ok(signal)
}
