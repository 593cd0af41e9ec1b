//! "Remove everything from this phone": always reachable, and works without the words.

use leptos::prelude::*;
use leptos::task::spawn_local;

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
    let act = move |_| {
        spawn_local(async move {
            let removed = keeper::forget_everything(session).await.is_ok();
            stage.try_set(if removed { Stage::Done } else { Stage::Failed });
        });
    };
    (move || match stage.get() {
        Stage::Done => view! {
            <h1 class="app-page__title" id="title" tabindex="-1">{words::remove::done_title()}</h1>
            <p class="app-page__lead">{words::remove::done()}</p>
        }
        .into_any(),
        now @ (Stage::Sure | Stage::Failed) => view! {
            <h1 class="app-page__title" id="title" tabindex="-1">{words::remove::title()}</h1>
            <p class="app-page__lead">{words::remove::lead()}</p>
            {session.has_unsent().then(|| view! { <p class="app-banner">{words::remove::unsent()}</p> })}
            {(now == Stage::Failed).then(|| view! { <p class="app-banner app-banner--problem" role="alert">{words::remove::failed()}</p> })}
            <div class="app-page__actions">
                <button type="button" class="app-button" on:click=act>{words::remove::confirm()}</button>
                <button type="button" class="app-button app-button--secondary" on:click=move |_| session.side.set(None)>
                    {words::remove::cancel()}
                </button>
            </div>
        }
        .into_any(),
    })
    .into_any()
}
