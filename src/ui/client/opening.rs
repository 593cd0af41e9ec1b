//! The first page: what this is, who runs it, how long it takes, what she may decide, and that nobody watches.
//!
//! No exit button yet: the next page says how it works before it first appears.

use leptos::prelude::*;

use super::later;
use super::sets::Sets;
use crate::app::journey::Page;
use crate::ui::components::{Look, actions, again, all, button, details, el, lead, nothing, paragraph, title};
use crate::ui::session::{Session, Side};
use crate::words::opening as say;

/// The centre that this project invents.
const DEMO: &str = "demo";

/// Draws the page.
pub(super) fn opening(session: Session) -> AnyView {
    let setting = session.setting();
    let promises = [
        (say::unwatched(), say::unwatched_more()),
        (say::choice(), say::choice_more()),
        (say::time(setting.minutes()), say::time_more()),
    ];
    let promises = promises.into_iter().map(|(title, more)| promise(title, more));
    // The keys of the demo are public: nothing real may go there.
    let trial = (setting.centre.id() == DEMO).then(|| el("p", "app-banner").text(say::trial()).view());
    let come_back = move || session.side.set(Some(Side::ComeBack));
    all([
        scene(),
        title(say::title()),
        lead(say::lead(setting.centre.name())),
        news(session),
        all(trial),
        all(setting.no_invite.clone().map(|text| el("p", "app-banner").text(text).view())),
        el("ul", "app-promises").children(promises).view(),
        all(setting.agenda.is_of_several().then(|| later::sets(session, Sets::Choice))),
        actions([
            button(say::start(), Look::Primary, move || session.go_on()),
            // Whether or not there are any: the page tells nobody.
            button(say::come_back(), Look::Secondary, come_back),
        ]),
        el("div", "app-aside")
            .child(details(say::who_title(), all([paragraph(say::who(setting.centre.name())), paragraph(say::age())])))
            .view(),
    ])
}

/// Something from an earlier visit needs a look. What it is, she alone is to see, on its own page.
fn news(session: Session) -> AnyView {
    again(move || {
        if !session.news.get() {
            return nothing();
        }
        let look = move || {
            session.news.set(false);
            session.page.set(Page::Sent);
        };
        el("section", "app-banner")
            .child(paragraph(say::news()))
            .child(button(say::news_look(), Look::Secondary, look))
            .view()
    })
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
