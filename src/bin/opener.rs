//! The opener's entry point: opens a licensed pack that lies sealed on the host, for a woman who was invited to it.

#[cfg(target_arch = "wasm32")]
fn main() {
    std::panic::set_hook(Box::new(|_| {})); // a message could quote a licensed text
    candour::browser::worker::serve(candour::app::opener::answer);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
