//! "Save and come back": her words are made, shown, and asked back once before they are first used.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::keeper::{self, KeepProblem};
use crate::ui::messages;
use crate::ui::session::Session;
use crate::vault::phrase::Phrase;
use crate::words;

/// How far she is. The words themselves stand in a value of their own, which is dropped with the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Offer,
    Working,
    Shown,
    Asked,
    On,
}

/// Draws the offer and what follows from it; `done` is called when she is through or does not want to.
pub(super) fn save(session: Session, done: Callback<()>) -> AnyView {
    let stage = RwSignal::new(if session.keeps() { Stage::On } else { Stage::Offer });
    let problem = RwSignal::new(None::<KeepProblem>);
    let phrase = StoredValue::new_local(None::<Phrase>);
    let make = Callback::new(move |()| {
        stage.set(Stage::Working);
        spawn_local(async move {
            match keeper::make_words().await {
                Ok(made) => {
                    phrase.try_set_value(Some(made));
                    stage.try_set(Stage::Shown);
                    problem.try_set(None);
                }
                Err(e) => {
                    stage.try_set(Stage::Offer);
                    problem.try_set(Some(e));
                }
            }
        });
    });
    view! {
        {move || problem.get().map(|p| view! { <p class="app-banner app-banner--problem" role="alert">{messages::keep(p)}</p> })}
        {move || match stage.get() {
            Stage::Offer => offer(session, make, done),
            Stage::Working => working(),
            Stage::Shown => shown(phrase, stage, make),
            Stage::Asked => ask(session, phrase, stage, problem),
            Stage::On => on(session, done),
        }}
    }
    .into_any()
}

fn title(text: String) -> AnyView {
    view! { <h1 class="app-page__title" id="title" tabindex="-1">{text}</h1> }.into_any()
}

fn offer(session: Session, make: Callback<()>, done: Callback<()>) -> AnyView {
    let days = session.setting().centre.limits().draft_days;
    view! {
        {title(words::save::title())}
        <p class="app-page__lead">{words::save::lead(days)}</p>
        <p>{words::save::without()}</p>
        <p>{words::save::shared_phone()}</p>
        <div class="app-page__actions">
            <button type="button" class="app-button" on:click=move |_| make.run(())>{words::save::make()}</button>
            <button type="button" class="app-button app-button--secondary" on:click=move |_| done.run(())>
                {words::save::not_now()}
            </button>
        </div>
    }
    .into_any()
}

fn working() -> AnyView {
    view! { {title(words::save::title())} <p role="status">{words::save::locking()}</p> }.into_any()
}

fn shown(phrase: StoredValue<Option<Phrase>, LocalStorage>, stage: RwSignal<Stage>, make: Callback<()>) -> AnyView {
    let list: Vec<AnyView> = phrase.with_value(|p| {
        let words = p.iter().flat_map(Phrase::words);
        words.map(|w| view! { <li class="app-words__word">{w.to_owned()}</li> }.into_any()).collect()
    });
    view! {
        {title(words::save::words_title())}
        <p class="app-page__lead">{words::save::words_lead()}</p>
        <ol class="app-words" aria-label=words::save::words_list()>{list}</ol>
        <p>{words::save::words_lost()}</p>
        <div class="app-page__actions">
            <button type="button" class="app-button" on:click=move |_| stage.set(Stage::Asked)>{words::save::words_kept()}</button>
            <button type="button" class="app-button app-button--quiet" on:click=move |_| make.run(())>
                {words::save::other_words()}
            </button>
        </div>
    }
    .into_any()
}

fn ask(
    session: Session,
    phrase: StoredValue<Option<Phrase>, LocalStorage>,
    stage: RwSignal<Stage>,
    problem: RwSignal<Option<KeepProblem>>,
) -> AnyView {
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let keep = move || {
        let given = Phrase::parse(&typed.read_untracked()).ok();
        let same = phrase.with_value(|made| made.is_some() && *made == given);
        wrong.set(!same);
        let Some(given) = given.filter(|_| same) else { return };
        stage.set(Stage::Working);
        spawn_local(async move {
            match keeper::start(session, given).await {
                Ok(()) => {
                    phrase.try_set_value(None);
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
    view! {
        {title(words::save::ask_title())}
        <p class="app-page__lead">{words::save::ask_lead()}</p>
        <form on:submit=move |event| { event.prevent_default(); keep() }>
            {words_field(words::save::ask_label(), typed, wrong)}
            {move || wrong.get().then(|| view! { <p class="app-field__error" role="alert">{words::save::ask_wrong()}</p> })}
            <div class="app-page__actions">
                <button type="submit" class="app-button">{words::save::ask_go_on()}</button>
                <button type="button" class="app-button app-button--quiet" on:click=move |_| stage.set(Stage::Shown)>
                    {words::save::ask_show()}
                </button>
            </div>
        </form>
    }
    .into_any()
}

/// Where the words are typed: pasting and password managers work (WCAG 3.3.8).
pub(super) fn words_field(label: String, typed: RwSignal<String>, wrong: RwSignal<bool>) -> AnyView {
    view! {
        <div class="app-field">
            <label class="app-field__label" for="words">{label}</label>
            <input class="app-input" id="words" type="text" autocomplete="off" autocapitalize="none" spellcheck="false"
                aria-invalid=move || wrong.get().then_some("true")
                prop:value=typed on:input=move |event| typed.set(event_target_value(&event)) />
        </div>
    }
    .into_any()
}

fn on(session: Session, done: Callback<()>) -> AnyView {
    let days = session.setting().centre.limits().draft_days;
    view! {
        {title(words::save::on())}
        <p class="app-page__lead">{words::save::on_lead(days)}</p>
        <p>{words::sections::saving_on()}</p>
        <div class="app-page__actions">
            <button type="button" class="app-button" on:click=move |_| done.run(())>{words::app::go_on()}</button>
        </div>
    }
    .into_any()
}
