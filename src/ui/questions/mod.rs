//! One question a screen: the words, the answers, the quieter ways to pass it over.
//!
//! Choices, yes/no and ratings are buttons: one tap answers and goes on, and no arrow key can answer by surprise
//! (WCAG 3.2.2). What is typed is taken as it is typed, so that leaving the page by any way loses nothing.

mod choice;
mod date;
mod several;
mod typed;

use leptos::prelude::*;

use super::components::{
    Look, TITLE_ID, actions, again, all, button, el, helpline_list, hint, lead, nothing, paragraph, pressable, progress,
};
use super::session::{Form, Session};
use crate::assessment::{Answer, AnswerProblem, Pass, Reason, Value};
use crate::instrument::{ItemIndex, Question, SafetyTopic};
use crate::words;

/// A question on the screen: what its controls need to answer and go on.
#[derive(Clone, Copy)]
pub(super) struct Asked {
    session: Session,
    form: Form,
    item: ItemIndex,
    /// What is wrong with the answer, once she tried to go on.
    problem: RwSignal<Option<String>>,
    /// Help to show in place, after an answer that calls for it.
    help: RwSignal<Vec<SafetyTopic>>,
    /// How she passed it over, if she did.
    passed: RwSignal<Option<Pass>>,
    /// Whether the pack says how to answer: then the page does not say it again.
    helped: bool,
}

impl Asked {
    /// The answer given before, if there is one.
    fn value<T>(self, read: impl Fn(&Value) -> Option<T>) -> Option<T> {
        self.session.draft(self.form, |draft| match draft.at(self.item)? {
            Answer::Given(value) => read(value),
            Answer::Passed(_) => None,
        })
    }

    /// Takes an answer without going on. Whether it fits; if not, what is wrong is shown.
    fn take(self, answer: Answer) -> bool {
        let passed = match &answer {
            Answer::Passed(pass) => Some(*pass),
            Answer::Given(_) => None,
        };
        match self.session.answer(self.form, self.item, answer) {
            Ok(()) => {
                self.taken(passed);
                true
            }
            Err(problem) => {
                self.problem.set(Some(self.explain(problem.reason)));
                false
            }
        }
    }

    fn taken(self, passed: Option<Pass>) {
        self.passed.set(passed);
        self.problem.set(None);
    }

    /// Takes what she is typing, as far as it fits. What does not fit takes back what stood there before: what is kept and
    /// sent is never anything but what is on her screen. Words that grew too long are kept up to there.
    fn take_typed(self, answer: Option<Value>) {
        let Some(value) = answer else { return self.take_back() };
        match self.session.answer(self.form, self.item, Answer::Given(value)) {
            Ok(()) => self.taken(None),
            Err(AnswerProblem { reason: Reason::TooLong { .. }, .. }) => {}
            Err(_) => self.take_back(),
        }
    }

    /// She has emptied the question again. How she passed it over still stands.
    fn take_back(self) {
        if self.passed.get_untracked().is_some() {
            return;
        }
        self.session.change(|intake| match self.form {
            Form::About => intake.about.clear(self.item),
            Form::Questions => intake.questions.clear(self.item),
        });
    }

    /// Takes an answer and goes on, unless it calls for help: then that is shown first, in place.
    fn answer(self, answer: Answer) {
        if self.take(answer) {
            self.go_on();
        }
    }

    /// Goes on from an answer that was taken.
    fn go_on(self) {
        let topics = self.session.draft(self.form, |d| d.alert(self.item).map(|t| t.topics().to_vec()));
        match topics {
            Some(topics) if self.help.get_untracked().is_empty() => self.help.set(topics),
            _ => self.session.go_on(),
        }
    }

    fn explain(self, reason: Reason) -> String {
        match reason {
            Reason::WrongKind => words::problem::not_a_number(),
            Reason::UnknownCode | Reason::MustApply | Reason::NotAlone => words::problem::choose(),
            Reason::Empty => words::problem::empty(),
            Reason::OutOfRange { min, max } => words::problem::out_of_range(max, min),
            Reason::NotPrecise => words::problem::date_more(),
            Reason::TooLong { most } => words::problem::too_long(most),
        }
    }
}

