//! The first page: what this is, who runs it, how long it takes, what she may decide, and that nobody watches.
//!
//! No exit button yet: the next page says how it works before it first appears.

use leptos::prelude::*;

use crate::ui::components::{Look, button, details, lead, list, paragraph};
use crate::ui::session::{Session, Side};
use crate::words::opening as say;

/// Draws the page.
pub(super) fn opening(session: Session) -> AnyView {
    let setting = session.setting();
    let promises = [
        (say::unwatched(), say::unwatched_more()),
        (say::choice(), say::choice_more()),
        (say::time(setting.questions.minutes()), say::time_more()),
    ];
    let promises: Vec<_> = promises.into_iter().map(|(title, more)| promise(title, more)).collect();
    let start = Callback::new(move |()| session.go_on());
    let beside = move |side| Callback::new(move |()| session.side.set(Some(side)));
    view! {
        {scene()}
        <h1 class="app-page__title" id="title" tabindex="-1">{say::title()}</h1>
        {lead(say::lead(setting.centre.name()))}
        <ul class="app-promises">{promises}</ul>
        <div class="app-page__actions">
            {button(say::start(), Look::Primary, start)}
            {button(say::come_back(), Look::Secondary, beside(Side::ComeBack))}
        </div>
        <div class="app-aside">
            {details(
                say::who_title(),
                view! {
                    {paragraph(say::who(setting.centre.name()))}
                    {list([say::age(), say::trial()])}
                }
                .into_any(),
            )}
            {button(crate::words::help::title(), Look::Quiet, beside(Side::Helplines))}
        </div>
    }
    .into_any()
}

fn promise(title: String, more: String) -> AnyView {
    view! {
        <li class="app-promise">
            <span class="app-promise__title">{title}</span>
            <span class="app-promise__more">{more}</span>
        </li>
    }
    .into_any()
}

/// A sun over hills: calm for her, and nothing that tells whoever glances at the phone.
fn scene() -> AnyView {
    view! {
        <svg class="app-scene" viewBox="0 0 400 130" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
            <rect class="app-scene__sky" width="400" height="130" rx="18"></rect>
            <circle class="app-scene__sun" cx="286" cy="64" r="30"></circle>
            <path class="app-scene__far" d="M0 96C60 62 120 60 190 84S320 92 400 66V112A18 18 0 0 1 382 130H18A18 18 0 0 1 0 112Z"></path>
            <path class="app-scene__near" d="M0 112C70 84 130 98 210 112S340 120 400 100V112A18 18 0 0 1 382 130H18A18 18 0 0 1 0 112Z"></path>
        </svg>
    }
    .into_any()
}
