//! "Remove everything from this phone": always reachable, and works without the words.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::components::{Look, actions, again, all, button, el, lead, title};
use crate::ui::keeper;
use crate::ui::session::Session;
use crate::words;

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
        Stage::Done => removed(),
        Stage::Sure => sure(session, act, None),
        Stage::Failed => sure(session, act, Some(words::remove::failed())),
    })
}

/// All gone.
pub(super) fn removed() -> AnyView {
    all([title(words::remove::done_title()), lead(words::remove::done())])
}

fn sure(session: Session, act: impl Fn() + 'static, failed: Option<String>) -> AnyView {
    let unsent = session.has_unsent().then(|| el("p", "app-banner").text(words::remove::unsent()).view());
    let failed = failed.map(|text| el("p", "app-banner app-banner--problem").attr("role", "alert").text(text).view());
    all([title(words::remove::title()), lead(words::remove::lead())].into_iter().chain(unsent).chain(failed).chain([
        actions([
            button(words::remove::confirm(), Look::Primary, act),
            button(words::remove::cancel(), Look::Secondary, move || session.side.set(None)),
        ]),
    ]))
}
