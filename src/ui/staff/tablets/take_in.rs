//! Takes in the file that is chosen, and says what it came to.

use leptos::prelude::*;

use super::chosen::Chosen;
use super::said;
use crate::app::staff::tablets::{TabletFile, TakeInError, TakenIn, take_in as take};
use crate::ui::components::all;
use crate::ui::staff::desk::{Desk, Signed, World};
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::Form;
use crate::ui::staff::packs;
use crate::words::staff::tablets as say;

/// Draws the input and the button.
pub(super) fn take_in(desk: Desk, chosen: Chosen) -> AnyView {
    let problem = RwSignal::new(None::<String>);
    let taken = RwSignal::new(None::<String>);
    let take = move || async move {
        problem.set(None);
        taken.set(None);
        let Some(file) = untrack(|| chosen.file()) else { return problem.set(Some(say::choose_first())) };
        match take_in_now(desk, &file).await {
            Some(Ok(came)) => {
                taken.try_set(Some(in_words(came)));
            }
            Some(Err(error)) => {
                problem.try_set(Some(why(&error)));
            }
            None => {}
        }
    };
    let form = Form { working: say::taking(), ..Form::new(say::take()) };
    all([form.view([chosen.view(), banner(problem)], take), said(taken)])
}

/// Takes a file in. A case that was open before is opened anew with what it has now.
pub(super) async fn take_in_now(desk: Desk, file: &TabletFile) -> Option<Result<TakenIn, TakeInError>> {
    let taking = async |world: &World, signed: &mut Signed| {
        let Signed { session, list, .. } = signed;
        let taken = take(world.pen(), session, list, file).await;
        signed.open.clear();
        desk.shown.set(None);
        desk.show_who(signed);
        taken
    };
    let taken = desk.with(taking).await;
    if matches!(&taken, Some(Ok(taken)) if taken.packs > 0) {
        packs::load(desk);
    }
    taken
}

/// What a file came to.
pub(super) fn in_words(taken: TakenIn) -> String {
    let TakenIn { new, changed, known, erased, damaged, packs } = taken;
    let mut said = match (new, changed) {
        (0, 0) => vec![say::nothing_new(known)],
        (new, changed) => vec![say::taken(changed, known, new)],
    };
    said.extend((packs > 0).then(|| say::packs(packs)));
    said.extend((erased > 0).then(|| say::erased(erased)));
    said.extend((damaged > 0).then(|| say::damaged(damaged)));
    said.join(" ")
}

/// Why a file was put back.
pub(super) fn why(error: &TakeInError) -> String {
    match error {
        TakeInError::Foreign => say::foreign(),
        TakeInError::OtherKeys => say::other_keys(),
        TakeInError::Failed(error) => format!("{} {}", failed::in_words(error), say::stopped()),
    }
}
