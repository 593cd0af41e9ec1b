//! Who may come in. Each change takes effect at once and seals no case again (ADR 0020).

mod add;
mod catch_up;
mod centre_key;
mod change_passphrase;
mod chosen;
mod join;
mod put_out;
mod recover;
mod renew_words;
mod replace_passphrase;
mod set_up;
#[cfg(feature = "staff")]
mod strength;
mod tries;
mod unlock;
mod ways;

pub use add::{AddError, add};
pub use catch_up::{CatchUpError, CaughtUp, catch_up};
pub use centre_key::{
    CentreKeyError, bring_centre_key, bring_sealed_key, centre_keys, make_centre_key, seal_centre_key,
};
pub use change_passphrase::{ChangeError, change_passphrase};
pub use chosen::{ChosenProblem, NewColleague, chosen};
pub use join::{JoinError, join};
pub use put_out::{PutOut, PutOutError, put_out};
pub use recover::{RecoverError, recover};
pub use renew_words::renew_words;
pub use replace_passphrase::{ReplaceError, replace_passphrase};
pub use set_up::{SetUpError, is_set_up, set_up};
#[cfg(feature = "staff")]
pub use strength::{Strength, strength};
pub use unlock::{UnlockError, lock, unlock};
pub use ways::WaysError;

use super::places;
use super::session::{Failed, Session};
use crate::app::ports::RecordStore;
use crate::store::{Batch, StoreError};
use crate::vault::staff::{Book, Grant, PersonKey, Recipe, StaffSlot};
use crate::vault::{
    Entropy, Kek, ManagerKey, Namespace, OpenError, RecordId, SealError, VaultKey, open_book, seal_book,
    seal_colleagues,
};

/// A person's way in, in a batch: her slot, and what is granted to her.
fn put_way_in(
    batch: Batch,
    (id, person): (RecordId, &PersonKey),
    (kek, recipe): (&Kek, Recipe),
    (vault, manager): (&VaultKey, Option<&ManagerKey>),
    entropy: &dyn Entropy,
) -> Result<Batch, SealError> {
    let slot = StaffSlot::wrap(person, kek, recipe, id, entropy)?;
    let grant = Grant::seal(vault, manager, &person.public_key(), id, entropy)?;
    Ok(batch.put(places::slot(id), &slot).put(places::grant(id), grant))
}

/// The book, and the list that everybody may read, in a batch.
fn put_book(
    batch: Batch,
    book: &Book,
    (vault, manager): (&VaultKey, &ManagerKey),
    entropy: &dyn Entropy,
) -> Result<Batch, SealError> {
    let list = seal_colleagues(vault, &book.colleagues(), entropy)?;
    Ok(batch.put(places::BOOK, seal_book(manager, book, entropy)?).put(places::COLLEAGUES, list))
}

/// The managers' book as it is kept.
async fn read_book(store: &impl RecordStore, manager: &ManagerKey) -> Result<Book, Failed> {
    let stored = store.read(places::BOOK).await?.ok_or(OpenError::Malformed)?;
    Ok(open_book(manager, &stored)?)
}

/// All slots that can be read, and why the others cannot.
async fn slots(store: &impl RecordStore) -> Result<Vec<(RecordId, Result<StaffSlot, OpenError>)>, StoreError> {
    let stored = store.list(Namespace::StaffSlot).await?;
    Ok(stored.into_iter().map(|(id, bytes)| (id, StaffSlot::parse(&bytes))).collect())
}

/// The ways in which keys were made here, the first one first: one, unless a later build made dearer slots.
fn recipes(slots: &[(RecordId, Result<StaffSlot, OpenError>)]) -> Vec<Recipe> {
    let mut recipes: Vec<Recipe> = Vec::new();
    for recipe in slots.iter().filter_map(|(_, slot)| slot.as_ref().ok().map(StaffSlot::recipe)) {
        if !recipes.contains(&recipe) {
            recipes.push(recipe);
        }
    }
    recipes
}

/// What the session knows of everybody follows the book.
fn follow<Turn>(session: &mut Session<Turn>, book: &Book) {
    session.colleagues = book.colleagues();
    if let Some(me) = session.colleagues.iter().find(|colleague| colleague.id == session.me.id) {
        session.me = me.clone();
    }
}
