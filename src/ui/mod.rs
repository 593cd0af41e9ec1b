//! The pages: they draw state and call `app`. Two programs draw with the same parts: hers, and the staff's (ADR 0022).

#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "staff")]
pub mod staff;

// Each program uses some of these; which are used at all is checked where both are built, in the lints.
#[cfg_attr(not(all(feature = "client", feature = "staff")), allow(dead_code))]
mod answers;
#[cfg_attr(not(all(feature = "client", feature = "staff")), allow(dead_code, unused_imports))]
mod before;
#[cfg_attr(not(all(feature = "client", feature = "staff")), allow(dead_code, unused_imports))]
mod components;
#[cfg_attr(not(all(feature = "client", feature = "staff")), allow(dead_code))]
mod focus;

#[cfg(feature = "client")]
mod asked;
#[cfg(feature = "client")]
mod keeper;
#[cfg(feature = "client")]
mod messages;
#[cfg(feature = "client")]
mod postman;
#[cfg(feature = "client")]
mod questions;
#[cfg(feature = "client")]
mod session;
#[cfg(feature = "client")]
mod setting;
