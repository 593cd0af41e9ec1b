//! An interview under way: what is answered, what of it is on the disk, and the one queue through which it gets there.
//!
//! The filling-in is ahead of the disk by what is being stored; what shows as answered is what the disk has. The queue does
//! not belong to the page: what was answered a moment before she left it is stored all the same, and to its own case.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::staff::Failed;
use crate::app::staff::assess::{Filled, Packs, Reading, interview};
use crate::assessment::{Answer, AnswerProblem, Draft};
use crate::case::record::{Assessed, CaseId, Kind, Record, ThingId};
use crate::instrument::{Audience, Instrument, ItemIndex};
use crate::ui::staff::desk::{Desk, Shown};
use crate::ui::staff::failed;
use crate::vault::RecordId;

/// What is filled in.
#[derive(Clone, Copy)]
pub(super) enum Aim {
    /// An assessment of a case.
    Assessment(ThingId),
    /// Nothing of anybody: somebody tries the pack that stands at this place.
    Trial(RecordId),
}

/// Where an interview is. Given to everything on its page.
#[derive(Clone, Copy)]
pub(super) struct Interview {
    pub(super) desk: Desk,
    pub(super) aim: Aim,
    core: StoredValue<Rc<RefCell<Core>>, LocalStorage>,
    /// Told whenever what is answered, or what of it is stored, has changed.
    changed: RwSignal<()>,
    /// The section that is shown; behind the last one, the end.
    pub(super) section: RwSignal<usize>,
    /// Why the last answer was not stored.
    pub(super) problem: RwSignal<Option<String>>,
}

struct Core {
    /// The case that it belongs to, with the packs that are here; nothing, where a pack is tried.
    case: Option<(CaseId, Arc<Packs>)>,
    /// With all that is on its way to the disk.
    ahead: Draft,
    /// As it is on the disk.
    stored: Filled,
    /// Items whose answers are on their way, in the order in which they were given.
    waiting: Vec<ItemIndex>,
    at_work: bool,
}

impl Interview {
    /// The interview on an assessment of the case that is shown; `None` if its pack is not here.
    pub(super) fn of(desk: Desk, shown: &Shown, packs: &Arc<Packs>, assessment: ThingId) -> Option<Self> {
        let stored = Reading::of(shown.record.assessments.get(&assessment)?, packs).filled()?;
        let ahead = stored.draft().clone();
        let section = first_open(&ahead);
        let case = Some((shown.case, Arc::clone(packs)));
        let core = Core { case, ahead, stored, waiting: Vec::new(), at_work: false };
        Some(Self::new(desk, Aim::Assessment(assessment), core, section))
    }

    /// A pack that is tried; nothing of it is kept.
    pub(super) fn trying(desk: Desk, pack: &Arc<Instrument>, at: RecordId) -> Self {
        let ahead = Draft::new(Arc::clone(pack), Audience::Either);
        let stored = Filled::tried(ahead.clone());
        let section = first_open(&ahead);
        let core = Core { case: None, ahead, stored, waiting: Vec::new(), at_work: false };
        Self::new(desk, Aim::Trial(at), core, section)
    }

    fn new(desk: Desk, aim: Aim, core: Core, section: usize) -> Self {
        Self {
            desk,
            aim,
            core: StoredValue::new_local(Rc::new(RefCell::new(core))),
            changed: RwSignal::new(()),
            section: RwSignal::new(section),
            problem: RwSignal::new(None),
        }
    }

    /// The assessment, with the case that is shown; `None` where a pack is tried.
    pub(super) fn assessed<T>(self, read: impl FnOnce(&Assessed) -> T) -> Option<T> {
        match self.aim {
            Aim::Assessment(assessment) => {
                let shown = self.desk.shown.get_untracked()?;
                shown.record.assessments.get(&assessment).map(read)
            }
            Aim::Trial(_) => None,
        }
    }

    /// Reads what is answered, what is on its way included; read again when that changes.
    pub(super) fn ahead<T>(self, read: impl FnOnce(&Draft) -> T) -> T {
        self.changed.track();
        self.core.with_value(|core| read(&core.borrow().ahead))
    }

    /// Reads what is on the disk; read again when that changes.
    pub(super) fn stored<T>(self, read: impl FnOnce(&Filled) -> T) -> T {
        self.changed.track();
        self.core.with_value(|core| read(&core.borrow().stored))
    }

