//! What may leave, to whom, and sealed so that nobody else can read it.
//!
//! Not known here: what is kept on the phone (`vault`), how bytes travel (`app`, `browser`), and what a page looks like.

pub mod envelope;
pub mod hpke;
pub mod keys;
