//! What the two summaries say that are printed: one for her, and one for the file. Pure functions of a record and the packs that
//! are here; whoever prints keeps nothing of them.

mod file;
mod hers;

pub use file::{Finished, ForFile, Said, for_file};
pub use hers::{Goal, Hers, Line, Picture, Step, hers};
