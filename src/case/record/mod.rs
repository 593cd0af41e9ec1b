//! A woman's record at her centre: a log of events that are never changed, and what they say now.
//!
//! ```text
//! Log (a set of events; two logs become one by union) ── Record::of ──► Record (every field: what stands, and its history)
//!                    ▲                                                    │
//!                    └────────── Event ◄──────── Record::write ◄──────────┘
//! ```
//!
//! The log is the record, its history and the trail of who did what; nothing is ever overwritten. An event names the
//! values that its author saw and put hers in place of. Two that did not know of each other therefore both stand, and a
//! person decides; where the app must decide before her, it takes the careful side (`state.rs`).
//!
//! Adding a kind of event: a variant in its file here, its field in `state.rs`, one line in `fold.rs`, its kept shape in
//! `vault/record/`. The compiler names each place. Not known here: tablets, keys, files.

mod assessed;
mod consent;
mod entry;
mod event;
mod fold;
mod id;
mod log;
mod marks;
mod plan;
mod register;
mod stamp;
mod state;
mod strike;
mod subject;
mod summary;
mod text;
mod told;

pub use assessed::{AssessmentEvent, Completion, Filler, Origin};
pub use consent::Consent;
pub use entry::{BadMention, Document, Entry, Letter, LetterKind, LetterWay, Mention, Note, NoteDraft, Referral};
pub use event::{Archiving, Event, Invite, Kind, Merging};
pub use fold::Hand;
pub use id::{CaseId, DeviceId, EventId, StaffId, ThingId};
pub use log::Log;
pub use marks::Marks;
pub use plan::{Decision, GoalPart, GoalState, PlanEvent, Stage, StepPart, Suggestion};
pub use register::{Register, Version};
pub use stamp::{Order, Stamp};
pub use state::{Alert, Assessed, Goal, Record, Step, Told};
pub use subject::{Part, Subject, Typed};
pub use summary::Summary;
pub use text::Text;
pub use told::{Area, Fact, Voice};
