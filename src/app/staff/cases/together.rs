//! Cases that are one woman: opened together, put together by a person, and taken apart again. Each keeps its own log.

use super::Caseload;
use super::open::{OpenCase, open};
use super::write::{Next, Pen, careful, compose, seal_next};
use crate::app::ports::RecordStore;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{Archiving, CaseId, Kind, Log, Merging, Record};
use crate::store::Batch;

/// Opens a case with all that are one with it, the one that the list shows first. One that does not open or is not on this
/// tablet is left out.
///
/// # Errors
/// [`Failed`], of the first.
pub async fn open_together<S: RecordStore, Turn>(
    store: &S,
    session: &Session<Turn>,
    list: &Caseload,
    case: CaseId,
) -> Result<Vec<OpenCase>, Failed> {
    let mut cases = list.one_woman(case);
    let mut all: Vec<OpenCase> = Vec::new();
    let mut at = 0;
    while let Some(case) = cases.get(at).copied() {
        match open(store, session, case).await {
            Ok(open) => {
                let said: Vec<CaseId> = open.record().together().map(|(other, _)| other).collect();
                cases.extend(said.into_iter().filter(|other| !cases.contains(other)).collect::<Vec<_>>());
                all.push(open);
            }
            Err(error) if all.is_empty() => return Err(error),
            Err(_) => {}
        }
        at += 1;
    }
    Ok(all)
}

/// Writes events to cases that are one woman, in the name of who is signed in: each to the case that has the thing it speaks
/// of, so that each still is whole when they are taken apart, and everything else to the first.
///
/// # Errors
/// [`Failed`]; then nothing is stored, and the cases are as they were.
pub async fn write_together<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    all: &mut [OpenCase],
    kinds: Vec<Kind>,
) -> Result<(), Failed> {
    let home = |kind: &Kind| {
        let has_it = |open: &&OpenCase| open.log().in_order().iter().any(|event| event.kind.thing() == kind.thing());
        let found = kind.thing().and_then(|_| all.iter().find(has_it)).or(all.first());
        found.map(OpenCase::case)
    };
    let kinds = kinds.into_iter().filter_map(|kind| Some((home(&kind)?, kind))).collect();
    write_each(pen, session, list, all, kinds).await
}

/// Says that two cases are one woman, each with those that are already one with it, and which of the two the list shows. If
/// either is not archived, what the list shows is not: she does not drop out of sight.
///
/// # Errors
/// [`Failed`]; then nothing is stored.
pub async fn put_together<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    (one, other): (CaseId, CaseId),
    shown: CaseId,
) -> Result<Vec<OpenCase>, Failed> {
    // What is put together is what the list shows: a case that stands behind another goes with it.
    let [one, other, shown] = [one, other, shown].map(|case| list.shown_for(case));
    let mut all = open_together(pen.store, session, list, one).await?;
    let others = open_together(pen.store, session, list, other).await?;
    all.extend(others.into_iter().filter(|open| list.shown_for(open.case()) != list.shown_for(one)));
    let merging = Merging { together: true, shown };
    let mut kinds = vec![(one, Kind::Merged { with: other, merging }), (other, Kind::Merged { with: one, merging })];
    let archived = |open: &OpenCase| open.record().is_archived();
    if Record::of_all(all.iter().map(OpenCase::log)).is_archived() && !all.iter().all(archived) {
        kinds.push((shown, Kind::Archived(Archiving { archived: false, reason: None })));
    }
    write_each(pen, session, list, &mut all, kinds).await?;
    open_together(pen.store, session, list, one).await
}

/// Says that a case is not the same woman after all as the one that is shown in its place, or, of that one, as any other. Cases
/// behind it stay with it. What was written meanwhile stays in the case that it was written to.
///
/// # Errors
/// [`Failed`]; then nothing is stored.
pub async fn take_apart<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    case: CaseId,
) -> Result<(), Failed> {
    let mut all = open_together(pen.store, session, list, case).await?;
    let is_shown = list.shown_for(case) == case;
    let mut kinds = Vec::new();
    for open in &all {
        let cut = |with: CaseId, merging: &Merging| {
            (open.case() == case || with == case) && (is_shown || merging.shown != case)
        };
        for (with, _) in open.record().together().filter(|(with, merging)| cut(*with, merging)) {
            kinds.push((open.case(), Kind::Merged { with, merging: Merging { together: false, shown: open.case() } }));
        }
    }
    write_each(pen, session, list, &mut all, kinds).await
}

/// Makes the summaries of cases again that follow from each other, after one of them came from elsewhere.
pub(super) async fn sum_up<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    case: CaseId,
) -> Result<(), Failed> {
    if list.one_woman(case).len() < 2 {
        return Ok(());
    }
    let all = open_together(pen.store, session, list, case).await?;
    let summaries = list.summaries_of(&logs(&all));
    let (batch, changes) = list.put(Batch::new(), &session.vault, summaries, pen.entropy)?;
    pen.store.commit(batch).await?;
    changes.into_iter().for_each(|change| list.make(change));
    Ok(())
}

/// Writes each event to the case that it is given with, all of them or none. Whoever writes sees all of these cases.
async fn write_each<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    all: &mut [OpenCase],
    mut kinds: Vec<(CaseId, Kind)>,
) -> Result<(), Failed> {
    let mut batch = Batch::new();
    let mut next: Vec<Option<Next>> = Vec::new();
    for at in 0..all.len() {
        let case = all[at].case();
        let (own, others): (Vec<_>, Vec<_>) = kinds.into_iter().partition(|(to, _)| *to == case);
        kinds = others;
        if own.is_empty() {
            next.push(None);
            continue;
        }
        let beside: Vec<Log> =
            (0..all.len()).filter(|other| *other != at).map(|other| all[other].log().clone()).collect();
        let mut log = all[at].log().clone();
        let own = own.into_iter().map(|(_, kind)| kind);
        let new = compose(pen, session.hand(), case, &mut log, &beside.iter().collect::<Vec<_>>(), own)?;
        let (sealed, written) = seal_next(batch, pen, session, &all[at], log, new).await?;
        batch = sealed;
        next.push(Some(written));
    }
    let logs: Vec<(CaseId, &Log)> = (all.iter().zip(&next))
        .map(|(open, next)| (open.case(), next.as_ref().map_or(open.log(), |next| &next.log)))
        .collect();
    let summaries = careful(list, list.summaries_of(&logs), &all.iter().collect::<Vec<_>>());
    let (batch, changes) = list.put(batch, &session.vault, summaries, pen.entropy)?;
    pen.store.commit(batch).await?;
    changes.into_iter().for_each(|change| list.make(change));
    for (open, next) in all.iter_mut().zip(next) {
        next.into_iter().for_each(|next| open.go_on(next));
    }
    Ok(())
}

fn logs(all: &[OpenCase]) -> Vec<(CaseId, &Log)> {
    all.iter().map(|open| (open.case(), open.log())).collect()
}
