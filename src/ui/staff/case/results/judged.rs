//! The caseworker's own view of a scale or of the total, beside the figure: never taken from it, with a reason where it differs.

use leptos::prelude::*;

use super::scale::{band_names, heading_id};
use super::total::TOTAL_ID;
use super::{Open, Results};
use crate::app::staff::assess::over_time::finished;
use crate::case::record::{AssessmentEvent, Kind, Text, ThingId};
use crate::instrument::Scale;
use crate::scoring::{Outcome, ScaleResult};
use crate::ui::components::{Look, Problems, TextField, again, all, button, el, nothing, text_field};
use crate::ui::focus;
use crate::ui::staff::desk::Desk;
use crate::ui::staff::english;
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::{Form, opener};
use crate::words::staff::results as say;

/// The field of the reason.
const REASON: &str = "own-reason";

/// Codes with their names.
type Levels = Vec<(String, String)>;

/// What a view is of.
#[derive(Clone)]
pub(super) struct Judging {
    /// The scale, by its place and id; `None`: the total.
    pub(super) scale: Option<(usize, String)>,
    /// What may be said of it.
    pub(super) levels: Levels,
    /// What the figure says; `None` where there is none.
    pub(super) figure: Option<String>,
}

impl Judging {
    fn id(&self) -> Option<String> {
        self.scale.as_ref().map(|(_, id)| id.clone())
    }

    /// What its form is known by.
    fn name(&self) -> String {
        self.scale.as_ref().map_or_else(|| "own-view".to_owned(), |(_, id)| format!("own-view-{id}"))
    }

    fn place(&self) -> Option<usize> {
        self.scale.as_ref().map(|(place, _)| *place)
    }
}

impl Results<'_> {
    /// The view of a scale, and the form for it.
    pub(super) fn judged_at(&self, place: usize, scale: &Scale, result: &ScaleResult) -> AnyView {
        let figure = match result.outcome {
            Outcome::Score { band, .. } => scale.bands().get(band).map(|band| band.code().to_owned()),
            Outcome::TooFewAnswers { .. } | Outcome::NotAsked => None,
        };
        self.judged(Judging { scale: Some((place, scale.id().to_owned())), levels: band_names(scale), figure })
    }

    /// What was judged, by whom; and, once the assessment is finished, the form.
    pub(super) fn judged(&self, judging: Judging) -> AnyView {
        let stands = self.standing(&judging);
        if finished(self.assessed).is_none() {
            return stands;
        }
        let (desk, assessment, open) = (self.desk, self.assessment, self.open);
        let written = self.assessed.judged.get(&judging.id()).and_then(|register| register.value()).cloned();
        let mine = Open::View(judging.place());
        let form = again(move || match open.get() {
            Some(which) if which == mine => form(desk, assessment, open, judging.clone(), written.clone()),
            Some(_) | None => opener(say::judge(), Look::Quiet, judging.name(), move || open.set(Some(mine))),
        });
        all([stands, form])
    }

    fn standing(&self, judging: &Judging) -> AnyView {
        let Some(register) = self.assessed.judged.get(&judging.id()) else { return nothing() };
        all(register.standing().map(|version| {
            let (level, reason) = &version.value;
            let says = say::judged_by(
                english::day_of(version.written),
                named(&judging.levels, level),
                self.desk.name_of(version.author),
            );
            let differs = judging.figure.as_ref() != Some(level);
            let class = if differs { "app-judged app-judged--differs" } else { "app-judged" };
            el("div", class)
                .el(el("p", "").text(says))
                .children(reason.as_ref().map(|reason| el("p", "app-judged__reason").text(reason.as_str()).view()))
                .view()
        }))
    }

    /// The level that stands, in a word or two.
    pub(super) fn judged_briefly(&self, scale: Option<&str>, levels: &[(String, String)]) -> String {
        let register = self.assessed.judged.get(&scale.map(str::to_owned));
        let standing = register.into_iter().flat_map(|register| register.standing());
        let said: Vec<String> = standing.map(|version| named(levels, &version.value.0)).collect();
        if said.is_empty() { say::none_yet() } else { said.join(", ") }
    }
}

/// The form: one at a time on the page.
fn form(
    desk: Desk,
    assessment: ThingId,
    open: RwSignal<Option<Open>>,
    judging: Judging,
    written: Option<(String, Option<Text>)>,
) -> AnyView {
    let then = judging.place().map_or_else(|| TOTAL_ID.to_owned(), heading_id);
    let kept = desk.kept_as(judging.name());
    let (scale, figure) = (judging.id(), judging.figure);
    let (before, why) = written.unzip();
    let level = RwSignal::new(before.or_else(|| figure.clone()).unwrap_or_default());
    let reason = RwSignal::new(why.flatten().map(|why| why.as_str().to_owned()).unwrap_or_default());
    let (problems, problem) = (Problems::new(Vec::new()), RwSignal::new(None::<String>));
    let options = std::iter::once((String::new(), say::choose())).chain(judging.levels).map(|(code, name)| {
        let chosen = level.get_untracked() == code;
        el("option", "").attr("value", code).attr_of("selected", move || chosen.then(String::new)).text(name).view()
    });
    let select = el("select", "app-input app-select")
        .attr("id", "own-view")
        .on("change", move |event| level.set(event_target_value(&event)))
        .children(options);
    let select = el("div", "app-field")
        .el(el("label", "app-field__label").attr("for", "own-view").text(say::your_view()))
        .el(select)
        .view();
    let hint = Some(say::reason_hint());
    let field = TextField { id: REASON, label: say::reason(), hint, long: true, kind: "text" };
    let field = text_field(field, reason, problems, move |text| reason.set(text));
    let keep = move || {
        let (scale, figure, then) = (scale.clone(), figure.clone(), then.clone());
        async move {
            let level = level.get_untracked();
            let Ok(reason) = Text::parse(&reason.get_untracked()) else {
                return problems.set(vec![(REASON, say::too_long())]);
            };
            problem.set(level.is_empty().then(say::choose_first));
            let unsaid = reason.is_none() && figure.as_ref() != Some(&level);
            problems.set(if unsaid { vec![(REASON, say::reason_needed())] } else { Vec::new() });
            if level.is_empty() || unsaid {
                return;
            }
            let event = AssessmentEvent::Judged { scale, level, reason };
            match desk.write(vec![Kind::Assessment { assessment, event }]).await {
                Ok(()) => focus::on(then),
                Err(error) => drop(problem.try_set(Some(failed::in_words(&error)))),
            }
        }
    };
    let not_now = button(say::not_now(), Look::Quiet, move || open.set(None));
    let form = Form { beside: vec![not_now], kept, ..Form::new(say::keep_view()) };
    el("div", "app-judged__form").child(form.view([select, field, banner(problem)], keep)).view()
}

fn named(levels: &[(String, String)], code: &str) -> String {
    levels.iter().find(|(other, _)| other == code).map_or_else(|| code.to_owned(), |(_, name)| name.clone())
}
