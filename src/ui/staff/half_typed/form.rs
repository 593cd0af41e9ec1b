//! A form that takes part: what it is known by, and what happens to what was kept of it once it is gone from the page.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Kept, State, cases, forget, set, spot};
use crate::app::staff::cases::KeptForm;
use crate::browser::clock;
use crate::case::record::CaseId;
use crate::ui::staff::desk::Desk;
use crate::vault::staff::Spot;

/// What a form is known by: its page, the case the page is of, and a name that no other form of the page has.
#[derive(Clone)]
pub(in crate::ui::staff) struct KeptAs {
    desk: Desk,
    at: Spot,
    cases: Vec<CaseId>,
    name: String,
    /// How often it was sent, or left by one of its own buttons, while it is not known yet whether it goes.
    leaving: Arc<AtomicUsize>,
    /// Whether it is drawn no more.
    is_gone: Arc<AtomicBool>,
}

impl Desk {
    /// Keeps a form of the page that is shown when the tablet locks. `name` is made of words and ids, never of what somebody
    /// typed; a `/` stands between the steps that open it.
    pub(in crate::ui::staff) fn kept_as(self, name: impl Into<String>) -> Option<KeptAs> {
        let at = spot(self.page.get_untracked())?;
        let (leaving, is_gone) = (Arc::default(), Arc::default());
        Some(KeptAs { desk: self, at, cases: cases(self), name: name.into(), leaving, is_gone })
    }
}

impl KeptAs {
    pub(in crate::ui::staff) fn name(&self) -> &str {
        &self.name
    }

    /// It is drawn no more, and was neither sent nor left by its own buttons: what was put back into it waits again, and what was
    /// typed into it this time goes.
    pub(in crate::ui::staff) fn gone(&self) {
        self.is_gone.store(true, Ordering::Relaxed);
        if self.leaving.load(Ordering::Relaxed) > 0 {
            return;
        }
        let (typing, back): (Vec<_>, Vec<_>) = self.mine().into_iter().partition(|one| one.state == State::Typing);
        back.iter().for_each(|one| set(self.desk, &one.form, State::Waits));
        if !typing.is_empty() {
            let (desk, forms) = (self.desk, typing.into_iter().map(|one| one.form).collect::<Vec<_>>());
            let hold = desk.hold();
            spawn_local(async move {
                drop(forget(desk, &forms).await);
                drop(hold);
            });
        }
    }

    /// Called when it is sent or left by one of its own buttons: what to do then.
    pub(in crate::ui::staff) fn ending(&self) -> Ending {
        self.leaving.fetch_add(1, Ordering::Relaxed);
        Ending { of: self.clone(), _hold: self.desk.hold() }
    }

    /// What stands in this form and is kept.
    fn mine(&self) -> Vec<Kept> {
        let mine = |all: &Vec<Kept>| all.iter().filter(|one| self.is_mine(one)).cloned().collect();
        self.desk.kept.try_with_untracked(mine).unwrap_or_default()
    }

    /// Whether it is what stands in this form.
    fn is_mine(&self, one: &Kept) -> bool {
        let KeptForm { case, typed } = &one.form;
        let is_here = typed.at == self.at && case.is_none_or(|case| self.cases.contains(&case));
        let stands = match one.state {
            State::Typing | State::Back(_) => true,
            State::Waits | State::Coming | State::Going | State::Nowhere => false,
        };
        is_here && stands && typed.form == self.name
    }
}

/// A form that somebody has sent or left. The tablet does not lock before it is known what becomes of it.
pub(in crate::ui::staff) struct Ending {
    of: KeptAs,
    _hold: Arc<()>,
}

impl Ending {
    /// Forgets what was kept of it if it is gone: it was saved, or she does not want it any more. On a page that was emptied to
    /// lock, too.
    pub(in crate::ui::staff) fn once_gone(self) {
        spawn_local(async move {
            clock::wait(0).await;
            let Self { of: form, _hold } = self;
            if !form.is_gone.load(Ordering::Relaxed) {
                form.leaving.fetch_sub(1, Ordering::Relaxed);
                return;
            }
            let kept: Vec<KeptForm> = form.mine().into_iter().map(|one| one.form).collect();
            if forget(form.desk, &kept).await.is_err() {
                // It is offered again, and can be thrown away then.
                kept.iter().for_each(|kept| set(form.desk, kept, State::Waits));
            }
        });
    }
}
