//! The use cases, one verb a file, over ports. No clock and no randomness of its own.

mod derive;
pub mod invite;
pub mod journey;
pub mod keep;
pub mod opener;
pub mod ports;
pub mod send;
pub mod staff;
pub mod worker;
