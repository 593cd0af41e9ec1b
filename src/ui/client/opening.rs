//! The first page: what this is, who runs it, how long it takes, what she may decide, and that nobody watches.
//!
//! No exit button yet: the next page says how it works before it first appears.

use leptos::prelude::*;

use crate::ui::components::{Look, actions, again, all, button, details, el, lead, list, nothing, paragraph, title};
use crate::ui::session::{Found, Session, Side};
use crate::words::{help, opening as say};

/// Draws the page.
pub(super) fn opening(session: Session) -> AnyView {
    let setting = session.setting();
    let promises = [
        (say::unwatched(), say::unwatched_more()),
        (say::choice(), say::choice_more()),
        (say::time(setting.questions.minutes()), say::time_more()),
    ];
    let promises = promises.into_iter().map(|(title, more)| promise(title, more));
    let beside = move |side| move || session.side.set(Some(side));
    let who = all([paragraph(say::who(setting.centre.name())), list([say::age(), say::trial()])]);
    all([
        scene(),
        title(say::title()),
        lead(say::lead(setting.centre.name())),
        el("ul", "app-promises").children(promises).view(),
        actions([
            button(say::start(), Look::Primary, move || session.go_on()),
            again(move || match session.found.get() {
                Found::Drafts | Found::Expired => button(say::come_back(), Look::Secondary, beside(Side::ComeBack)),
                Found::NotYetKnown | Found::Nothing => nothing(),
            }),
        ]),
        el("div", "app-aside")
            .child(details(say::who_title(), who))
            .child(button(help::title(), Look::Quiet, beside(Side::Helplines)))
            .view(),
    ])
}

fn promise(title: String, more: String) -> AnyView {
    el("li", "app-promise")
        .el(el("span", "app-promise__title").text(title))
        .el(el("span", "app-promise__more").text(more))
        .view()
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
