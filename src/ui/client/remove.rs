//! "Remove everything from this phone": always reachable, and works without the words.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::lifecycle;
use crate::ui::components::{Look, actions, again, all, button, el, lead, title};
use crate::ui::keeper;
use crate::ui::session::Session;
use crate::words::later;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Sure,
    Done,
    Failed,
}

/// Draws the question and what came of it.
pub(super) fn remove(session: Session) -> AnyView {
    let stage = RwSignal::new(Stage::Sure);
    let act = move || {
        spawn_local(async move {
            let removed = keeper::forget_everything(session).await.is_ok();
            stage.try_set(if removed { Stage::Done } else { Stage::Failed });
        });
    };
    again(move || match stage.get() {
        Stage::Done => removed(session),
        Stage::Sure => sure(session, act, None),
        Stage::Failed => sure(session, act, Some(later::remove::failed())),
    })
}

/// All gone.
pub(super) fn removed(session: Session) -> AnyView {
    if !session.setting().handed {
        let start = button(later::come_back::start_again(), Look::Secondary, move || session.start_again());
        return all([title(later::remove::done_title()), lead(later::remove::done()), actions([start])]);
    }
    let back = || lifecycle::replace(STAFF);
    all([
        title(later::handed::title()),
        lead(later::handed::lead()),
        actions([button(later::handed::back(), Look::Primary, back)]),
    ])
}

/// The staff's page, from here. Whoever opens it has to sign in.
const STAFF: &str = "staff/";

fn sure(session: Session, act: impl Fn() + 'static, failed: Option<String>) -> AnyView {
    let unsent = session.has_unsent().then(|| el("p", "app-banner").text(later::remove::unsent()).view());
    let failed = failed.map(|text| el("p", "app-banner app-banner--problem").attr("role", "alert").text(text).view());
    all([title(later::remove::title()), lead(later::remove::lead())].into_iter().chain(unsent).chain(failed).chain([
        actions([
            button(later::remove::confirm(), Look::Primary, act),
            button(later::remove::cancel(), Look::Secondary, move || session.side.set(None)),
        ]),
    ]))
}
