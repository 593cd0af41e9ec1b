//! A form that takes part: what it is known by, and what happens to what was kept of it once it is gone from the page.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Element;

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
    /// Whether it was sent, or left by one of its own buttons, and it is not known yet whether it goes.
    leaving: Arc<AtomicBool>,
}

impl Desk {
    /// Keeps a form of the page that is shown when the tablet locks. `name` is made of words and ids, never of what somebody
    /// typed; a `/` stands between the steps that open it.
    pub(in crate::ui::staff) fn kept_as(self, name: impl Into<String>) -> Option<KeptAs> {
        let at = spot(self.page.get_untracked())?;
        Some(KeptAs { desk: self, at, cases: cases(self), name: name.into(), leaving: Arc::default() })
    }
}

impl KeptAs {
    pub(in crate::ui::staff) fn name(&self) -> &str {
        &self.name
    }

    /// It is drawn no more, and was neither sent nor left by its own buttons: what was put back into it waits again, and what was
    /// typed into it this time goes.
    pub(in crate::ui::staff) fn gone(&self) {
        if self.leaving.load(Ordering::Relaxed) {
            return;
        }
        let mine = |all: &Vec<Kept>| all.iter().filter(|one| self.is_mine(one)).cloned().collect();
        let mine: Vec<Kept> = self.desk.kept.try_with_untracked(mine).unwrap_or_default();
        let (typing, back): (Vec<_>, Vec<_>) = mine.into_iter().partition(|one| one.state == State::Typing);
        back.iter().for_each(|one| set(self.desk, &one.form, State::Waits));
        if !typing.is_empty() {
            let (desk, forms) = (self.desk, typing.into_iter().map(|one| one.form).collect::<Vec<_>>());
            spawn_local(async move { drop(forget(desk, &forms).await) });
        }
    }

    /// Called when it is sent or left by one of its own buttons: what to do then.
    pub(in crate::ui::staff) fn ending(&self) -> Ending {
        self.leaving.store(true, Ordering::Relaxed);
        let mine = |one: &&Kept| self.is_mine(one);
        let kept = self.desk.kept.read_untracked().iter().filter(mine).map(|one| one.form.clone()).collect();
        Ending { desk: self.desk, kept, leaving: Arc::clone(&self.leaving) }
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

/// What stood in a form and was kept, when somebody sent or left it.
pub(in crate::ui::staff) struct Ending {
    desk: Desk,
    kept: Vec<KeptForm>,
    leaving: Arc<AtomicBool>,
}

impl Ending {
    /// Forgets it if the form is gone: it was saved, or she does not want it any more.
    pub(in crate::ui::staff) fn once_gone(self, form: Option<Element>) {
        spawn_local(async move {
            clock::wait(0).await;
            if form.is_some_and(|form| form.is_connected()) {
                self.leaving.store(false, Ordering::Relaxed);
            } else if forget(self.desk, &self.kept).await.is_err() {
                // It is offered again, and can be thrown away then.
                self.kept.iter().for_each(|form| set(self.desk, form, State::Waits));
            }
        });
    }
}
