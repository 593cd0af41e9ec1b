//! A colleague who has forgotten her passphrase chooses a new one, on the tablet of a manager who is signed in.

use leptos::prelude::*;

use super::not_replaced;
use crate::app::staff::access::replace_passphrase;
use crate::case::record::StaffId;
use crate::ui::components::{Look, Problems, all, button, error_summary, lead, title};
use crate::ui::staff::desk::{Desk, Page, Signed, World};
use crate::ui::staff::failed::banner;
use crate::ui::staff::form::Form;
use crate::ui::staff::passphrase::NewPassphrase;
use crate::words::staff::{person as say_person, team as say};

/// Draws the page.
pub(in crate::ui::staff) fn replace(desk: Desk, id: StaffId) -> AnyView {
    let name = untrack(|| desk.name_of(id));
    let name = StoredValue::new(name);
    let problems = Problems::new(Vec::new());
    let problem = RwSignal::new(None::<String>);
    let passphrase = NewPassphrase::new(problems);
    let about = move || vec![name.get_value()];
    let replace = move || async move {
        let new = passphrase.take(&about());
        problems.set(new.as_ref().err().cloned().into_iter().collect());
        let Ok(new) = new else { return };
        let replacing = async |world: &World, signed: &mut Signed| {
            replace_passphrase(world.ports(), &signed.session, id, &new).await
        };
        match desk.with(replacing).await {
            Some(Ok(())) => {
                passphrase.clear();
                desk.say(Page::Team, say::replaced(name.get_value()));
            }
            Some(Err(error)) => {
                problem.try_set(Some(not_replaced(&error)));
            }
            None => {}
        }
    };
    let fields = [passphrase.fields(say_person::new_passphrase(), about), banner(problem)];
    let back = button(say::not_now(), Look::Quiet, move || desk.page.set(Page::Team));
    let form = Form { beside: vec![back], ..Form::new(say::replace_done()) }.view(fields, replace);
    let heading = title(say::replace_title(name.get_value()));
    all([error_summary(problems), heading, lead(say::replace_lead()), form])
}
