//! Leads whoever has signed in back to what she had typed, and puts it back into its fields.

use leptos::prelude::*;

use super::banner::SAYS;
use super::{Kept, State, cases, page, set};
use crate::app::staff::Failed;
use crate::app::staff::cases::{KeptForm, kept_typed};
use crate::browser::{clock, frame, typed};
use crate::ui::focus;
use crate::ui::staff::desk::{Desk, Signed, World};
use crate::ui::staff::inbox::case_name;
use crate::ui::staff::packs::Loaded;

/// How long is waited between looks for the packs, in milliseconds.
const BETWEEN: u64 = 25;

/// Reads what is kept for who has signed in; what was kept last, if anything.
pub(in crate::ui::staff) async fn look(desk: Desk) -> Option<KeptForm> {
    let looking = async |world: &World, signed: &mut Signed| -> Result<Vec<Kept>, Failed> {
        let forms = kept_typed(&world.store, &signed.session).await?;
        let kept = forms.into_iter().map(|form| {
            let whose = form.case.map(|case| case_name(signed, case));
            Kept { form, whose, state: State::Waits }
        });
        Ok(kept.collect())
    };
    // A store that does not answer says so at the next thing that is done with it.
    let kept = desk.with(looking).await?.unwrap_or_default();
    let first = kept.first().map(|one| one.form.clone());
    desk.kept.set(kept);
    first
}

/// Shows the page on which a form was typed; whether it could be shown. If not, its words stand in the list of what is kept.
pub(in crate::ui::staff) async fn lead_back(desk: Desk, form: &KeptForm) -> bool {
    if let Some(case) = form.case
        && !cases(desk).contains(&case)
        && desk.open_case(case).await.is_err()
    {
        set(desk, form, State::Nowhere);
        return false;
    }
    of_one_lock(desk, form).iter().for_each(|form| set(desk, form, State::Coming));
    desk.page.set(page(form.typed.at));
    true
}

/// Opens the forms that were kept together and fills them.
pub(in crate::ui::staff) async fn fill(desk: Desk, form: KeptForm) {
    let at = page(form.typed.at);
    let still = move || desk.page.try_get_untracked() == Some(at) && desk.who.read_untracked().is_some();
    // Parts of a page are drawn anew when the packs are there, and what is typed in them would go with that.
    while still() && matches!(*desk.packs.read_untracked(), Loaded::Coming) {
        clock::wait(BETWEEN).await;
    }
    for form in of_one_lock(desk, &form) {
        let state = match typed::open(&form.typed.form, still).await {
            Some(found) => State::Back(typed::put_back(&found, &form.typed.fields).await),
            None if still() => State::Nowhere,
            None => State::Waits,
        };
        set(desk, &form, state);
    }
    // A form that opens takes the focus with its next frame. What is said of it comes first, though its field may stand far below.
    frame::painted().await;
    if still() {
        focus::on(SAYS.to_owned());
    }
}

/// What was kept with this form, in the order of the page.
fn of_one_lock(desk: Desk, form: &KeptForm) -> Vec<KeptForm> {
    let same = |other: &KeptForm| {
        let of = |form: &KeptForm| (form.case, form.typed.at, form.typed.kept);
        of(other) == of(form)
    };
    desk.kept.with_untracked(|all| all.iter().map(|one| &one.form).filter(|other| same(other)).cloned().collect())
}
