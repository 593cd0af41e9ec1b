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
mod agenda;
mod attempts;
mod entropy;
mod envelope;
mod error;
mod kdf;
mod key;
mod phrase;
mod place;
mod record;
mod sealed_pack;
mod secret;
mod slot;
pub mod staff;

pub use agenda::{Agenda, AskedPack};
pub use attempts::Attempts;
pub use entropy::{Entropy, NoEntropy};
pub use envelope::Envelope;
pub use error::{DeriveError, OpenError, PhraseProblem, SealError};
pub use kdf::{KdfParams, KeyWords, Salt, derive_kek};
pub use key::{ContentKey, Kek, ManagerKey, PackKey, VaultKey};
pub use phrase::Phrase;
pub use place::{Namespace, Place, RecordId};
pub use record::{
    KeptDraft, OtherPack, Restored, chapter_at, half_typed_at, half_typed_of, kept_pack_at, note_draft_at,
    open_arrival, open_book, open_centre_keys, open_chapter, open_colleagues, open_draft, open_half_typed,
    open_half_typed_in, open_kept_pack, open_looked, open_note_draft, open_summaries, seal_arrival, seal_book,
    seal_centre_keys, seal_chapter, seal_colleagues, seal_draft, seal_half_typed, seal_half_typed_in, seal_kept_pack,
    seal_looked, seal_note_draft, seal_summaries,
};
pub use sealed_pack::{listed_as, looks_sealed, open_pack, seal_pack};
pub use secret::Secret;
pub use slot::Slot;
