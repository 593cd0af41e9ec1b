//! What a referral says of her, field by field, apart from what she says.

use leptos::prelude::*;

use super::form::FactForm;
use super::{is_hard, words};
use crate::browser::typed;
use crate::case::record::{Record, Subject, ThingId, Voice};
use crate::ui::components::{Look, again, all, button, details, el, nothing};
use crate::ui::focus;
use crate::ui::staff::desk::{Desk, Page, Part};
use crate::words::staff::{paper as say, told as say_told};

const SUBJECT: &str = "referral-subject";

/// The form in which somebody takes down what a referral says. It stands while the list of papers is drawn anew.
#[derive(Clone, Copy)]
pub(in crate::ui::staff::case) struct ReferralForm {
    desk: Desk,
    of: RwSignal<Option<ThingId>>,
    subject: RwSignal<Option<Subject>>,
}

impl ReferralForm {
    pub(in crate::ui::staff::case) fn new(desk: Desk) -> Self {
        Self { desk, of: RwSignal::new(None), subject: RwSignal::new(None) }
    }

    /// What one referral says so far, and a button that opens the form.
    pub(in crate::ui::staff::case) fn says(self, record: &Record, thing: ThingId, title: &str) -> AnyView {
        let told = record.told(Voice::Referral(thing));
        let said = |subject: Subject| Some((subject, words::fact(told?.said(subject).value()?)?));
        let (hard, open): (Vec<_>, Vec<_>) =
            Subject::all().filter_map(said).partition(|(subject, _)| is_hard(*subject));
        let rows: Vec<AnyView> = open.into_iter().map(row).collect();
        let list = if rows.is_empty() { nothing() } else { el("dl", "app-summary app-referral").children(rows).view() };
        let folded = hard
            .into_iter()
            .map(|(subject, fact)| details(words::subject(subject), el("p", "app-told__value").text(fact).view()));
        let add = el("button", "app-button app-button--quiet")
            .attr("type", "button")
            .attr("aria-label", say::says_more_what(title))
            .attr(typed::OPENS, name_of(thing))
            .text(say::says_more())
            .tap(move || {
                self.subject.set(None);
                self.of.set(Some(thing));
                focus::on_field_soon(SUBJECT.to_owned());
            });
        all(std::iter::once(list).chain(folded).chain([add.view()]))
    }

    /// The form; nothing while it is for no referral.
    pub(in crate::ui::staff::case) fn view(self) -> AnyView {
        again(move || {
            let Some(thing) = self.of.get() else { return nothing() };
            let close = move || self.of.set(None);
            let whose = self.desk.shown.with_untracked(|shown| {
                shown.as_ref().map(|shown| words::voice(&shown.record, Voice::Referral(thing))).unwrap_or_default()
            });
            let back = move || button(say_told::not_now(), Look::Quiet, close);
            let fields = again(move || match self.subject.get() {
                Some(subject) => self.of_subject(thing, subject, back()),
                None => back(),
            });
            el("section", "app-card")
                .attr("aria-label", whose.clone())
                .el(el("h2", "").text(whose))
                .child(self.choose(thing))
                .child(fields)
                .view()
        })
    }

    fn of_subject(self, thing: ThingId, subject: Subject, back: AnyView) -> AnyView {
        let form = FactForm::new(self.desk, subject, Voice::Referral(thing));
        form.fill(Voice::Referral(thing));
        let done = move || {
            self.of.set(None);
            let text = say_told::saved(words::subject(subject));
            self.desk.said.set(Some((Page::Case(Part::Papers), text)));
        };
        form.view(format!("{}/{}", name_of(thing), subject.code()), Vec::new(), done, back)
    }

    /// Which field it is about.
    fn choose(self, thing: ThingId) -> AnyView {
        let option = |subject: Subject| {
            let opens = format!("{}/{}", name_of(thing), subject.code());
            let option = el("option", "").attr("value", subject.code()).attr(typed::OPENS, opens);
            option.text(words::subject(subject)).view()
        };
        let first = el("option", "").attr("value", "").text(say::choose_subject()).view();
        let select = el("select", "app-input")
            .attr("id", SUBJECT)
            .on("change", move |event| {
                let code = event_target_value(&event);
                self.subject.set(Subject::all().find(|subject| subject.code() == code));
            })
            .children(std::iter::once(first).chain(Subject::all().map(option)));
        el("div", "app-field")
            .el(el("label", "app-field__label").attr("for", SUBJECT).text(say::which_subject()))
            .el(select)
            .view()
    }
}

/// What the form of a referral is known by; what it says of a subject stands below it.
fn name_of(thing: ThingId) -> String {
    format!("says-{}", thing.to_hex())
}

fn row((subject, fact): (Subject, String)) -> AnyView {
    let key = el("dt", "app-summary__key").text(words::subject(subject));
    el("div", "app-summary__row").el(key).el(el("dd", "app-summary__value").text(fact)).view()
}
