//! The client app's entry point: a panic hook that prints no data, then the pages.

#[cfg(target_arch = "wasm32")]
fn main() {
    candour::ui::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
