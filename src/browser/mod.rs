//! The browser's side of the ports: thin, and without decisions.

pub mod assets;
pub mod clock;
pub mod history;
