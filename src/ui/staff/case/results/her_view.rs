//! What the woman herself says of a scale, beside the figure: whether it fits her, in her own words.

use leptos::prelude::*;

use super::scale::heading_id;
use super::{Open, Results};
use crate::case::record::{AssessmentEvent, Kind, Text, ThingId};
use crate::instrument::Scale;
use crate::ui::components::{Look, Problems, TextField, again, all, button, el, text_field};
use crate::ui::focus;
use crate::ui::staff::desk::Desk;
use crate::ui::staff::english;
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::{Form, opener};
use crate::words::staff::results as say;

/// The field of her words.
const WORDS: &str = "her-words";

impl Results<'_> {
    /// What she says, and the form to write it down.
    pub(super) fn her_view(&self, place: usize, scale: &Scale) -> AnyView {
        let register = self.assessed.her_views.get(scale.id());
        let standing = register.into_iter().flat_map(|register| register.standing()).map(|version| {
            let (fits, words) = &version.value;
            let says = if *fits { say::fits() } else { say::does_not_fit() };
            el("div", if *fits { "app-hers" } else { "app-hers app-hers--differs" })
                .el(el("p", "").text(say::she_says(english::day_of(version.written), says)))
                .children(words.as_ref().map(|words| el("p", "app-hers__words").text(words.as_str()).view()))
                .view()
        });
        let standing: Vec<AnyView> = standing.collect();
        let (desk, assessment, open) = (self.desk, self.assessment, self.open);
        let id = scale.id().to_owned();
        let fits_now = register.and_then(|register| register.value()).is_none_or(|(fits, _)| *fits);
        let mine = Open::Hers(place);
        let form = again(move || match open.get() {
            Some(which) if which == mine => form(desk, assessment, open, (place, id.clone()), !fits_now),
            Some(_) | None => {
                let label = if fits_now { say::write_no_fit() } else { say::write_fits() };
                opener(label, Look::Quiet, name_of(&id), move || open.set(Some(mine)))
            }
        });
        all(standing.into_iter().chain([form]))
    }

    /// The same, in a word or two.
    pub(super) fn her_view_briefly(&self, scale: &str) -> String {
        match self.assessed.her_views.get(scale).and_then(|register| register.value()) {
            Some((true, _)) => say::fits(),
            Some((false, _)) => say::does_not_fit(),
            None => say::none_yet(),
        }
    }
}

fn form(
    desk: Desk,
    assessment: ThingId,
    open: RwSignal<Option<Open>>,
    (place, scale): (usize, String),
    fits: bool,
) -> AnyView {
    let words = RwSignal::new(String::new());
    let (problems, problem) = (Problems::new(Vec::new()), RwSignal::new(None::<String>));
    let hint = Some(say::her_words_hint());
    let field = TextField { id: WORDS, label: say::her_words(), hint, long: true, kind: "text" };
    let field = text_field(field, words, problems, move |text| words.set(text));
    let kept = desk.kept_as(name_of(&scale));
    let keep = move || {
        let scale = scale.clone();
        async move {
            let Ok(says) = Text::parse(&words.get_untracked()) else {
                return problems.set(vec![(WORDS, say::too_long())]);
            };
            let event = AssessmentEvent::HerView { scale, fits, says };
            match desk.write(vec![Kind::Assessment { assessment, event }]).await {
                Ok(()) => focus::on(heading_id(place)),
                Err(error) => drop(problem.try_set(Some(failed::in_words(&error)))),
            }
        }
    };
    let not_now = button(say::not_now(), Look::Quiet, move || open.set(None));
    let label = if fits { say::keep_fits() } else { say::keep_no_fit() };
    let form = Form { beside: vec![not_now], kept, ..Form::new(label) };
    el("div", "app-judged__form").child(form.view([field, banner(problem)], keep)).view()
}

/// What the form of a scale is known by.
fn name_of(scale: &str) -> String {
    format!("her-view-{scale}")
}
