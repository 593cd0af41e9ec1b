//! The worker's entry point: cryptography that is slow or heavy, off the page's thread and off its first load.

#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(|_| {})); // a message could quote her
    candour::browser::worker::serve(|request| {
        candour::app::worker::answer(request, &candour::browser::entropy::SystemEntropy)
    });
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
