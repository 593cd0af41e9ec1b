//! The file that somebody chose: read at once, so that it is said at once when it is the wrong one.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::staff::tablets::{FileProblem, TabletFile};
use crate::browser::files;
use crate::ui::components::{again, el, nothing};
use crate::words::staff::{desk as say_desk, tablets as say};

/// What is known of it.
#[derive(Clone)]
enum Known {
    None,
    Reading,
    Bad(FileProblem),
    Good(Arc<TabletFile>),
}

/// The choice of a file.
#[derive(Clone, Copy)]
pub(super) struct Chosen(RwSignal<Known>);

impl Chosen {
    pub(super) fn new() -> Self {
        Self(RwSignal::new(Known::None))
    }

    /// The file, if a right one is chosen. Drawn anew with it.
    pub(super) fn file(self) -> Option<Arc<TabletFile>> {
        match self.0.get() {
            Known::Good(file) => Some(file),
            Known::None | Known::Reading | Known::Bad(_) => None,
        }
    }

    /// The input, and what is wrong with what was chosen.
    pub(super) fn view(self) -> AnyView {
        let Self(known) = self;
        let choose = move |event: web_sys::Event| {
            known.set(Known::Reading);
            spawn_local(async move {
                let read = files::chosen_bytes(&event).await;
                let parsed = read.map_or(Err(FileProblem::NotOne), |bytes| TabletFile::parse(&bytes));
                known.try_set(parsed.map_or_else(Known::Bad, |file| Known::Good(Arc::new(file))));
            });
        };
        let text = again(move || match known.get() {
            Known::None => nothing(),
            Known::Reading => el("p", "").attr("role", "status").text(say_desk::working()).view(),
            Known::Bad(problem) => el("p", "app-field__error")
                .attr("id", "tablet-file-said")
                .attr("role", "alert")
                .text(in_words(problem))
                .view(),
            Known::Good(file) => {
                let count = file.cases();
                let text = if file.has_ways() { say::is_everything(count) } else { say::is_cases(count) };
                el("p", "app-field__hint").attr("id", "tablet-file-said").attr("role", "status").text(text).view()
            }
        });
        el("div", "app-field")
            .el(el("label", "app-field__label").attr("for", "tablet-file").text(say::file()))
            .el(el("input", "app-input")
                .attr("id", "tablet-file")
                .attr("type", "file")
                .attr("aria-describedby", "tablet-file-said")
                .on("change", choose))
            .child(text)
            .view()
    }
}

fn in_words(problem: FileProblem) -> String {
    match problem {
        FileProblem::NotOne => say::not_one(),
        FileProblem::Later => say::later(),
        FileProblem::Damaged => say::damaged_file(),
    }
}
