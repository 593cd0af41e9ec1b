//! Says of what was kept that it is not saved: above the page on which it was typed, and in the list of cases.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Kept, State, fill, forget, lead_back, set};
use crate::app::staff::cases::KeptForm;
use crate::browser::{clock, typed};
use crate::ui::components::{Look, actions, again, all, button, el, heading, nothing, paragraph, pressable};
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::desk::Desk;
use crate::ui::staff::dialog::Dialog;
use crate::ui::staff::failed;
use crate::vault::staff::HalfField;
use crate::words::staff::half_typed as say;

/// The id of what is said of a page.
pub(super) const SAYS: &str = "typed-before";

/// What is said of the page that is shown; nothing while nothing was kept of it.
pub(in crate::ui::staff) fn banner(desk: Desk) -> AnyView {
    let throwing = Throwing::new(desk);
    let shown = again(move || {
        desk.page.track();
        desk.shown.track();
        let here: Vec<Kept> = desk.kept.read().iter().filter(|one| one.is_here(desk)).cloned().collect();
        let (back, others): (Vec<_>, Vec<_>) = here.into_iter().partition(|one| matches!(one.state, State::Back(_)));
        let back = (!back.is_empty()).then(|| is_back(&back, throwing));
        all(back.into_iter().chain(others.iter().map(|one| is_not_back(desk, one, throwing))))
    });
    let shown = el("div", "").attr("id", SAYS).attr("tabindex", "-1").child(shown);
    all([shown.view(), throwing.question()])
}

/// All that is kept, in the list of cases; nothing while nothing is.
pub(in crate::ui::staff) fn list(desk: Desk) -> AnyView {
    let throwing = Throwing::new(desk);
    let shown = again(move || {
        let kept = desk.kept.get();
        let lines: Vec<AnyView> = kept
            .iter()
            .filter(|one| !matches!(one.state, State::Typing | State::Going))
            .map(|one| line(desk, one, throwing))
            .collect();
        if lines.is_empty() {
            return nothing();
        }
        let list = el("ul", "app-cases").attr("aria-label", say::title()).children(lines).view();
        el("section", "app-card app-today").child(heading(say::title())).child(list).view()
    });
    all([shown, throwing.question()])
}

fn line(desk: Desk, one: &Kept, throwing: Throwing) -> AnyView {
    if one.state == State::Nowhere {
        return el("li", "").child(is_not_back(desk, one, throwing)).view();
    }
    let form = one.form.clone();
    let button = pressable("app-cases__case", one.title())
        .el(el("span", "app-cases__about").text(say::kept(moment(one))))
        .tap(move || go_on(desk, form.clone()));
    el("li", "app-cases__line").el(button).view()
}

/// It stands in its fields again.
fn is_back(kept: &[Kept], throwing: Throwing) -> AnyView {
    let when = kept.first().map(moment).unwrap_or_default();
    let backs = kept.iter().filter_map(|one| match &one.state {
        State::Back(back) => Some(back),
        State::Waits | State::Typing | State::Coming | State::Going | State::Nowhere => None,
    });
    let (mut changed, mut left) = (Vec::new(), Vec::new());
    for back in backs {
        changed.extend(back.changed.iter().cloned());
        left.extend(back.left.iter().cloned());
    }
    let changed = (!changed.is_empty()).then(|| all([paragraph(say::changed()), words(&changed)]));
    let left = (!left.is_empty()).then(|| all([paragraph(say::left()), words(&left)]));
    let first = kept.first().map(|one| one.form.typed.clone());
    let go_to = button(say::go_to(), Look::Secondary, move || {
        first.iter().for_each(|typed| typed::go_to(&typed.form, &typed.fields));
    });
    el("section", "app-banner app-banner--support")
        .attr("aria-label", say::title())
        .el(el("p", "").attr("role", "status").text(say::back(when)))
        .children(changed.into_iter().chain(left))
        .child(actions([go_to, throwing.button(What::IsBack)]))
        .view()
}

