//! The worker's entry point (in progress).
fn main() {}
