//! JSON documents that people write (packs, centre files), read into types with every problem at once.
//!
//! A [`Reader`] stands on one value of a document and knows its path. What it cannot read it reports to one shared
//! list, and goes on, so an author sees all her mistakes in one run. A document's parser returns its model only when
//! that list is empty. [`compiled`] is how a phone takes over what was read. Problems name paths and ids, never a person's words: these documents hold none.

pub(crate) mod compiled;
mod json;
mod problem;
mod reader;
mod text;

pub use compiled::Unreadable;
pub use problem::{Problem, ProblemKind};
pub use reader::{Object, Reader, read_document};
pub(crate) use reader::{declared, report_duplicates};
pub use text::{Language, Text};
