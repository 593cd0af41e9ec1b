//! Methods that `web-sys` has only among its unstable interfaces, called by name.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// Calls a method, or fails as it would in JavaScript if there is none.
pub(super) fn call(target: &JsValue, name: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(target, &name.into())?.dyn_into()?;
    Reflect::apply(&method, target, &arguments.iter().collect::<Array>())
}

/// An object with one property.
pub(super) fn with(name: &str, value: impl Into<JsValue>) -> JsValue {
    let object = js_sys::Object::new();
    let _ = Reflect::set(&object, &name.into(), &value.into());
    object.into()
}
