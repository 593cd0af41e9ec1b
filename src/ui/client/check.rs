//! Everything she answered, to look over and change. Hard sections stay folded until she taps them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::journey::Page;
use crate::assessment::{Answer, Draft, Step};
use crate::instrument::{Item, ItemIndex, Section};
use crate::ui::answers::{in_words, passed};
use crate::ui::components::{Look, actions, all, button, details, el, heading, lead, paragraph, title};
use crate::ui::session::{Form, Session};
use crate::words::later;

/// Draws the page.
pub(super) fn check(session: Session) -> AnyView {
    let instrument = session.draft(Form::Questions, |d| Arc::clone(d.instrument()));
    let (sections, left) = session.draft(Form::Questions, |draft| {
        let places = 0..instrument.sections().len();
        let left: usize = places.map(|place| draft.progress(place)).map(|(shown, done)| shown - done).sum();
        let drawn: Vec<AnyView> = instrument.sections().iter().filter_map(|s| section(session, draft, s)).collect();
        (drawn, left)
    });
    let left = (left > 0).then(|| paragraph(later::check::some_left(left)));
    let go_on = actions([button(later::check::go_on(), Look::Primary, move || session.go_on())]);
    let first = [title(later::check::title()), lead(later::check::lead())];
    all(first.into_iter().chain(left).chain(sections).chain([go_on]))
}

fn section(session: Session, draft: &Draft, section: &Section) -> Option<AnyView> {
    let rows: Vec<AnyView> = draft
        .instrument()
        .items_of(section)
        .filter(|(i, item)| draft.shows(*i) && !item.is_note())
        .map(|(i, item)| row(session, draft, i, item))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let title = session.say(section.title());
    let list = el("dl", "app-summary").children(rows).view();
    let list = if section.content_note().is_some() { details(later::check::show_hard(), list) } else { list };
    Some(all([heading(title), list]))
}

fn row(session: Session, draft: &Draft, index: ItemIndex, item: &Item) -> AnyView {
    let question = session.say(item.text());
    let (value, class) = match draft.at(index) {
        Some(Answer::Given(value)) => (in_words(&session.setting().language, item, value), "app-summary__value"),
        Some(Answer::Passed(pass)) => (passed(*pass), "app-summary__value app-summary__value--none"),
        None => (later::check::unanswered(), "app-summary__value app-summary__value--none"),
    };
    let label = format!("{} {}", later::check::change(), later::check::change_what(&question));
    let change = el("button", "app-button app-button--quiet")
        .attr("type", "button")
        .attr("aria-label", label)
        .text(later::check::change())
        .tap(move || session.page.set(Page::Question(Step::Question(index))));
    el("div", "app-summary__row")
        .el(el("dt", "app-summary__key").text(question))
        .el(el("dd", class).text(value))
        .el(el("dd", "app-summary__change").el(change))
        .view()
}
