//! A filling-in of an instrument: `Draft → Complete`.
//!
//! Answers are codes, numbers, partial dates or her own words, or one of the ways to pass a question over. What is
//! shown, and what comes next, are pure functions of the instrument and the answers so far.

mod answer;
mod complete;
mod date;
mod draft;
mod flow;
mod problem;
mod visibility;

pub use answer::{Answer, Pass, Value};
pub use complete::{Complete, Response};
pub use date::PartialDate;
pub use draft::Draft;
pub use flow::Step;
pub use problem::{AnswerProblem, Reason};