fn is_not_back(desk: Desk, one: &Kept, throwing: Throwing) -> AnyView {
    let (form, when) = (one.form.clone(), moment(one));
    let throw = throwing.button(What::One(form.clone()));
    let (says, shown, buttons) = match one.state {
        State::Typing | State::Coming | State::Back(_) | State::Going => return nothing(),
        State::Waits => {
            let on = button(say::go_on(), Look::Secondary, move || go_on(desk, form.clone()));
            (say::waits(when), None, vec![on, throw])
        }
        State::Nowhere => (say::nowhere(when), Some(words(&one.form.typed.fields)), vec![throw]),
    };
    el("section", "app-banner app-banner--support")
        .attr("aria-label", say::title())
        .el(el("p", "").attr("role", "status").text(says))
        .children(shown)
        .child(actions(buttons))
        .view()
}

fn go_on(desk: Desk, form: KeptForm) {
    spawn_local(async move {
        if lead_back(desk, &form).await {
            fill(desk, form).await;
        }
    });
}

/// Fields with what stands in them, to be read and copied.
fn words(fields: &[HalfField]) -> AnyView {
    let row = |field: &HalfField| {
        let value = if field.value.is_empty() { say::empty() } else { field.value.clone() };
        el("div", "app-summary__row")
            .el(el("dt", "app-summary__key").text(field.label.clone()))
            .el(el("dd", "app-summary__value").text(value))
            .view()
    };
    el("dl", "app-summary").children(fields.iter().map(row)).view()
}

fn moment(one: &Kept) -> String {
    clock::moment_in_words(one.form.typed.kept, LANGUAGE)
}

/// What is to be thrown away.
#[derive(Clone)]
enum What {
    /// All that is in its fields again on the page that is shown. It is kept anew while she types on, so which that is
    /// is asked once she is sure.
    IsBack,
    /// What waits.
    One(KeptForm),
}

impl What {
    fn chosen(&self, desk: Desk) -> Vec<Kept> {
        let is_it = |one: &&Kept| match self {
            Self::IsBack => one.is_here(desk) && matches!(one.state, State::Back(_)),
            Self::One(form) => one.is(form),
        };
        desk.kept.read_untracked().iter().filter(is_it).cloned().collect()
    }
}

/// Throwing away, which is asked about first.
#[derive(Clone, Copy)]
struct Throwing {
    desk: Desk,
    asked: RwSignal<Option<What>>,
    failed: RwSignal<Option<String>>,
}

impl Throwing {
    fn new(desk: Desk) -> Self {
        Self { desk, asked: RwSignal::new(None), failed: RwSignal::new(None) }
    }

    fn button(self, what: What) -> AnyView {
        button(say::throw_away(), Look::Quiet, move || {
            self.failed.set(None);
            self.asked.set(Some(what.clone()));
        })
    }

    fn question(self) -> AnyView {
        let close = move || self.asked.set(None);
        let sure = move || {
            let Some(what) = self.asked.get_untracked() else { return };
            let going = what.chosen(self.desk);
            going.iter().for_each(|one| set(self.desk, &one.form, State::Going));
            spawn_local(async move {
                let forms: Vec<KeptForm> = going.iter().map(|one| one.form.clone()).collect();
                match forget(self.desk, &forms).await {
                    Ok(()) => {
                        close();
                        let page = self.desk.page.get_untracked();
                        self.desk.said.set(Some((page, say::thrown_away())));
                        if matches!(what, What::IsBack) {
                            // Drawn anew, so that nothing of it stays in its fields.
                            self.desk.page.set(page);
                        }
                    }
                    Err(error) => {
                        going.into_iter().for_each(|one| set(self.desk, &one.form, one.state));
                        self.failed.try_set(Some(failed::in_words(&error)));
                    }
                }
            });
        };
        let answers =
            vec![button(say::keep(), Look::Primary, close), button(say::throw_away_sure(), Look::Secondary, sure)];
        let about = Signal::derive(move || self.failed.get().unwrap_or_else(say::throw_away_about));
        let is_asked = Memo::new(move |_| self.asked.read().is_some());
        Dialog { id: "typed-throw", title: say::throw_away_title(), about, answers }.view(is_asked, close)
    }
}
