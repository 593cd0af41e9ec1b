//! Alerts: seen on opening a case, and acknowledged by name with what was done. What they are about is folded, for whoever
//! looks over a shoulder.

use leptos::prelude::*;

use crate::assessment::{Answer, PartialDate};
use crate::browser::clock;
use crate::case::record::{Alert, Kind, Record, Register, Text, ThingId, Version};
use crate::instrument::PackIdentity;
use crate::ui::components::{Look, Problems, all, button, details, el, heading, hint, nothing, paragraph, point_at};
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::desk::{Desk, Page, Part, Shown};
use crate::ui::staff::english;
use crate::ui::staff::entry::{Entry, composed};
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::{Form, opener};
use crate::ui::staff::packs::with_packs;
use crate::words::staff::{alert as say, desk as say_desk};

/// On every part of a case but the one where they stand whole: that there are some.
pub(super) fn in_brief(desk: Desk, shown: &Shown) -> AnyView {
    if shown.record.open_alerts().next().is_none() {
        return nothing();
    }
    let see = button(say::see(), Look::Secondary, move || desk.page.set(Page::Case(Part::Overview)));
    el("div", "app-banner app-banner--support").child(paragraph(say::one_open())).child(see).view()
}

/// The alerts that nobody has acknowledged, with a way to do so; and, folded, those before.
pub(super) fn alerts(desk: Desk, shown: &Shown) -> AnyView {
    let asked = RwSignal::new(None::<ThingId>);
    let open = shown.record.open_alerts().map(|(id, alert)| {
        let acknowledge = move || match asked.get() {
            Some(asked) if asked == id => acknowledge(desk, id),
            Some(_) | None => opener(say::acknowledge(), Look::Primary, name_of(id), move || asked.set(Some(id))),
        };
        el("section", "app-banner app-banner--support app-alert")
            .child(heading(say::title()))
            .child(about(desk, &shown.record, alert))
            .child_of(acknowledge)
            .view()
    });
    all(open.collect::<Vec<_>>().into_iter().chain(before(desk, &shown.record)))
}

/// Who or what raised it, when, and, folded, what it is about.
fn about(desk: Desk, record: &Record, alert: &Alert) -> AnyView {
    let raised = alert.raised.latest().map(|version| raised(desk, record, version));
    let written = alert.written.latest().map(|version| {
        let by = say::raised_by(desk.name_of(version.author), when(version));
        all([paragraph(by), details(say::what(), paragraph(version.value.as_str().to_owned()))])
    });
    all(raised.into_iter().chain(written))
}

fn raised(desk: Desk, record: &Record, version: &Version<Option<(ThingId, Vec<String>)>>) -> AnyView {
    let Some((assessment, items)) = &version.value else { return paragraph(say::raised_on(when(version))) };
    let assessed = record.assessments.get(assessment);
    let finished = assessed.and_then(|assessed| assessed.completed.value()).map(|completion| completion.day);
    let day = finished.and_then(PartialDate::of_day).map(|day| clock::in_words(day, LANGUAGE));
    let from = say::from_answers(day.unwrap_or_else(|| when(version)));
    let asked = assessed.and_then(|assessed| assessed.begun.value()).map(|(pack, _)| pack.clone());
    let answer = |item: &String| assessed.and_then(|assessed| assessed.answers.get(item)?.value()?.1.clone());
    let items = items.iter().map(|item| (item.clone(), answer(item))).collect();
    all([paragraph(from), details(say::which(), questions(desk, asked, items))])
}

/// The questions that an alert came of, with what she answered; their ids where their pack is not here.
fn questions(desk: Desk, asked: Option<PackIdentity>, items: Vec<(String, Option<Answer>)>) -> AnyView {
    with_packs(desk, move |packs| {
        let pack = asked.as_ref().and_then(|asked| packs.exactly(asked));
        let line = |(id, answer): &(String, Option<Answer>)| {
            let item = pack.and_then(|pack| Some(pack.item(pack.find(id)?)));
            let question = item.map_or_else(|| id.clone(), |item| english::text(item.text()));
            let said = item.zip(answer.as_ref()).map(|(item, answer)| hint(english::answer(item, answer)));
            el("li", "").el(el("span", "app-alert__question").text(question)).children(said).view()
        };
        el("ul", "").children(items.iter().map(line)).view()
    })
}

