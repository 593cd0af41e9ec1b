//! Coming back by words. Wrong words say so kindly and lose nothing; repeated failure slows down.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::save::words_field;
use crate::app::journey::Page;
use crate::ui::keeper::{self, KeepProblem};
use crate::ui::messages;
use crate::ui::session::{Session, Side};
use crate::words;

/// Draws the page.
pub(super) fn come_back(session: Session) -> AnyView {
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<KeepProblem>);
    let working = RwSignal::new(false);
    let open = move || {
        working.set(true);
        spawn_local(async move {
            let result = keeper::open(session, &typed.get_untracked()).await;
            working.try_set(false);
            match result {
                Ok(()) => {
                    typed.try_set(String::new());
                    session.side.set(None);
                    session.page.set(session.read(Page::resume));
                }
                Err(e) => {
                    problem.try_set(Some(e));
                }
            }
        });
    };
    let wrong = RwSignal::new(false);
    Effect::new(move |_| wrong.set(problem.get() == Some(KeepProblem::WrongWords)));
    view! {
        <h1 class="app-page__title" id="title" tabindex="-1">{words::come_back::title()}</h1>
        <p class="app-page__lead">{words::come_back::lead()}</p>
        <form on:submit=move |event| { event.prevent_default(); open() }>
            {words_field(words::come_back::label(), typed, wrong)}
            {move || problem.get().map(|p| view! { <p class="app-field__error" role="alert">{messages::keep(p)}</p> })}
            <p role="status">{move || working.get().then(words::come_back::opening)}</p>
            <div class="app-page__actions">
                <button type="submit" class="app-button" disabled=working>{words::come_back::open()}</button>
                <button type="button" class="app-button app-button--quiet" on:click=move |_| session.side.set(None)>
                    {words::app::back()}
                </button>
            </div>
        </form>
        <details class="app-details">
            <summary class="app-details__summary">{words::come_back::forgot_title()}</summary>
            <div class="app-details__body">
                <p>{words::come_back::forgot()}</p>
                <button type="button" class="app-button app-button--secondary"
                    on:click=move |_| session.side.set(Some(Side::Remove))>{words::remove::link()}</button>
            </div>
        </details>
    }
    .into_any()
}
