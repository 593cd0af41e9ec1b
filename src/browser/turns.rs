//! One tab at a time, by the Web Locks of the browser, which end with the tab that holds them.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::app::ports::Turns;

#[wasm_bindgen]
extern "C" {
    /// `navigator.locks` (<https://www.w3.org/TR/web-locks/>); still marked unstable in web-sys.
    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, options: &Object, granted: &Function) -> Result<Promise, JsValue>;
}

/// Turns among the tabs of this origin.
#[derive(Debug, Clone, Copy)]
pub struct WebLocks;

/// A lock that is held until this is dropped.
#[derive(Debug)]
pub struct Held {
    let_go: Option<Function>,
}

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(let_go) = &self.let_go {
            let _ = let_go.call0(&JsValue::NULL);
        }
    }
}

impl Turns for WebLocks {
    type Turn = Held;

    /// Where the browser has no locks every tab gets its turn: sending twice is harmless (`docs/decisions/0013-outbox.md`).
    async fn take(&self, name: &str) -> Option<Held> {
        let Some(locks) = locks() else { return Some(Held { let_go: None }) };
        // Answered with the function that lets go; with null when another tab holds the lock; with undefined when the
        // browser refuses locks here.
        let answer = Promise::new(&mut |answered, _| request(&locks, name, &answered));
        let answer = JsFuture::from(answer).await.ok()?;
        (!answer.is_null()).then(|| Held { let_go: answer.dyn_into().ok() })
    }
}

fn request(locks: &Locks, name: &str, answered: &Function) {
    let answer = answered.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| {
        if lock.is_null() {
            let _ = answer.call1(&JsValue::NULL, &JsValue::NULL);
            return Promise::resolve(&JsValue::NULL);
        }
        // The lock is held until this promise is resolved.
        Promise::new(&mut |let_go, _| {
            let _ = answer.call1(&JsValue::NULL, &let_go);
        })
    });
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    let requested = locks.request(name, &options, granted.unchecked_ref());
    let answered = answered.clone();
    spawn_local(async move {
        if let Ok(requested) = requested {
            let _ = JsFuture::from(requested).await;
        }
        // Only the first answer counts: this one does when the browser refused.
        let _ = answered.call0(&JsValue::NULL);
    });
}

fn locks() -> Option<Locks> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}
