//! The page for her, to take home if it is safe to.

use std::sync::Arc;

use leptos::prelude::*;

use super::{above, section};
use crate::app::staff::assess::Packs;
use crate::app::staff::assess::over_time::taken;
use crate::app::staff::summary::{Goal, Hers, Line, Picture, Step, hers};
use crate::browser::clock;
use crate::centre::{Centre, Support};
use crate::ui::components::{again, all, el, hint, lead, nothing, paragraph, title};
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::desk::{Desk, Shown};
use crate::ui::staff::english;
use crate::ui::staff::packs::with_packs;
use crate::words::staff::{summary as say, summary_hers as say_hers};

/// Draws the page.
pub(in crate::ui::staff) fn for_her(desk: Desk) -> AnyView {
    let hard = RwSignal::new(false);
    again(move || match desk.shown.get() {
        Some(shown) => with_packs(desk, move |packs| {
            let (shown, packs) = (Arc::clone(&shown), Arc::clone(packs));
            let paper = again(move || paper(desk, &shown, &packs, hard.get()));
            all([above(desk, say_hers::safe(), Some(choice(hard))), paper])
        }),
        None => nothing(),
    })
}

/// Whether what is asked under a warning stands on it too.
fn choice(hard: RwSignal<bool>) -> AnyView {
    let tick = el("input", "app-show__box")
        .attr("type", "checkbox")
        .checked(move || hard.get())
        .on("change", move |_| hard.update(|hard| *hard = !*hard));
    el("label", "app-show").el(tick).el(el("span", "").text(say_hers::hard())).view()
}

fn paper(desk: Desk, shown: &Shown, packs: &Packs, hard: bool) -> AnyView {
    let world = desk.world();
    let taken = taken(&shown.record, packs);
    let page = hers(&shown.record, &taken, &world.centre, hard);
    let name = page.called.map_or_else(say_hers::title_you, say_hers::title);
    el("article", "app-print app-print--hers")
        .child(title(name))
        .child(lead(say_hers::lead(world.centre.name())))
        .child(all(body(&page)))
        .child(foot(&world.centre, page.picture.as_ref()))
        .view()
}

fn body(page: &Hers<'_>) -> Vec<AnyView> {
    let lines = |lines: &[Line]| el("ul", "app-print__list").children(lines.iter().map(line)).view();
    let picture = page.picture.as_ref();
    let strengths = picture.filter(|picture| !picture.strengths.is_empty());
    let needs = picture.filter(|picture| !picture.needs.is_empty());
    let review = page.review.map(|day| paragraph(say_hers::review(english::day(day))));
    let parts = [
        strengths.map(|picture| section(say_hers::strengths(), [lines(&picture.strengths)])),
        (!page.goals.is_empty()).then(|| section(say_hers::goals(), page.goals.iter().map(goal))),
        (!page.help.is_empty()).then(|| section(say_hers::help(), [help(&page.help)])),
        needs.map(|picture| section(say_hers::needs(), [lines(&picture.needs)])),
        review.map(|review| section(say_hers::next(), [review])),
    ];
    parts.into_iter().flatten().collect()
}

fn line(line: &Line) -> AnyView {
    let views = [line.does_not_fit.then(say_hers::does_not_fit), line.her_words.as_ref().map(say_hers::you_said)];
    el("li", "")
        .el(el("strong", "").text(english::text(&line.title)))
        .text(format!(": {}. ", english::text(&line.says)))
        .children(line.more.as_ref().map(|more| english::text(more).into_any()))
        .children(views.into_iter().flatten().map(hint))
        .view()
}

fn goal(goal: &Goal<'_>) -> AnyView {
    let reached = goal.reached.then(|| hint(say_hers::reached()));
    let steps =
        (!goal.steps.is_empty()).then(|| el("ul", "app-print__list").children(goal.steps.iter().map(step)).view());
    el("div", "app-print__goal")
        .el(el("blockquote", "app-print__words").text(goal.words))
        .children(reached)
        .children(steps)
        .view()
}

fn step(step: &Step<'_>) -> AnyView {
    let by = step.by.map(|by| say_hers::by(clock::in_words(by, LANGUAGE)));
    let done = step.done.then(say_hers::done);
    let about = [step.who.map(str::to_owned), by, done].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    el("li", "").text(step.what).children((!about.is_empty()).then(|| hint(about))).view()
}

fn help(supports: &[&Support]) -> AnyView {
    let one = |support: &&Support| {
        el("li", "")
            .el(el("strong", "").text(english::text(&support.title)))
            .text(format!(": {}", english::text(&support.about)))
            .view()
    };
    el("ul", "app-print__list").children(supports.iter().map(one)).view()
}

/// How to reach the centre, what the questions are not, and the day.
fn foot(centre: &Centre, picture: Option<&Picture>) -> AnyView {
    let contact = centre.contact();
    let ways = contact.phone.iter().chain([&contact.email]).cloned().collect::<Vec<_>>().join(" · ");
    let asked = picture.map(|picture| {
        all([hint(say_hers::from(english::day(picture.day))), hint(english::text(&picture.disclaimer))])
    });
    el("footer", "app-print__foot")
        .child(paragraph(say_hers::contact(centre.name(), ways)))
        .children(asked)
        .child(hint(say::printed(english::day(clock::day()))))
        .view()
}
