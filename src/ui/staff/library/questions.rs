//! What a pack asks, and what each question is in law.

use leptos::prelude::*;

use super::names::{audience, category, sensitivity, topic};
use crate::instrument::{Instrument, Item, Question, Test};
use crate::ui::components::{all, el, heading};
use crate::ui::staff::english;
use crate::words;
use crate::words::staff::packs as say;

/// Draws every question with its answers, as it is asked.
pub(super) fn questions(pack: &Instrument) -> AnyView {
    let sections = pack.sections().iter().map(|section| {
        let lines = pack.items_of(section).map(|(_, item)| {
            el("li", "app-pick__line")
                .el(el("p", "app-pick__text").text(english::text(item.text())))
                .children(options(item).map(|text| el("p", "app-pick__about").text(text).view()))
                .el(el("p", "app-pick__facts").text(facts(item)))
                .view()
        });
        all([el("h3", "").text(english::text(section.title())).view(), el("ul", "app-pick").children(lines).view()])
    });
    all([heading(say::what_it_asks()), all(sections)])
}

/// What a question is in law, when it is asked, and whether an answer to it calls for help.
pub(super) fn facts(item: &Item) -> String {
    let sometimes = item.show_if().map(|_| say::sometimes());
    if item.is_note() {
        return [say::a_note(), audience(item.audience())].into_iter().chain(sometimes).collect::<Vec<_>>().join(" · ");
    }
    let alarm = item.safety().map(|trigger| {
        let topics: Vec<String> = trigger.topics().iter().map(|of| topic(*of)).collect();
        say::calls_for_help(topics.join(", "))
    });
    let known = [
        item.category().map_or_else(say::no_category, category),
        sensitivity(item.sensitivity()),
        audience(item.audience()),
    ];
    known.into_iter().chain(sometimes).chain(alarm).collect::<Vec<_>>().join(" · ")
}

/// The answers to choose from, with their scores; `None` where there are none.
pub(super) fn options(item: &Item) -> Option<String> {
    let options = item.question().options().iter().map(|option| {
        let text = english::text(option.text());
        option.score().map_or_else(|| text.clone(), |score| say::option(score, &text))
    });
    let options: Vec<String> = options.collect();
    (!options.is_empty()).then(|| options.join(" · "))
}

/// The answers that can call for help: codes and texts. Empty for a question that has no list of answers.
pub(super) fn answers(item: &Item) -> Vec<(String, String)> {
    match item.question() {
        Question::YesNo => vec![("yes".to_owned(), words::app::yes()), ("no".to_owned(), words::app::no())],
        Question::SingleChoice { options } | Question::MultipleChoice { options, .. } => {
            options.iter().map(|option| (option.code().to_owned(), english::text(option.text()))).collect()
        }
        Question::Rating { .. }
        | Question::Number { .. }
        | Question::Date { .. }
        | Question::ShortText { .. }
        | Question::LongText { .. }
        | Question::Note => Vec::new(),
    }
}

/// The codes of the answers that call for help now.
pub(super) fn calling(item: &Item) -> Vec<String> {
    match item.safety().map(|trigger| trigger.when()) {
        Some(Test::Is(codes)) => codes.clone(),
        Some(Test::AtLeast(_) | Test::AtMost(_) | Test::Answered) | None => Vec::new(),
    }
}