/// The form that says by whom it was seen and what she did.
fn acknowledge(desk: Desk, alert: ThingId) -> AnyView {
    let did = RwSignal::new(String::new());
    let (problems, problem) = (Problems::new(Vec::new()), RwSignal::new(None::<String>));
    let me = desk.who.read_untracked().as_ref().map(|who| who.me.name.as_str().to_owned()).unwrap_or_default();
    let field = Entry { hint: Some(say::did_hint()), ..Entry::plain("did", say::did()) }.lines(did, problems);
    let act = move || async move {
        let Some(did) = needed(problems, "did", say::did(), did) else { return };
        let written = desk.write(vec![Kind::AlertAcknowledged { alert, did: Some(did) }]).await;
        problem.try_set(written.err().map(|error| failed::in_words(&error)));
    };
    Form { kept: desk.kept_as(name_of(alert)), ..Form::new(say::acknowledge_as(me)) }
        .view([field, banner(problem)], act)
}

/// What the form is known by in which one is acknowledged.
fn name_of(alert: ThingId) -> String {
    format!("alert-{}", alert.to_hex())
}

/// What the form is known by in which one is raised.
pub(super) const RAISE: &str = "raise";

/// A form by which a caseworker raises one herself.
pub(super) fn raise(desk: Desk) -> AnyView {
    let why = RwSignal::new(String::new());
    let (problems, problem) = (Problems::new(Vec::new()), RwSignal::new(None::<String>));
    let field = Entry { hint: Some(say::why_hint()), ..Entry::plain("why", say::why()) }.lines(why, problems);
    let act = move || async move {
        let Some(why) = needed(problems, "why", say::why(), why) else { return };
        let written = match Desk::make_thing() {
            Ok(alert) => desk.write(vec![Kind::AlertWritten { alert, why }]).await,
            Err(error) => Err(error),
        };
        problem.try_set(written.err().map(|error| failed::in_words(&error)));
    };
    Form { kept: desk.kept_as(RAISE), ..Form::new(say::raise_done()) }.view([field, banner(problem)], act)
}

/// The words of a field that must be filled in; else what is wrong is said at it.
fn needed(problems: Problems, id: &'static str, label: String, typed: RwSignal<String>) -> Option<Text> {
    let text = Text::parse(&composed(typed)).map_err(|_| say_desk::too_long());
    let wrong = match &text {
        Ok(Some(_)) => None,
        Ok(None) => Some((id, say_desk::needed(label))),
        Err(problem) => Some((id, problem.clone())),
    };
    point_at(problems, wrong.into_iter().collect());
    text.ok().flatten()
}

/// Alerts that somebody has acknowledged.
fn before(desk: Desk, record: &Record) -> Option<AnyView> {
    let seen = |alert: &&Alert| alert.stands() && !alert.acknowledged.is_empty();
    let lines: Vec<AnyView> = record.alerts.values().filter(seen).map(|alert| past(desk, record, alert)).collect();
    (!lines.is_empty()).then(|| details(say::before(lines.len()), all(lines)))
}

fn past(desk: Desk, record: &Record, alert: &Alert) -> AnyView {
    let done = |version: &Version<Option<Text>>| {
        let by = paragraph(say::acknowledged_by(desk.name_of(version.author), when(version)));
        let did = version.value.as_ref().map(|did| hint(did.as_str().to_owned()));
        all(std::iter::once(by).chain(did))
    };
    let done = |register: &Register<Option<Text>>| all(register.history().iter().map(done));
    el("div", "app-alert__past").child(about(desk, record, alert)).child(done(&alert.acknowledged)).view()
}

fn when<T>(version: &Version<T>) -> String {
    clock::moment_in_words(version.written, LANGUAGE)
}
