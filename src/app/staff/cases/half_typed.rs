//! What stands half typed in forms when the tablet locks: kept sealed for whoever typed it, until she saves it or throws it away
//! (ADR 0032). No part of any record.

use super::open::OpenCase;
use super::renew::renew;
use super::write::Pen;
use crate::app::ports::RecordStore;
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::CaseId;
use crate::store::{Batch, StoreError};
use crate::vault::staff::{HalfTyped, WrappedKey};
use crate::vault::{
    ContentKey, Namespace, OpenError, RecordId, half_typed_at, half_typed_of, open_half_typed, open_half_typed_in,
    seal_half_typed, seal_half_typed_in,
};

/// A form that was kept, with the case it is of, if it is of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptForm {
    /// Whose record it was typed for.
    pub case: Option<CaseId>,
    /// What was typed.
    pub typed: HalfTyped,
}

/// Keeps what she has typed on one page. `open` is the case that the page is of, with those that are one with it; empty when it
/// is of none. `gone_on_with` is what was put back on this page before: what stands there now takes its place.
///
/// # Errors
/// [`Failed`]; then what was kept before still stands.
pub async fn keep_typed<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    open: &mut [OpenCase],
    typed: Vec<HalfTyped>,
    gone_on_with: &[HalfTyped],
) -> Result<(), Failed> {
    let me = session.me.id;
    let stays = |kept: &HalfTyped| !gone_on_with.iter().any(|old| old.is(kept));
    let Some((first, behind)) = open.split_first_mut() else {
        let stored = pen.store.read(half_typed_at(None, me)).await?;
        let before = stored.and_then(|stored| open_half_typed(&session.vault, me, &stored).ok()).unwrap_or_default();
        let all: Vec<HalfTyped> = before.into_iter().filter(stays).chain(typed).collect();
        return Ok(pen.store.commit(put(Batch::new(), pen, session, None, &all)?).await?);
    };
    let before = of_case(pen.store, session, first.case, &first.key).await?;
    let all: Vec<HalfTyped> = before.into_iter().filter(stays).chain(typed).collect();
    let (mut batch, renewed) = renew(Batch::new().require(places::case_key(first.case)), pen, session, first).await?;
    let key = renewed.as_ref().unwrap_or(&first.key);
    batch = put(batch, pen, session, Some((first.case, key)), &all)?;
    for other in behind {
        let before = of_case(pen.store, session, other.case, &other.key).await?;
        if !before.iter().all(stays) {
            let left: Vec<HalfTyped> = before.into_iter().filter(stays).collect();
            batch = put(batch, pen, session, Some((other.case, &other.key)), &left)?;
        }
    }
    pen.store.commit(batch).await?;
    first.renewed(renewed);
    Ok(())
}

/// All that is kept for her, the latest first. What is damaged is left out and stays as it is.
///
/// # Errors
/// [`Failed`].
pub async fn kept_typed<Turn>(store: &impl RecordStore, session: &Session<Turn>) -> Result<Vec<KeptForm>, Failed> {
    let mut all = Vec::new();
    for (id, stored) in store.list(Namespace::HalfTyped).await? {
        let case = half_typed_of(id, session.me.id);
        let typed = match case {
            None => open_half_typed(&session.vault, session.me.id, &stored).ok(),
            // Of a colleague's record nothing comes out that is a case.
            Some(case) => key_of(store, session, case)
                .await?
                .and_then(|key| open_half_typed_in(&key, (case, session.me.id), &stored).ok()),
        };
        all.extend(typed.into_iter().flatten().map(|typed| KeptForm { case, typed }));
    }
    all.sort_by_key(|form| std::cmp::Reverse(form.typed.kept));
    Ok(all)
}

/// Forgets a form that was kept, once she has saved it or thrown it away.
///
/// # Errors
/// [`Failed`]; then it is still kept.
pub async fn throw_typed_away<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    form: &KeptForm,
) -> Result<(), Failed> {
    let me = session.me.id;
    let Some(stored) = pen.store.read(half_typed_at(form.case, me)).await? else { return Ok(()) };
    let key = match form.case {
        Some(case) => key_of(pen.store, session, case).await?,
        None => None,
    };
    let whose = form.case.zip(key.as_ref());
    let mut all = match (form.case, whose) {
        (None, _) => open_half_typed(&session.vault, me, &stored)?,
        (Some(_), Some((case, key))) => open_half_typed_in(key, (case, me), &stored)?,
        (Some(_), None) => return Err(OpenError::WrongKeyOrChanged.into()),
    };
    all.retain(|kept| !kept.is(&form.typed));
    Ok(pen.store.commit(put(Batch::new(), pen, session, whose, &all)?).await?)
}

/// The record as it is to stand; none when there is nothing to keep.
fn put<S: RecordStore, Turn>(
    batch: Batch,
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    whose: Option<(CaseId, &ContentKey)>,
    typed: &[HalfTyped],
) -> Result<Batch, Failed> {
    let me = session.me.id;
    let at = half_typed_at(whose.map(|(case, _)| case), me);
    if typed.is_empty() {
        return Ok(batch.delete(at));
    }
    let sealed = match whose {
        Some((case, key)) => seal_half_typed_in(key, (case, me), typed, pen.entropy)?,
        None => seal_half_typed(&session.vault, me, typed, pen.entropy)?,
    };
    Ok(batch.put(at, sealed))
}

/// What is kept of a case. What does not open gives way to what is typed now.
async fn of_case<Turn>(
    store: &impl RecordStore,
    session: &Session<Turn>,
    case: CaseId,
    key: &ContentKey,
) -> Result<Vec<HalfTyped>, StoreError> {
    let stored = store.read(half_typed_at(Some(case), session.me.id)).await?;
    Ok(stored.and_then(|stored| open_half_typed_in(key, (case, session.me.id), &stored).ok()).unwrap_or_default())
}

/// The content key of a case, if it stands here and opens.
async fn key_of<Turn>(
    store: &impl RecordStore,
    session: &Session<Turn>,
    case: CaseId,
) -> Result<Option<ContentKey>, StoreError> {
    let id = RecordId::from_bytes(*case.as_bytes());
    let wrapped = store.read(places::case_key(case)).await?;
    Ok(wrapped.and_then(|wrapped| WrappedKey::unwrap(&wrapped, &session.vault, id).ok()).map(|(key, _)| key))
}
