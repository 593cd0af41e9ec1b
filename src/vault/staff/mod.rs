//! The keys of a centre: who works there opens one vault, each with a passphrase of her own.
//!
//! ```text
//! name + passphrase ─ Argon2id ─► Kek ─ unwraps ─► PersonKey ─ opens ─► VaultKey ──┬─ unwraps ─► ContentKey, one a case
//!                                  └─ StaffSlot ─┘          └─ Grant ─┘           └─ opens ─► colleagues, summaries
//!                                                                └─► ManagerKey (managers only) ─ opens ─► StaffBook
//! ```
//!
//! A grant is sealed to a person's public key, so a manager gives a new vault key to everybody who stays without knowing a
//! single passphrase: that is how somebody is put out. The recovery words are a person without a name.
//!
//! What putting out protects, and what not, is in ADR 0020.

mod arrival;
mod case_key;
mod erased;
mod grant;
mod half_typed;
mod kept_pack;
mod key_file;
mod passphrase;
mod people;
mod person;
mod slot;
mod tablet;

pub use arrival::{Arrival, ArrivalState, Aside, Looked};
pub use case_key::WrappedKey;
pub use erased::Erased;
pub use grant::{Grant, Granted};
pub use half_typed::{HalfField, HalfTyped, Spot};
pub use kept_pack::{KeptPack, Standing};
pub use key_file::KeyFile;
pub use passphrase::{Passphrase, PassphraseProblem, SignInName};
pub use people::{Book, BookProblem, Colleague, Learnt, Member, Role};
pub use person::{PersonKey, PublicKey};
pub use slot::{Recipe, StaffSlot};
pub use tablet::Tablet;

use super::RecordId;

/// The id of the recovery words' slot and grant.
pub const RECOVERY: RecordId = RecordId::ONLY;
