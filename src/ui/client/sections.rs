//! The list of sections: go in any order, see how far each has come, stop at any time.

use leptos::prelude::*;

use crate::app::journey::Page;
use crate::assessment::Step;
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
    let list: Vec<AnyView> =
        rows.into_iter().map(|(title, shown, done, step)| row(session, title, shown, done, step)).collect();
    let begin = if started { words::sections::go_on() } else { words::sections::begin() };
    view! {
        <h1 class="app-page__title" id="title" tabindex="-1">{words::sections::title()}</h1>
        <p class="app-page__lead">{words::sections::lead()}</p>
        <div class="app-progress">
            <progress class="app-progress__bar" max=total value=done aria-hidden="true"></progress>
            <span>{words::sections::progress(done, total)}</span>
        </div>
        <div class="app-page__actions">
            <button type="button" class="app-button" on:click=move |_| session.go_on()>{begin}</button>
            {started.then(|| view! {
                <button type="button" class="app-button app-button--secondary"
                    on:click=move |_| session.page.set(Page::Question(Step::CheckAnswers))>{words::sections::finish()}</button>
            })}
            <button type="button" class="app-button app-button--quiet"
                on:click=move |_| session.side.set(Some(Side::Save))>{words::sections::save()}</button>
        </div>
        <ul class="app-sections">{list}</ul>
    }
    .into_any()
}

fn row(session: Session, title: String, shown: usize, done: usize, step: Step) -> AnyView {
    let (state, class) = match done {
        0 => (words::sections::not_started(), "app-sections__state"),
        n if n == shown => (words::sections::done(), "app-sections__state app-sections__state--done"),
        n => (words::sections::started(n, shown), "app-sections__state app-sections__state--started"),
    };
    view! {
        <li class="app-sections__row">
            <button type="button" class="app-sections__open" on:click=move |_| session.page.set(Page::Question(step))>
                <span>{title}</span>
                <span class=class>{state}</span>
            </button>
        </li>
    }
    .into_any()
}
