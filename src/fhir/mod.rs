//! Packs and filled-in packs in the terms of FHIR R4, so that other systems can give and take them.
//!
//! [`import()`] makes a pack of a `Questionnaire`; `docs/fhir.md` says what of it is taken over and what is reported.
//! [`questionnaire`] does the opposite; [`response`] and [`consent`] say what one woman answered and decided.
//!
//! This layer makes documents and hands them to whoever asked. It cannot send, store or seal anything, and knows neither
//! partners (`share`) nor what is kept (`vault`): who may have such a document is not decided here.

mod export;
mod import;
mod nested;
mod number;
mod remark;
mod terms;

pub use export::{About, Resource, consent, questionnaire, research_consent, response};
pub use import::{Bands, Imported, Refused, Wishes, import, written};
pub use remark::{Gravity, Remark, What, Why};
