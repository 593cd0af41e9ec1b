//! The browser's side of the ports: thin, and without decisions.

pub mod assets;
pub mod clipboard;
pub mod clock;
pub mod collect;
pub mod download;
pub mod entropy;
pub mod fetch;
pub mod files;
pub mod frame;
pub mod history;
pub mod idle;
pub mod indexed_db;
pub mod lifecycle;
mod method;
pub mod offline;
mod patience;
mod promise;
pub mod quick_exit;
pub mod site;
pub mod turns;
pub mod typed;
pub mod worker;
