//! The list of sections: go in any order, see how far each has come, stop at any time.

use leptos::prelude::*;

use crate::app::journey::Page;
use crate::assessment::Step;
use crate::ui::components::{Look, actions, again, all, button, el, hint, lead, progress, title};
use crate::ui::session::{Form, Session, Side};
use crate::words;

/// Draws the list.
pub(super) fn sections(session: Session) -> AnyView {
    let rows: Vec<(String, usize, usize, Step)> = session.draft(Form::Questions, |draft| {
        let sections = draft.instrument().sections().iter().enumerate();
        let rows = sections.filter_map(|(place, section)| {
            let (shown, done) = draft.progress(place);
            Some((session.say(section.title()), shown, done, draft.start_of(place)?))
        });
        rows.collect()
    });
    let total = rows.len();
    let done = rows.iter().filter(|(_, shown, done, _)| shown == done).count();
    let started = rows.iter().any(|(_, _, done, _)| *done > 0);
    let list = rows.into_iter().map(|(title, shown, done, step)| row(session, title, shown, done, step));
    let begin = if started { words::sections::go_on() } else { words::sections::begin() };
    let mut ways = vec![button(begin, Look::Primary, move || session.go_on())];
    if started {
        let finish = move || session.page.set(Page::Question(Step::CheckAnswers));
        ways.push(button(words::sections::finish(), Look::Secondary, finish));
    }
    ways.push(again(move || match session.kept.get() {
        true => hint(words::sections::saving_on()),
        false => button(words::sections::save(), Look::Quiet, move || session.side.set(Some(Side::Save))),
    }));
    all([
        title(words::sections::title()),
        lead(words::sections::lead()),
        progress(done, total, words::sections::progress(done, total)),
        actions(ways),
        el("ul", "app-sections").children(list).view(),
    ])
}

fn row(session: Session, title: String, shown: usize, done: usize, step: Step) -> AnyView {
    let (state, class) = match done {
        0 => (words::sections::not_started(), "app-sections__state"),
        n if n == shown => (words::sections::done(), "app-sections__state app-sections__state--done"),
        n => (words::sections::started(n, shown), "app-sections__state app-sections__state--started"),
    };
    let open = el("button", "app-sections__open")
        .attr("type", "button")
        .tap(move || session.page.set(Page::Question(step)))
        .el(el("span", "").text(title))
        .el(el("span", class).text(state));
    el("li", "app-sections__row").el(open).view()
}
