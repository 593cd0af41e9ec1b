//! One question of an interview: what is asked, of whom, the controls, and what follows from the answer. What she answered
//! herself stands as hers, and is changed only by who says that she wants to.

use std::sync::Arc;

use leptos::prelude::*;

use super::row::{Options, row};
use super::state::{Aim, Interview};
use super::{ONWARD, typed};
use crate::app::staff::assess::{her_own, interview};
use crate::assessment::{Answer, Pass, Reason, Value};
use crate::case::record::Filler;
use crate::instrument::{Audience, Item, ItemIndex, Question};
use crate::ui::components::{Look, again, all, button, el, hint, link_button, nothing, paragraph};
use crate::ui::focus;
use crate::ui::staff::english;
use crate::words;
use crate::words::staff::interview as say;

/// The id of a question: its place says nothing of what is asked.
pub(super) fn id(index: ItemIndex) -> String {
    format!("q{}", index.0)
}

/// A question with what is wrong with what was typed.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    pub(super) of: Interview,
    pub(super) index: ItemIndex,
    pub(super) problem: RwSignal<Option<String>>,
}

impl Asked {
    /// Takes an answer and stores it; whether it fits. If not, what is wrong is shown.
    pub(super) fn answer(self, answer: Option<Answer>) -> bool {
        let taken = self.of.answer(self.index, answer);
        self.problem.set(taken.as_ref().err().map(|problem| explain(problem.reason)));
        taken.is_ok()
    }

    /// Goes on to the next question that is shown and that she has not answered herself; behind the last one, to the way on.
    pub(super) fn go_on(self) {
        let following = |index: &ItemIndex| untrack(|| self.of.ahead(|draft| interview::next(draft, *index)));
        let is_hers =
            |index: &ItemIndex| untrack(|| self.of.stored(|filled| filled.gave(*index) == Some(Filler::Herself)));
        let next = std::iter::successors(following(&self.index), following).find(|index| !is_hers(index));
        focus::on(next.map_or_else(|| ONWARD.to_owned(), id));
    }

    /// The answer that is on the disk; read again when that changes.
    pub(super) fn stands(self) -> Option<Answer> {
        self.of.stored(|filled| filled.draft().at(self.index).cloned())
    }
}

/// Draws it.
pub(super) fn question(of: Interview, index: ItemIndex, item: &Item) -> AnyView {
    let shows = move || of.ahead(|draft| draft.shows(index));
    let text = english::text(item.text());
    let help = item.help().map(|text| hint(english::text(text)));
    let block = el("section", "app-asked").attr("id", id(index)).hidden(move || !shows());
    if item.is_note() {
        // What is only for her to read on her phone has no place here.
        if item.audience() == Audience::Client {
            return nothing();
        }
        return block.child(paragraph(text)).children(help).view();
    }
    let asked = Asked { of, index, problem: RwSignal::new(None) };
    let heading_id = format!("{}-text", id(index));
    let of_staff = (item.audience() == Audience::Caseworker)
        .then(|| el("p", "app-asked__mark app-asked__mark--staff").text(say::for_staff()).view());
    let is_hers = of.stored(|filled| filled.gave(index) == Some(Filler::Herself));
    let open = RwSignal::new(!is_hers);
    let pack = of.pack();
    let controls = again(move || {
        let open = open.get();
        let pack = Arc::clone(&pack);
        untrack(move || if open { controls(asked, pack.item(index)) } else { nothing() })
    });
    let group = el("div", "app-asked__controls").attr("role", "group").attr("aria-labelledby", heading_id.clone());
    block
        .el(el("h3", "app-asked__text").attr("id", heading_id).text(text))
        .children(help)
        .children(of_staff)
        .child(hers(asked, open))
        .el(group.child(wrong(asked)).child(controls))
        .child(notes(asked))
        .child(help_now(asked))
        .view()
}

fn controls(asked: Asked, item: &Item) -> AnyView {
    let option = |code: &str, label: String| (Value::Choice(code.to_owned()), label);
    let choices = |options: Vec<(Value, String)>| Options { options, first: 1, exclusive: None };
    let passes = passes(item);
    match item.question() {
        Question::SingleChoice { options } => {
            let options = options.iter().map(|o| option(o.code(), english::text(o.text()))).collect();
            row(asked, choices(options), passes)
        }
        Question::YesNo => {
            let options = vec![option("yes", words::app::yes()), option("no", words::app::no())];
            row(asked, choices(options), passes)
        }
        Question::MultipleChoice { options, exclusive } => {
            let options = options.iter().map(|o| option(o.code(), english::text(o.text()))).collect();
            all([
                hint(say::several()),
                row(asked, Options { exclusive: Some(exclusive.clone()), ..choices(options) }, passes),
            ])
        }
        Question::Rating { lowest, highest } => {
            let options = (0..=10).map(|n| (Value::Number(n), n.to_string())).collect();
            let ends = say::rating_ends(english::text(highest), english::text(lowest));
            all([hint(ends), row(asked, Options { options, first: 0, exclusive: None }, passes)])
        }
        Question::Number { min, max, unit } => {
            let unit = unit.as_ref().map(english::text).unwrap_or_default();
            typed::number(asked, (*min, *max), unit, passes)
        }
        Question::Date { precision } => typed::date(asked, *precision, passes),
        Question::ShortText { .. } => typed::words(asked, false, passes),
        Question::LongText { .. } => typed::words(asked, true, passes),
        Question::Note => nothing(),
    }
}

