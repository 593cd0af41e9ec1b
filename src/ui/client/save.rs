//! "Save and come back": her words are made, shown, and asked back once before they are first used.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::save_offer::done;
use crate::app::keep::OfferedWords;
use crate::ui::components::{Look, actions, again, all, button, el, lead, nothing, paragraph, pressable, title};
use crate::ui::keeper::{self, KeepProblem};
use crate::ui::messages;
use crate::ui::session::Session;
use crate::words::{self, later};

/// How far she is. The words themselves stand in a value of their own, which is dropped with the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Working,
    Failed,
    Shown,
    Asked,
    On,
}

/// Draws what follows once she wants to save.
pub(super) fn save(session: Session) -> AnyView {
    let stage = RwSignal::new(Stage::On);
    let problem = RwSignal::new(None::<KeepProblem>);
    let offered = StoredValue::new_local(None::<OfferedWords>);
    let typed = RwSignal::new(String::new());
    let make = move || {
        stage.set(Stage::Working);
        spawn_local(async move {
            match keeper::make_words(session).await {
                Ok(made) => {
                    offered.try_set_value(Some(made));
                    stage.try_set(Stage::Shown);
                    problem.try_set(None);
                }
                Err(e) => {
                    stage.try_set(Stage::Failed);
                    problem.try_set(Some(e));
                }
            }
        });
    };
    if !session.kept.get_untracked() {
        make();
    }
    let problem_banner = again(move || match problem.get() {
        Some(p) => el("p", "app-banner app-banner--problem").attr("role", "alert").text(messages::keep(p)).view(),
        None => nothing(),
    });
    let stages = again(move || match stage.get() {
        Stage::Working => working(),
        Stage::Failed => failed(session, make),
        Stage::Shown => shown(offered, stage, make),
        Stage::Asked => ask(session, offered, typed, stage, problem),
        Stage::On => on(session),
    });
    all([problem_banner, stages])
}

fn failed(session: Session, make: impl Fn() + 'static) -> AnyView {
    all([
        title(words::save::title()),
        actions([
            button(words::errors::retry(), Look::Primary, make),
            button(words::save::not_now(), Look::Secondary, move || done(session)),
        ]),
    ])
}

fn working() -> AnyView {
    all([title(words::save::title()), el("p", "").attr("role", "status").text(later::save::locking()).view()])
}

fn shown(
    offered: StoredValue<Option<OfferedWords>, LocalStorage>,
    stage: RwSignal<Stage>,
    make: impl Fn() + 'static,
) -> AnyView {
    // EXPOSE: shown to her, once, to write down.
    let words = offered.with_value(|p| p.as_ref().map(|p| p.words().expose().clone()).unwrap_or_default());
    let list = words.split(' ').map(|w| el("li", "app-words__word").text(w).view());
    all([
        title(later::save::words_title()),
        lead(later::save::words_lead()),
        el("ol", "app-words").attr("aria-label", later::save::words_list()).children(list).view(),
        paragraph(later::save::words_lost()),
        actions([
            button(later::save::words_kept(), Look::Primary, move || stage.set(Stage::Asked)),
            button(later::save::other_words(), Look::Quiet, make),
        ]),
    ])
}

fn ask(
    session: Session,
    offered: StoredValue<Option<OfferedWords>, LocalStorage>,
    typed: RwSignal<String>,
    stage: RwSignal<Stage>,
    problem: RwSignal<Option<KeepProblem>>,
) -> AnyView {
    let keep = move || {
        let words = typed.get_untracked();
        stage.set(Stage::Working);
        spawn_local(async move {
            match keeper::start(session, &offered, &words).await {
                Ok(()) => {
                    typed.try_set(String::new());
                    offered.try_set_value(None);
                    stage.try_set(Stage::On);
                    problem.try_set(None);
                }
                Err(e) => {
                    stage.try_set(Stage::Asked);
                    problem.try_set(Some(e));
                }
            }
        });
    };
    let form = el("form", "")
        .on("submit", move |event| {
            event.prevent_default();
            keep();
        })
        .child(words_field(later::save::ask_label(), typed, nothing()))
        .child(actions([
            pressable("app-button", later::save::ask_go_on()).attr("type", "submit").view(),
            button(later::save::ask_show(), Look::Quiet, move || stage.set(Stage::Shown)),
        ]));
    all([title(later::save::ask_title()), lead(later::save::ask_lead()), form.view()])
}

/// Where the words are typed: pasting and password managers work (WCAG 3.3.8). `wrong` says what is the matter with them.
pub(super) fn words_field(label: String, typed: RwSignal<String>, wrong: AnyView) -> AnyView {
    let input = el("input", "app-input")
        .attr("id", "words")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .value(move || typed.get())
        .on("input", move |event| typed.set(event_target_value(&event)));
    let label = el("label", "app-field__label").attr("for", "words").text(label);
    el("div", "app-field").el(label).child(wrong).el(input).view()
}

fn on(session: Session) -> AnyView {
    let days = session.setting().centre.limits().draft_days;
    all([
        title(later::save::on()),
        lead(later::save::on_lead(days)),
        paragraph(later::save::on_close()),
        actions([button(words::app::go_on(), Look::Primary, move || done(session))]),
    ])
}
