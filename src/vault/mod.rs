//! What is kept, and sealed so that the phone alone does not give it away.
//!
//! ```text
//! her words ─ Argon2id (salt and cost stand in the slot) ─► Kek ─ unwraps ─► VaultKey ─ seals ─► records
//!                                                            └── the slot ──┘                 └─ envelopes
//! ```
//!
//! A [`Kek`] wraps vault keys and nothing else; a [`VaultKey`] is random and seals records; neither can be shown.
//! Every sealed record is bound to its [`Place`], so that it cannot be put in another's, and padded, so that its size
//! says little. A stored shape is never changed: a new one gets a new version number and the old one stays readable
//! (`tests/fixtures/vault/` holds one of each, frozen).
//!
//! Not known here: where bytes are stored, what time it is, and where randomness comes from ([`Entropy`] is given).
//! This is the only user of `aes_gcm`, `argon2` and `bip39`. The keys of a centre are in [`staff`].

mod aead;
mod attempts;
mod entropy;
mod envelope;
mod error;
mod kdf;
mod key;
mod phrase;
mod place;
mod record;
mod secret;
mod slot;
pub mod staff;

pub use attempts::Attempts;
pub use entropy::{Entropy, NoEntropy};
pub use envelope::Envelope;
pub use error::{DeriveError, OpenError, PhraseProblem, SealError};
pub use kdf::{KdfParams, KeyWords, Salt, derive_kek};
pub use key::{ContentKey, Kek, ManagerKey, VaultKey};
pub use phrase::Phrase;
pub use place::{Namespace, Place, RecordId};
pub use record::{
    KeptDraft, OtherPack, Restored, chapter_at, note_draft_at, open_book, open_centre_keys, open_chapter,
    open_colleagues, open_draft, open_note_draft, open_summaries, seal_book, seal_centre_keys, seal_chapter,
    seal_colleagues, seal_draft, seal_note_draft, seal_summaries,
};
pub use secret::Secret;
pub use slot::Slot;
