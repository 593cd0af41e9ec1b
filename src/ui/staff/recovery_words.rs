//! The recovery words: made, shown, printed, and asked back before anything depends on them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Desk;
use super::entry::{Entry, secret};
use super::failed::{self, banner};
use super::form::Form;
use crate::app::keep::{ConfirmError, ConfirmedWords, OfferedWords};
use crate::app::staff::Failed;
use crate::ui::components::{Look, Problems, actions, again, all, button, el, lead, paragraph, title};
use crate::words::staff::{desk as say_desk, recovery as say};

/// How far she is. The words stand in a value of their own, which is dropped with the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Making,
    Shown,
    Asked,
}

/// Draws the page. `then` gets the words once they were typed back, and says what went wrong, if something did; `saving` is
/// what is said meanwhile.
pub(super) fn recovery_words<W: Future<Output = Result<(), String>> + 'static>(
    desk: Desk,
    saving: String,
    then: impl Fn(ConfirmedWords) -> W + Copy + Send + 'static,
) -> AnyView {
    let stage = RwSignal::new(Stage::Making);
    let problem = RwSignal::new(None::<String>);
    let offered = StoredValue::new_local(None::<OfferedWords>);
    let make = move || {
        stage.set(Stage::Making);
        spawn_local(async move {
            match OfferedWords::make(&desk.world().keysmith).await {
                Ok(made) => {
                    offered.try_set_value(Some(made));
                    problem.try_set(None);
                    stage.try_set(Stage::Shown);
                }
                Err(error) => {
                    problem.try_set(Some(failed::in_words(&Failed::Keysmith(error))));
                }
            }
        });
    };
    make();
    let stages = again(move || match stage.get() {
        Stage::Making => making(problem, make),
        Stage::Shown => shown(offered, stage, make),
        Stage::Asked => {
            let confirm = move |typed| async move {
                let Some(words) = offered.try_update_value(Option::take).flatten() else { return };
                let confirmed = words.confirm(&desk.world().keysmith, typed).await;
                offered.try_set_value(Some(words));
                let done = match confirmed {
                    Ok(confirmed) => then(confirmed).await,
                    Err(error) => Err(not_confirmed(&error)),
                };
                problem.try_set(done.err());
            };
            ask(stage, problem, saving.clone(), confirm)
        }
    });
    all([banner(problem), stages])
}

fn making(problem: RwSignal<Option<String>>, make: impl Fn() + Copy + 'static) -> AnyView {
    let again = move || {
        problem.set(None);
        make();
    };
    let retry =
        el("div", "").hidden(move || problem.read().is_none()).child(button(say::other(), Look::Primary, again));
    let status = move || if problem.read().is_some() { String::new() } else { say_desk::working() };
    all([title(say::title()), el("p", "").attr("role", "status").text_of(status).view(), retry.view()])
}

fn shown(
    offered: StoredValue<Option<OfferedWords>, LocalStorage>,
    stage: RwSignal<Stage>,
    make: impl Fn() + 'static,
) -> AnyView {
    // EXPOSE: shown to the manager, once, to write down.
    let words = offered.with_value(|p| p.as_ref().map(|p| p.words().expose().clone()).unwrap_or_default());
    let list = words.split(' ').map(|word| el("li", "app-words__word").text(word).view());
    let print = || {
        let _ = window().print();
    };
    all([
        title(say::title()),
        lead(say::lead()),
        el("ol", "app-words").attr("aria-label", say::list()).children(list).view(),
        paragraph(say::keep()),
        actions([
            button(say::kept(), Look::Primary, move || stage.set(Stage::Asked)),
            button(say::print(), Look::Secondary, print),
            button(say::other(), Look::Quiet, make),
        ]),
    ])
}

fn ask<W: Future<Output = ()> + 'static>(
    stage: RwSignal<Stage>,
    problem: RwSignal<Option<String>>,
    saving: String,
    confirm: impl Fn(crate::vault::Secret<String>) -> W + 'static,
) -> AnyView {
    let typed = RwSignal::new(String::new());
    let field = Entry::plain("words", say::ask_label()).line(typed, Problems::new(Vec::new()));
    let look = move || {
        problem.set(None);
        stage.set(Stage::Shown);
    };
    let form = Form {
        working: saving,
        beside: vec![button(say::look_again(), Look::Quiet, look)],
        ..Form::new(say::ask_go_on())
    };
    let form = form.view([field], move || confirm(secret(typed)));
    all([title(say::ask_title()), lead(say::ask_lead()), form])
}

fn not_confirmed(error: &ConfirmError) -> String {
    match error {
        ConfirmError::NotWords(_) => say::wrong(),
        ConfirmError::Different { places } => {
            let places: Vec<String> = places.iter().map(ToString::to_string).collect();
            say::wrong_places(places.join(", "))
        }
        ConfirmError::Keysmith(error) => failed::in_words(&Failed::Keysmith(*error)),
    }
}
