//! An interview: a pack by section on one screen, by keyboard or touch. Every answer is sealed and on the disk before it shows
//! as answered; one may stop at any time and go on days later.

mod finish;
mod question;
mod row;
mod sections;
mod state;
mod trial;
mod typed;

use std::sync::Arc;

use leptos::prelude::*;

use self::state::{Aim, Interview};
use super::case::name;
use super::desk::{Desk, Page, Part};
use super::english;
use super::failed::banner;
use super::packs::with_packs;
use crate::case::record::ThingId;
use crate::instrument::Instrument;
use crate::ui::components::{Look, again, all, button, el, heading, hint, nothing, paragraph, title};
use crate::ui::focus;
use crate::vault::RecordId;
use crate::words::staff::{interview as say, packs as say_packs};

/// The ids of the section's heading and of the button behind its last question.
const SECTION: &str = "section";
const ONWARD: &str = "onward";

/// Draws the page.
pub(super) fn interview(desk: Desk, assessment: ThingId) -> AnyView {
    with_packs(desk, move |packs| {
        let Some(shown) = desk.shown.get_untracked() else { return nothing() };
        let top = title(say::title(name(&shown.record)));
        match Interview::of(desk, &shown, packs, assessment) {
            Some(interview) => all([top, body(interview)]),
            None => all([top, paragraph(say::not_here()), leave(desk, Aim::Assessment(assessment))]),
        }
    })
}

/// Draws a pack to be tried, below the title of its page.
pub(super) fn trial(desk: Desk, pack: &Arc<Instrument>, at: RecordId) -> AnyView {
    body(Interview::trying(desk, pack, at))
}

fn body(of: Interview) -> AnyView {
    // What is being typed is stored when the page is left, by whatever way.
    on_cleanup(move || of.store());
    Effect::new(move |before: Option<()>| {
        of.section.track();
        if before.is_some() {
            focus::on(SECTION.to_owned());
        }
    });
    let pack = of.pack();
    let section = again(move || {
        let at = of.section.get();
        // A section is drawn once; its parts follow the answers by themselves.
        if at < of.pack().sections().len() {
            return untrack(move || section(of, at));
        }
        match of.aim {
            Aim::Assessment(assessment) => finish::finish(of, assessment),
            Aim::Trial(_) => trial::end(of),
        }
    });
    let kept = match of.aim {
        Aim::Assessment(_) => hint(say::about(english::text(pack.title()), &pack.identity().version)),
        Aim::Trial(_) => nothing(),
    };
    let lines = el("div", "app-interview__lines").child(banner(of.problem)).child(section);
    all([kept, el("div", "app-interview").child(sections::sections(of)).el(lines).view()])
}

/// One section: its introduction, every question of it, and the way on.
fn section(of: Interview, at: usize) -> AnyView {
    let pack = of.pack();
    let Some(section) = pack.sections().get(at) else { return nothing() };
    let top = el("h2", "app-interview__section").attr("id", SECTION).attr("tabindex", "-1");
    let intro = section.intro().map(|text| paragraph(english::text(text)));
    let hard = section.content_note().map(|note| hard(of, at, english::text(note)));
    let questions = pack.items_of(section).map(|(index, item)| question::question(of, index, item));
    let number = |shift: usize| move || of.section.set(at + shift);
    let on = el("button", "app-button").attr("type", "button").attr("id", ONWARD).text(say::onward()).tap(number(1));
    let back = (at > 0).then(|| button(say::backward(), Look::Secondary, move || of.section.set(at - 1)));
    let keys = hint(say::keys());
    let ways = el("div", "app-page__actions").el(on).children(back).child(leave(of.desk, of.aim));
    all([top.text(english::text(section.title())).view()]
        .into_iter()
        .chain(intro)
        .chain(hard)
        .chain([keys])
        .chain(questions)
        .chain([ways.view()]))
}

/// What a hard section is about, and passing over all of it.
fn hard(of: Interview, at: usize, note: String) -> AnyView {
    el("section", "app-banner")
        .child(heading(say::hard()))
        .child(paragraph(note))
        .child(button(say::pass_section(), Look::Secondary, move || question::pass_section(of, at)))
        .view()
}

/// Stopping for now: everything is kept already, or nothing is.
fn leave(desk: Desk, aim: Aim) -> AnyView {
    let (label, page) = match aim {
        Aim::Assessment(_) => (say::leave(), Page::Case(Part::Assessments)),
        Aim::Trial(at) => (say_packs::trial_leave(), Page::Pack(at)),
    };
    button(label, Look::Quiet, move || desk.page.set(page))
}
