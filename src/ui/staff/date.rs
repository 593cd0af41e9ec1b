//! A date in a form: as much of it as is known.

use leptos::prelude::*;

use crate::assessment::PartialDate;
use crate::ui::components::date_parts::{self, Parts};
use crate::ui::components::{Problems, again, el, nothing};

/// A date that may be left empty.
#[derive(Clone, Copy)]
pub(super) struct DateEntry {
    /// Id of the group: a word about the field, never about a person.
    id: &'static str,
    parts: Parts,
}

impl DateEntry {
    pub(super) fn new(id: &'static str) -> Self {
        Self { id, parts: RwSignal::new(Default::default()) }
    }

    /// Puts a date into the fields.
    pub(super) fn fill(self, date: Option<PartialDate>) {
        self.parts.set(date_parts::written(date));
    }

    /// What stands in the fields, `None` when nothing does; else the field's id and what is wrong.
    pub(super) fn read(self) -> Result<Option<PartialDate>, (&'static str, String)> {
        let parts = self.parts.get_untracked();
        if parts.iter().all(|part| part.trim().is_empty()) {
            return Ok(None);
        }
        date_parts::read(&parts).map(Some).map_err(|problem| (self.id, problem))
    }

    /// Draws the fields. `typed` is called after each change.
    pub(super) fn view(
        self,
        label: String,
        hint: String,
        problems: Problems,
        typed: impl Fn() + Copy + 'static,
    ) -> AnyView {
        let Self { id, parts } = self;
        let problem = move || problems.read().iter().find(|(i, _)| *i == id).map(|(_, text)| text.clone());
        let (label_id, about_id) = (format!("{id}-label"), format!("{id}-about"));
        let wrong = again(move || match problem() {
            Some(text) => el("p", "app-field__error").text(text).view(),
            None => nothing(),
        });
        let about = el("div", "").attr("id", about_id.clone()).el(el("p", "app-field__hint").text(hint)).child(wrong);
        let take = move |part: usize, text: String| {
            parts.update(|parts| parts[part] = text);
            typed();
        };
        let fields = date_parts::fields(parts, take, move || problem().is_some());
        let class = move || if problem().is_some() { "app-field app-field--wrong" } else { "app-field" };
        el("div", "")
            .attr_of("class", move || Some(class().to_owned()))
            .attr("id", id)
            .attr("role", "group")
            .attr("aria-labelledby", label_id.clone())
            .attr("aria-describedby", about_id)
            .el(el("p", "app-field__label").attr("id", label_id).text(label))
            .el(about)
            .el(el("div", "app-date").children(fields))
            .view()
    }
}
