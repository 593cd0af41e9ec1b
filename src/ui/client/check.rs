//! Everything she answered, to look over and change. Hard sections stay folded until she taps them.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::journey::Page;
use crate::assessment::{Answer, Draft, Pass, Step, Value};
use crate::instrument::{Item, ItemIndex, Question, Section};
use crate::ui::session::{Form, Session};
use crate::words;

/// Draws the page.
pub(super) fn check(session: Session) -> AnyView {
    let instrument = session.draft(Form::Questions, |d| Arc::clone(d.instrument()));
    let (sections, left) = session.draft(Form::Questions, |draft| {
        let places = 0..instrument.sections().len();
        let left: usize = places.map(|place| draft.progress(place)).map(|(shown, done)| shown - done).sum();
        let drawn: Vec<AnyView> = instrument.sections().iter().filter_map(|s| section(session, draft, s)).collect();
        (drawn, left)
    });
    view! {
        <h1 class="app-page__title" id="title" tabindex="-1">{words::check::title()}</h1>
        <p class="app-page__lead">{words::check::lead()}</p>
        {(left > 0).then(|| view! { <p>{words::check::some_left(left)}</p> })}
        {sections}
        {labelled_go_on(session)}
    }
    .into_any()
}

fn labelled_go_on(session: Session) -> AnyView {
    view! {
        <div class="app-page__actions">
            <button type="button" class="app-button" on:click=move |_| session.go_on()>{words::check::go_on()}</button>
        </div>
    }
    .into_any()
}

fn section(session: Session, draft: &Draft, section: &Section) -> Option<AnyView> {
    let rows: Vec<AnyView> = draft
        .instrument()
        .items_of(section)
        .filter(|(i, item)| draft.shows(*i) && !item.is_note())
        .map(|(i, item)| row(session, draft, i, item))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let title = session.say(section.title());
    let list = view! { <dl class="app-summary">{rows}</dl> }.into_any();
    Some(if section.content_note().is_some() {
        view! {
            <h2>{title}</h2>
            <details class="app-details">
                <summary class="app-details__summary">{words::check::show_hard()}</summary>
                <div class="app-details__body">{list}</div>
            </details>
        }
        .into_any()
    } else {
        view! { <h2>{title}</h2> {list} }.into_any()
    })
}

fn row(session: Session, draft: &Draft, index: ItemIndex, item: &Item) -> AnyView {
    let question = session.say(item.text());
    let (value, class) = match draft.at(index) {
        Some(Answer::Given(value)) => (in_words(session, item, value), "app-summary__value"),
        Some(Answer::Passed(pass)) => (passed(*pass), "app-summary__value app-summary__value--none"),
        None => (words::check::unanswered(), "app-summary__value app-summary__value--none"),
    };
    let label = format!("{} {}", words::check::change(), words::check::change_what(&question));
    let change = move |_| session.page.set(Page::Question(Step::Question(index)));
    view! {
        <div class="app-summary__row">
            <dt class="app-summary__key">{question}</dt>
            <dd class=class>{value}</dd>
            <dd class="app-summary__change">
                <button type="button" class="app-button app-button--quiet" aria-label=label on:click=change>
                    {words::check::change()}
                </button>
            </dd>
        </div>
    }
    .into_any()
}

/// How she passed a question over, in words.
pub(super) fn passed(pass: Pass) -> String {
    match pass {
        Pass::PreferNotToSay => words::check::rather_not(),
        Pass::RatherTalk => words::check::rather_talk(),
        Pass::DoesNotApply => words::check::not_apply(),
    }
}

/// An answer as she would say it.
pub(super) fn in_words(session: Session, item: &Item, value: &Value) -> String {
    let option = |code: &String| {
        let options = item.question().options().iter();
        options.into_iter().find(|o| o.code() == code).map_or_else(String::new, |o| session.say(o.text()))
    };
    match (value, item.question()) {
        (Value::Choice(code), Question::YesNo) => {
            if code == "yes" {
                words::app::yes()
            } else {
                words::app::no()
            }
        }
        (Value::Choice(code), _) => option(code),
        (Value::Choices(codes), _) => codes.iter().map(option).collect::<Vec<_>>().join(", "),
        (Value::Number(n), Question::Rating { .. }) => words::question::rating_value(n),
        (Value::Number(n), Question::Number { unit: Some(unit), .. }) => format!("{n} {}", session.say(unit)),
        (Value::Number(n), _) => n.to_string(),
        (Value::Date(date), _) => date.to_string(),
        (Value::Words(words), _) => words.clone(),
    }
}
