//! A manager adds a colleague.

use super::{NewColleague, follow, put_book, put_way_in, read_book};
use crate::app::keep::Ports;
use crate::app::ports::{Keysmith, RecordStore, Turns};
use crate::app::staff::session::{Failed, NotAManager, Session};
use crate::case::record::StaffId;
use crate::store::Batch;
use crate::vault::RecordId;
use crate::vault::staff::{BookProblem, Colleague, Member, PersonKey, Role};

/// Why nobody was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddError {
    /// Only a manager may.
    NotAManager,
    /// The book says no.
    Book(BookProblem),
    /// Something failed.
    Failed(Failed),
}

/// Adds a colleague with a role. She chose the passphrase herself, on this tablet.
///
/// # Errors
/// [`AddError`]; then nothing is changed.
pub async fn add<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    session: &mut Session<T::Turn>,
    who: NewColleague,
    role: Role,
) -> Result<Colleague, AddError> {
    let manager = session.manager()?;
    let mut book = read_book(ports.store, manager).await?;
    let entropy = ports.entropy;
    let (salt, params) = session.recipe.of(Some(&who.sign_in));
    let kek = ports.keysmith.derive_kek(&who.passphrase, salt, params).await.map_err(Failed::from)?;
    let (id, person) =
        (RecordId::make(entropy).map_err(Failed::from)?, PersonKey::make(entropy).map_err(Failed::from)?);
    let colleague = Colleague { id: StaffId::from_bytes(*id.as_bytes()), name: who.name, role, active: true };
    book.add(Member { colleague: colleague.clone(), sign_in: who.sign_in, public: person.public_key() })
        .map_err(AddError::Book)?;
    let sealed = || {
        let theirs = (role == Role::Manager).then_some(manager);
        let (words, keys) = ((&kek, session.recipe), (&session.vault, theirs));
        let batch = put_way_in(Batch::new(), (id, &person), words, keys, entropy)?;
        put_book(batch, &book, (&session.vault, manager), entropy)
    };
    ports.store.commit(sealed().map_err(Failed::from)?).await.map_err(Failed::from)?;
    follow(session, &book);
    Ok(colleague)
}

impl From<NotAManager> for AddError {
    fn from(_: NotAManager) -> Self {
        Self::NotAManager
    }
}

impl From<Failed> for AddError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}
