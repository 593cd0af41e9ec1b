//! Waiting for the screen.

use super::clock;
use super::promise::settled;

/// Comes back once the next frame has been painted.
pub async fn painted() {
    let Some(window) = web_sys::window() else { return };
    let frame = settled(|resolve, _| {
        let _ = window.request_animation_frame(resolve);
    });
    let _ = frame.await;
    // The frame has begun; the next task comes after it.
    clock::wait(0).await;
}