/// Draws the question at an index of a form.
pub(super) fn question(session: Session, form: Form, item: ItemIndex) -> AnyView {
    session.sees(form);
    let instrument = session.draft(form, |d| std::sync::Arc::clone(d.instrument()));
    let asked_item = instrument.item(item);
    let asked = Asked {
        session,
        form,
        item,
        problem: RwSignal::new(None),
        help: RwSignal::new(Vec::new()),
        passed: RwSignal::new(passed(session, form, item)),
        helped: asked_item.help().is_some(),
    };
    let title = session.say(asked_item.text());
    let help = asked_item.help().map(|t| session.say(t));
    let note = asked_item.is_note();
    let intro = intro(session, form, item);
    let control = match asked_item.question() {
        Question::SingleChoice { options } => choice::options(asked, options),
        Question::YesNo => choice::yes_no(asked),
        Question::Rating { lowest, highest } => choice::rating(asked, lowest, highest),
        Question::MultipleChoice { options, exclusive } => several::options(asked, options, exclusive),
        Question::Number { min, max, unit } => typed::number(asked, *min, *max, unit.as_ref()),
        Question::Date { precision } => date::date(asked, *precision),
        Question::ShortText { max_length } => typed::words(asked, *max_length, false),
        Question::LongText { max_length } => typed::words(asked, *max_length, true),
        Question::Note => go_on_button(move || session.go_on()),
    };
    let by_tap =
        matches!(asked_item.question(), Question::SingleChoice { .. } | Question::YesNo | Question::Rating { .. });
    // A tap that answers goes on by itself; who comes back to her answer needs a way on.
    let answered = by_tap && session.draft(form, |d| d.at(item).is_some());
    let mut page = vec![position(session, form, item)];
    page.extend(intro.map(lead));
    let class = "app-page__title app-question__title";
    page.push(el("h1", class).attr("id", TITLE_ID).attr("tabindex", "-1").text(title).view());
    page.extend(help.map(if note { paragraph } else { hint }));
    page.push(again(move || match asked.problem.get() {
        Some(text) => el("p", "app-field__error").attr("id", "problem").attr("role", "alert").text(text).view(),
        None => nothing(),
    }));
    page.push(el("div", "").attr("role", "group").attr("aria-labelledby", TITLE_ID).child(control).view());
    page.push(again(move || {
        if answered && asked.help.read().is_empty() { go_on_button(move || asked.go_on()) } else { nothing() }
    }));
    page.push(again(move || if asked.help.read().is_empty() { nothing() } else { help_now(asked) }));
    if !note {
        page.push(passes(asked, asked_item.may_not_apply()));
    }
    all(page)
}

fn passed(session: Session, form: Form, item: ItemIndex) -> Option<Pass> {
    session.draft(form, |draft| match draft.at(item)? {
        Answer::Passed(pass) => Some(*pass),
        Answer::Given(_) => None,
    })
}

/// A section's introduction stands above its first question.
fn intro(session: Session, form: Form, item: ItemIndex) -> Option<String> {
    session.draft(form, |draft| {
        let section = &draft.instrument().sections()[draft.instrument().section_of(item)];
        let first = draft.instrument().items_of(section).map(|(i, _)| i).find(|i| draft.shows(*i));
        if first == Some(item) { section.intro().map(|t| session.say(t)) } else { None }
    })
}

/// How far she is, in words and as a line.
fn position(session: Session, form: Form, item: ItemIndex) -> AnyView {
    let (number, total, section) = session.draft(form, |draft| {
        let shown: Vec<ItemIndex> = draft.instrument().items().map(|(i, _)| i).filter(|i| draft.shows(*i)).collect();
        let number = shown.iter().position(|i| *i == item).map_or(1, |p| p + 1);
        let section = &draft.instrument().sections()[draft.instrument().section_of(item)];
        (number, shown.len(), session.say(section.title()))
    });
    progress(number, total, format!("{section} · {}", words::question::position(number, total)))
}

/// The one clear action of a page.
pub(super) fn go_on_button(act: impl Fn() + 'static) -> AnyView {
    actions([button(words::app::go_on(), Look::Primary, act)])
}

/// The ways to pass a question over.
fn passes(asked: Asked, may_not_apply: bool) -> AnyView {
    let ways = [
        (Pass::PreferNotToSay, words::question::rather_not()),
        (Pass::RatherTalk, words::question::rather_talk()),
        (Pass::DoesNotApply, words::question::not_apply()),
    ];
    let offered = ways.into_iter().filter(|(pass, _)| may_not_apply || *pass != Pass::DoesNotApply);
    let buttons = offered.map(|(pass, label)| {
        pressable("app-pass", label)
            .pressed(move || asked.passed.get() == Some(pass))
            .tap(move || asked.answer(Answer::Passed(pass)))
            .view()
    });
    el("div", "app-passes").attr("role", "group").attr("aria-label", words::question::passes()).children(buttons).view()
}

/// Helplines shown at once: more would put the way on out of sight. The others are one tap away.
const AT_ONCE: usize = 3;

/// Help at once, in place, without blocking.
fn help_now(asked: Asked) -> AnyView {
    let setting = asked.session.setting();
    let topics = asked.help.get_untracked();
    let own = asked.session.draft(asked.form, |d| d.alert(asked.item)?.text().map(|t| asked.session.say(t)));
    let helplines = setting.centre.helplines().iter().filter(|h| h.topics.iter().any(|t| topics.contains(t)));
    let list = helpline_list(asked.session, helplines.take(AT_ONCE));
    let more = move || asked.session.side.set(Some(super::session::Side::Helplines));
    el("section", "app-banner app-banner--support")
        .attr("role", "status")
        .el(el("h2", "app-banner__title").text(words::safety::title()))
        .child(paragraph(own.unwrap_or_else(words::safety::lead)))
        .child(paragraph(words::safety::unseen()))
        .child(list)
        .child(actions([
            button(words::safety::go_on(), Look::Primary, move || asked.session.go_on()),
            button(words::safety::more(), Look::Quiet, more),
        ]))
        .view()
}
