//! A manager brings across who works here: who was added or put out on another tablet is so on this one too.

use super::put_out::{Kept, PutOut, grant_again};
use super::ways::{OpenWays, WaysError};
use super::{follow, read_book};
use crate::app::keep::Ports;
use crate::app::ports::{Entropy, Keysmith, RecordStore, Turns};
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::app::staff::tablets::TabletFile;
use crate::store::Batch;
use crate::vault::staff::{Learnt, SignInName};
use crate::vault::{ManagerKey, SealError, Secret, VaultKey, open_centre_keys, open_colleagues, seal_centre_keys};

/// What bringing it across came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaughtUp {
    /// Who came and who went.
    pub learnt: Learnt,
    /// Whether the other tablet has to be brought a file of this one before the two can exchange cases.
    pub other_is_behind: bool,
    /// Records that could not be opened, and stay as they are.
    pub left: usize,
}

/// Why everything stayed as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CatchUpError {
    /// Only a manager may.
    NotAManager,
    /// It is of another centre, or of a tablet that was set up apart from this one.
    Foreign,
    /// Another manager than the one who is signed in here opened it.
    SomebodyElse,
    /// The file was not opened.
    Ways(WaysError),
}

/// Takes over who was added and who was put out on the tablet that made the file. Whoever was put out on either opens nothing on this
/// one from now on. What she types is her name and passphrase on the other tablet; everybody's own passphrase here stays.
///
/// # Errors
/// [`CatchUpError`]; then nothing is changed.
pub async fn catch_up<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    session: &mut Session<T::Turn>,
    file: &TabletFile,
    (name, typed): (&SignInName, &Secret<String>),
    now: i64,
) -> Result<CaughtUp, CatchUpError> {
    let manager = session.manager().map_err(|_| CatchUpError::NotAManager)?;
    if file.vault != session.recipe.vault {
        return Err(CatchUpError::Foreign);
    }
    let ways = OpenWays::open(ports, file, (name, typed), now).await?;
    if ways.me.id != session.me.id {
        return Err(CatchUpError::SomebodyElse);
    }
    let mut book = read_book(ports.store, manager).await?;
    let same_keys = open_colleagues(&session.vault, &file.colleagues).is_ok();
    let (they_know_all, we_know_all) = (ways.book.has_put_out_all_of(&book), book.has_put_out_all_of(&ways.book));
    let next = match (same_keys, they_know_all, we_know_all) {
        (false, true, _) => Next::Theirs,
        (_, _, true) => Next::Ours,
        (_, _, false) => Next::New,
    };
    let other_is_behind = !same_keys && next != Next::Theirs;
    let slots: Vec<_> = ways.book.active().map(|member| places::person(member.colleague.id)).collect();
    let slots: Vec<_> = slots.into_iter().filter_map(|id| Some((id, ways.slot(id)?.clone()))).collect();
    let OpenWays { vault, manager: theirs, book: their_book, centre_keys, .. } = ways;
    let learnt = book.learn(their_book);

    let mut batch = Batch::new();
    for id in &learnt.put_out {
        batch = batch.delete(places::slot(places::person(*id))).delete(places::grant(places::person(*id)));
    }
    for (id, slot) in &slots {
        if learnt.came.iter().any(|came| places::person(*came) == *id) {
            batch = batch.put(places::slot(*id), slot);
        }
    }
    let keys = match next {
        Next::Ours => None,
        Next::Theirs => Some((vault, theirs)),
        Next::New => Some(fresh(ports.entropy)?),
    };
    let kept = Kept::read(ports.store).await.map_err(Failed::from)?;
    let (now_vault, now_manager) = keys.as_ref().map_or((&session.vault, manager), |(vault, manager)| (vault, manager));
    let mut out = PutOut::default();
    if keys.is_some() {
        (batch, out) = kept.seal_again(batch, &session.vault, now_vault, ports.entropy).map_err(Failed::from)?;
    }
    batch = learnt.put_out.iter().fold(batch, |batch, id| kept.forget_typed(batch, *id));
    let ours = ports.store.read(places::CENTRE_KEYS).await.map_err(Failed::from)?;
    let ours = ours.map(|stored| open_centre_keys(&session.vault, &stored)).transpose().map_err(Failed::from)?;
    if let Some(all) = joined(ours.unwrap_or_default(), centre_keys) {
        let sealed = seal_centre_keys(now_vault, &all, ports.entropy).map_err(Failed::from)?;
        batch = batch.put(places::CENTRE_KEYS, sealed);
    }
    batch = grant_again(batch, &book, (now_vault, now_manager), ports.entropy).map_err(Failed::from)?;
    ports.store.commit(batch).await.map_err(Failed::from)?;
    if let Some((vault, manager)) = keys {
        (session.vault, session.manager) = (vault, Some(manager));
    }
    follow(session, &book);
    Ok(CaughtUp { learnt, other_is_behind, left: out.left })
}

/// Under which keys the tablet goes on: those that nobody has who was put out on either tablet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Ours,
    Theirs,
    New,
}

fn fresh(entropy: &dyn Entropy) -> Result<(VaultKey, ManagerKey), Failed> {
    let keys = || -> Result<_, SealError> { Ok((VaultKey::make(entropy)?, ManagerKey::make(entropy)?)) };
    Ok(keys()?)
}

/// The centre's keys of both tablets, ours first; `None` where there is none to add.
fn joined(mut ours: Vec<Secret<String>>, theirs: Vec<Secret<String>>) -> Option<Vec<Secret<String>>> {
    let before = ours.len();
    for key in theirs {
        // EXPOSE: compared with those that are here.
        if ours.iter().all(|other| other.expose() != key.expose()) {
            ours.push(key);
        }
    }
    (ours.len() > before).then_some(ours)
}

impl From<WaysError> for CatchUpError {
    fn from(error: WaysError) -> Self {
        Self::Ways(error)
    }
}

impl From<Failed> for CatchUpError {
    fn from(error: Failed) -> Self {
        Self::Ways(error.into())
    }
}
