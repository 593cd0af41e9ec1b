//! What the list is narrowed to, each filter with how many cases it shows.

use leptos::prelude::*;

use super::{AT_ONCE, List};
use crate::app::staff::cases::Filter;
use crate::ui::components::{el, pressable};
use crate::ui::staff::desk::Signed;
use crate::words::staff::caseload as say;

/// A filter that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    Open,
    Mine,
    Alerts,
    ReviewDue,
    WaitingForHer,
    NotAssessed,
    Archived,
}

impl Chosen {
    const ALL: [Self; 7] =
        [Self::Open, Self::Mine, Self::Alerts, Self::ReviewDue, Self::WaitingForHer, Self::NotAssessed, Self::Archived];

    /// As the list understands it, for who is signed in.
    pub(super) fn filter(self, signed: &Signed, today: i64) -> Filter {
        match self {
            Self::Open => Filter::Open,
            Self::Mine => Filter::Of(signed.session.me().id),
            Self::Alerts => Filter::Alerts,
            Self::ReviewDue => Filter::ReviewDue { today },
            Self::WaitingForHer => Filter::WaitingForHer { today },
            Self::NotAssessed => Filter::NotAssessed,
            Self::Archived => Filter::Archived,
        }
    }

    fn label(self) -> String {
        match self {
            Self::Open => say::all(),
            Self::Mine => say::mine(),
            Self::Alerts => say::alerts(),
            Self::ReviewDue => say::review_due(),
            Self::WaitingForHer => say::waiting(),
            Self::NotAssessed => say::not_assessed(),
            Self::Archived => say::archived(),
        }
    }
}

/// How many cases each filter shows.
#[derive(Clone)]
pub(super) struct Counts([usize; 7]);

impl Counts {
    pub(super) fn of(signed: &Signed, today: i64) -> Self {
        Self(Chosen::ALL.map(|chosen| signed.list.count(chosen.filter(signed, today))))
    }
}

/// Draws the filters. A filter and a search do not narrow each other: choosing one ends the search.
pub(super) fn view(list: List, counts: &Counts) -> AnyView {
    let buttons = Chosen::ALL.into_iter().zip(counts.0).map(|(chosen, count)| {
        let choose = move || {
            list.most.set(AT_ONCE);
            list.typed.set(String::new());
            list.chosen.set(chosen);
        };
        let is_chosen = move || list.chosen.get() == chosen && list.typed.read().trim().is_empty();
        pressable("app-bar__page", format!("{} ({count})", chosen.label())).pressed(is_chosen).tap(choose).view()
    });
    el("div", "app-caseload__filters").attr("role", "group").attr("aria-label", say::filters()).children(buttons).view()
}