/// The ways to pass a question over.
fn passes(item: &Item) -> Vec<(Pass, String)> {
    let ways = Pass::ALL.into_iter().map(|(_, pass)| pass);
    let offered = ways.filter(|pass| item.may_not_apply() || *pass != Pass::DoesNotApply);
    offered.map(|pass| (pass, english::passed(pass))).collect()
}

/// Passes over every question of a section that is shown and has no answer yet.
pub(super) fn pass_section(of: Interview, at: usize) {
    let pack = of.pack();
    let Some(section) = pack.sections().get(at) else { return };
    let open = |index: &ItemIndex| {
        untrack(|| of.ahead(|draft| draft.shows(*index) && draft.at(*index).is_none())) && !pack.item(*index).is_note()
    };
    // Every question can be passed over so.
    for index in pack.items_of(section).map(|(index, _)| index).filter(open) {
        let _ = of.type_in(index, Some(Answer::Passed(Pass::PreferNotToSay)));
    }
    of.store();
    focus::on(ONWARD.to_owned());
}

/// Her own answer while it stands, and the way to change it with her.
fn hers(asked: Asked, open: RwSignal<bool>) -> AnyView {
    again(move || {
        let is_hers = asked.of.stored(|filled| filled.gave(asked.index) == Some(Filler::Herself));
        let Some(answer) = asked.stands().filter(|_| is_hers) else { return nothing() };
        let pack = asked.of.pack();
        let says = english::answer(pack.item(asked.index), &answer);
        let change = move || {
            open.set(true);
            focus::on(id(asked.index));
        };
        let way = if open.get() { hint(say::changing_hers()) } else { button(say::change_hers(), Look::Quiet, change) };
        el("div", "app-asked__hers")
            .el(el("p", "app-asked__mark").text(say::hers()))
            .el(el("p", "app-asked__answer").text(says))
            .child(way)
            .view()
    })
}

fn wrong(asked: Asked) -> AnyView {
    again(move || match asked.problem.get() {
        Some(text) => {
            let id = format!("{}-wrong", id(asked.index));
            el("p", "app-field__error").attr("id", id).attr("role", "alert").text(text).view()
        }
        None => nothing(),
    })
}

/// What there is to know about the answer: hers before it, another one from another tablet.
fn notes(asked: Asked) -> AnyView {
    again(move || {
        let (gave, apart) = asked.of.stored(|filled| (filled.gave(asked.index), filled.is_contested(asked.index)));
        let pack = asked.of.pack();
        let item = pack.item(asked.index);
        let before = match gave {
            Some(Filler::Herself) => None,
            Some(Filler::Together | Filler::Caseworker) | None => {
                asked.of.assessed(|all| her_own(all, item.id()).cloned()).flatten()
            }
        };
        let before = before.map(|answer| say::hers_before(english::answer(item, &answer)));
        all([before, apart.then(say::apart)].into_iter().flatten().map(hint))
    })
}

/// Help at once, where the answer that stands calls for it.
fn help_now(asked: Asked) -> AnyView {
    again(move || {
        let trigger = asked.of.stored(|filled| {
            let trigger = filled.draft().alert(asked.index).filter(|_| filled.draft().shows(asked.index))?;
            Some((trigger.topics().to_vec(), trigger.text().map(english::text)))
        });
        let Some((topics, own)) = trigger else { return nothing() };
        let world = asked.of.desk.world();
        let lines = world.centre.helplines().iter().filter(|line| line.topics.iter().any(|t| topics.contains(t)));
        let lines = lines.map(|line| {
            let link = |label: String, scheme: &str, number: &str| {
                let digits: String = number.chars().filter(char::is_ascii_digit).collect();
                link_button(label, Look::Secondary, format!("{scheme}:{digits}"))
            };
            let call = line.phone.as_ref().map(|number| link(words::help::call(number), "tel", number));
            let text = line.text.as_ref().map(|number| link(words::help::text(number), "sms", number));
            el("li", "app-asked__line")
                .el(el("strong", "").text(english::text(&line.name)))
                .el(el("span", "").text(english::text(&line.hours)))
                .children(call.into_iter().chain(text))
                .view()
        });
        let about = match asked.of.aim {
            Aim::Assessment(_) => vec![paragraph(say::help_lead()), paragraph(say::help_alert())],
            Aim::Trial(_) => vec![paragraph(say::help_trial())],
        };
        el("section", "app-banner app-banner--support")
            .attr("role", "status")
            .el(el("h4", "app-banner__title").text(say::help_title()))
            .children(own.map(paragraph))
            .children(about)
            .el(el("ul", "app-asked__lines").children(lines))
            .view()
    })
}

/// What is wrong with an answer.
pub(super) fn explain(reason: Reason) -> String {
    match reason {
        Reason::WrongKind => words::problem::not_a_number(),
        Reason::UnknownCode | Reason::MustApply | Reason::NotAlone => words::problem::choose(),
        Reason::Empty => words::problem::empty(),
        Reason::OutOfRange { min, max } => words::problem::out_of_range(max, min),
        Reason::NotPrecise => words::problem::date_more(),
        Reason::TooLong { most } => words::problem::too_long(most),
    }
}
