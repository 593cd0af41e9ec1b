//! JSON documents that people write (packs, centre files), read into types with every problem at once.
//!
//! A [`Reader`] stands on one value of a document and knows its path. What it cannot read it reports to one shared
//! list, and goes on, so an author sees all her mistakes in one run. A document's parser returns its model only when
//! that list is empty. Problems name paths and ids, never a person's words: these documents hold none.

mod problem;
mod reader;
mod text;

pub use problem::{Problem, ProblemKind};
pub(crate) use reader::report_duplicates;
pub use reader::{Object, Reader, read_document};
pub use text::{Language, Text};
