//! Every answer, section by section, with who gave it and why one is missing; those of hard sections folded.

use leptos::prelude::*;

use super::Results;
use crate::app::staff::assess::her_own;
use crate::assessment::{Answer, Value};
use crate::case::record::{Assessed, Filler};
use crate::instrument::{Item, ItemIndex, Section};
use crate::ui::components::{all, details, el, heading, nothing};
use crate::ui::staff::case::assessments::gave;
use crate::ui::staff::english;
use crate::words::staff::results as say;

impl Results<'_> {
    /// Draws them, closed.
    pub(super) fn all_answers(&self) -> AnyView {
        let sections = self.filled.instrument().sections().iter().map(|section| self.section(section));
        all([heading(say::answers()), all(sections)])
    }

    fn section(&self, section: &Section) -> AnyView {
        let draft = self.filled.draft();
        let asked = || draft.instrument().items_of(section).filter(|(i, item)| draft.shows(*i) && !item.is_note());
        let (count, answered) = (asked().count(), asked().filter(|(i, _)| draft.at(*i).is_some()).count());
        if count == 0 {
            return nothing();
        }
        let rows = el("dl", "app-summary").children(asked().map(|(index, item)| self.answer(index, item))).view();
        let title = say::section(answered, count, english::text(section.title()));
        let hard = section.content_note().map(|note| el("p", "app-banner").text(english::text(note)).view());
        details(title, all(hard.into_iter().chain([rows])))
    }

    fn answer(&self, index: ItemIndex, item: &Item) -> AnyView {
        let (class, says) = match self.filled.draft().at(index) {
            Some(answer @ Answer::Given(_)) => ("app-summary__value", english::answer(item, answer)),
            Some(Answer::Passed(pass)) => {
                ("app-summary__value app-summary__value--none", say::missing(english::passed(*pass)))
            }
            None => ("app-summary__value app-summary__value--none", say::missing(say::nobody_asked())),
        };
        let by = self.filled.gave(index).map(gave);
        let before = match self.filled.gave(index) {
            Some(Filler::Herself) => None,
            Some(Filler::Together | Filler::Caseworker) | None => her_own(self.assessed, item.id()),
        };
        let before = before.map(|answer| say::her_answer_before(english::answer(item, answer)));
        let apart = self.filled.is_contested(index).then(say::written_apart);
        let notes = [by, before, apart].into_iter().flatten();
        el("div", "app-summary__row")
            .el(el("dt", "app-summary__key").text(english::text(item.text())))
            .el(el("dd", class).text(says))
            .children(notes.map(|note| el("dd", "app-field__hint").text(note).view()))
            .view()
    }
}

/// The answers of an assessment whose pack is not here, by the ids of their items.
pub(super) fn raw(assessed: &Assessed) -> AnyView {
    let rows = assessed.answers.iter().filter_map(|(item, register)| {
        let (by, answer) = register.value()?;
        let says = match answer.as_ref()? {
            Answer::Given(value) => as_kept(value),
            Answer::Passed(pass) => say::missing(english::passed(*pass)),
        };
        let row = el("div", "app-summary__row")
            .el(el("dt", "app-summary__key").text(item.clone()))
            .el(el("dd", "app-summary__value").text(says))
            .el(el("dd", "app-field__hint").text(gave(*by)));
        Some(row.view())
    });
    details(say::raw_answers(), el("dl", "app-summary").children(rows).view())
}

/// An answer as the record keeps it: codes, not words.
fn as_kept(value: &Value) -> String {
    match value {
        Value::Choice(code) => code.clone(),
        Value::Choices(codes) => codes.join(", "),
        Value::Number(n) => n.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Words(words) => words.clone(),
    }
}
