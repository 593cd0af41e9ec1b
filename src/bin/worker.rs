//! The worker's entry point (in progress).

#[cfg(target_arch = "wasm32")]
fn main() {
    let _ = js_sys::global().to_string();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
