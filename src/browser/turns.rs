//! One tab at a time, by the browser's Web Locks.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};

use super::method::{call, with};
use super::promise::settled;
use crate::app::ports::Turns;

/// The turns of this site's tabs. Where the browser has no Web Locks (before 2022), every tab gets every turn: there,
/// the tab that saves last wins.
#[derive(Debug, Default, Clone, Copy)]
pub struct WebTurns;

/// A turn. Ends when dropped, or with the tab, however that ends.
#[derive(Debug)]
pub struct WebTurn {
    /// Resolves the promise for as long as which the browser holds the lock.
    end: Option<Function>,
}

impl Turns for WebTurns {
    type Turn = WebTurn;

    async fn take(&self, name: &str) -> Option<WebTurn> {
        let Some(locks) = locks() else { return Some(WebTurn { end: None }) };
        let end = settled(|resolve, reject| {
            let resolve = resolve.clone();
            let hold = Closure::once_into_js(move |lock: JsValue| hold(&lock, &resolve));
            let requested = call(&locks, "request", &[&name.into(), &with("ifAvailable", true), &hold]);
            // A page that may have no locks (a sandboxed frame) is refused by a promise that fails.
            if let Err(error) = requested.and_then(|promise| call(&promise, "catch", &[reject])) {
                let _ = reject.call1(&JsValue::UNDEFINED, &error);
            }
        });
        end.await.ok()?.dyn_into().ok().map(|end| WebTurn { end: Some(end) })
    }
}

impl Drop for WebTurn {
    fn drop(&mut self) {
        if let Some(end) = &self.end {
            let _ = end.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Called by the browser with the lock, or with null if another tab has it. Gives whoever waits the function that ends
/// the turn, and the browser the promise that lasts until then.
fn hold(lock: &JsValue, resolve: &Function) -> JsValue {
    if lock.is_null() {
        let _ = resolve.call1(&JsValue::UNDEFINED, &JsValue::NULL);
        return JsValue::UNDEFINED;
    }
    let resolve = resolve.clone();
    Promise::new(&mut move |end, _| {
        let _ = resolve.call1(&JsValue::UNDEFINED, &end);
    })
    .into()
}

fn locks() -> Option<JsValue> {
    let navigator = web_sys::window()?.navigator();
    Reflect::get(&navigator, &"locks".into()).ok().filter(JsValue::is_object)
}
