//! desk (in progress)
fn main() {}
