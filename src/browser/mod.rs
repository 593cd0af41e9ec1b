//! The browser's side of the ports: thin, and without decisions.

pub mod assets;
pub mod clock;
pub mod entropy;
pub mod fetch;
pub mod history;
pub mod quick_exit;
