//! The staff app's entry point: a panic hook that prints nothing, for a message could quote somebody, then the pages.

#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(|_| {}));
    candour::ui::staff::mount();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