    /// The pack.
    pub(super) fn pack(self) -> Arc<Instrument> {
        self.core.with_value(|core| Arc::clone(core.borrow().ahead.instrument()))
    }

    /// Takes an answer, or takes one back, and stores it now.
    ///
    /// # Errors
    /// When it does not fit; then nothing changes.
    pub(super) fn answer(self, item: ItemIndex, answer: Option<Answer>) -> Result<(), AnswerProblem> {
        self.type_in(item, answer)?;
        self.store();
        Ok(())
    }

    /// Takes what is being typed, to be stored at the next pause.
    ///
    /// # Errors
    /// When it does not fit; then nothing changes.
    pub(super) fn type_in(self, item: ItemIndex, answer: Option<Answer>) -> Result<(), AnswerProblem> {
        self.core.with_value(|core| {
            let core = &mut *core.borrow_mut();
            match answer {
                Some(answer) => core.ahead.answer(item, answer)?,
                None => core.ahead.clear(item),
            }
            if !core.waiting.contains(&item) {
                core.waiting.push(item);
            }
            Ok(())
        })?;
        self.changed.set(());
        Ok(())
    }

    /// Stores all that waits. What comes meanwhile goes together in the next write.
    pub(super) fn store(self) {
        let Some(core) = self.core.try_with_value(Rc::clone) else { return };
        if core.borrow().at_work || core.borrow().waiting.is_empty() {
            return;
        }
        let Aim::Assessment(assessment) = self.aim else { return self.keep_nothing(&core) };
        core.borrow_mut().at_work = true;
        spawn_local(async move {
            let mut stopped = None;
            while let (None, Some((case, kinds, items))) = (&stopped, next_write(self, assessment, &core)) {
                let written = self.desk.write_to(case, kinds).await;
                self.settle(assessment, &core, &items, &written);
                stopped = written.err();
            }
            core.borrow_mut().at_work = false;
            self.problem.try_set(stopped.map(|error| failed::in_words(&error)));
        });
    }

    /// What is tried shows as answered, and is nowhere else.
    fn keep_nothing(self, core: &Rc<RefCell<Core>>) {
        let mut core = core.borrow_mut();
        core.waiting.clear();
        core.stored = Filled::tried(core.ahead.clone());
        drop(core);
        self.changed.try_set(());
    }

    /// What was written is on the disk now, or is as it was.
    fn settle(self, assessment: ThingId, core: &Rc<RefCell<Core>>, items: &[ItemIndex], written: &Result<(), Failed>) {
        let mut core = core.borrow_mut();
        if written.is_ok() {
            let stored = core.case.as_ref().and_then(|(case, packs)| {
                let shown = self.desk.shown.get_untracked().filter(|shown| shown.case == *case)?;
                Reading::of(shown.record.assessments.get(&assessment)?, packs).filled()
            });
            if let Some(stored) = stored {
                core.stored = stored;
            }
        } else {
            let Core { ahead, stored, waiting, .. } = &mut *core;
            for item in items.iter().copied().chain(waiting.drain(..)) {
                match stored.draft().at(item).cloned() {
                    // It stood there before, so it fits.
                    Some(before) => drop(ahead.answer(item, before)),
                    None => ahead.clear(item),
                }
            }
        }
        drop(core);
        self.changed.try_set(());
    }
}

/// What is to be written next: to which case, what, and which items it is about.
fn next_write(
    of: Interview,
    assessment: ThingId,
    core: &Rc<RefCell<Core>>,
) -> Option<(CaseId, Vec<Kind>, Vec<ItemIndex>)> {
    let mut core = core.borrow_mut();
    let case = core.case.as_ref().map(|(case, _)| *case)?;
    if core.waiting.is_empty() {
        return None;
    }
    let items = std::mem::take(&mut core.waiting);
    let shown = of.desk.shown.get_untracked().filter(|shown| shown.case == case);
    let nothing = Record::default();
    let record = shown.as_ref().map_or(&nothing, |shown| &shown.record);
    Some((case, interview::answered(record, assessment, &core.ahead, &items), items))
}

/// The first section with a question that nobody answered; the end, if there is none.
fn first_open(draft: &Draft) -> usize {
    let sections = draft.instrument().sections().len();
    let open = |section: &usize| {
        let (shown, answered) = draft.progress(*section);
        answered < shown
    };
    (0..sections).find(open).unwrap_or(sections)
}
