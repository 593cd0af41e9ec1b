//! A manager adds a colleague, who chooses her own passphrase on this tablet.

use leptos::prelude::*;

use crate::app::staff::access::{AddError, add as make};
use crate::ui::components::{Look, all, button, error_summary, lead, title};
use crate::ui::staff::choice::choice;
use crate::ui::staff::desk::{Desk, Page, Signed, World};
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::Form;
use crate::ui::staff::person::Person;
use crate::vault::staff::Role;
use crate::words::staff::{failed as say_failed, team as say};

/// Draws the page.
pub(in crate::ui::staff) fn add(desk: Desk) -> AnyView {
    let person = Person::new();
    let role = RwSignal::new(Role::Caseworker);
    let problem = RwSignal::new(None::<String>);
    let add = move || async move {
        let Some(who) = person.take() else { return };
        let role = role.get_untracked();
        let adding = async |world: &World, signed: &mut Signed| {
            let added = make(world.ports(), &mut signed.session, who, role).await;
            desk.show_who(signed);
            added
        };
        match desk.with(adding).await {
            Some(Ok(_)) => {
                person.passphrase.clear();
                desk.page.set(Page::Team);
            }
            Some(Err(error)) => {
                problem.try_set(Some(in_words(&error)));
            }
            None => {}
        }
    };
    let fields = person.fields().into_iter().chain([roles(role), banner(problem)]);
    let back = button(say::not_now(), Look::Quiet, move || desk.page.set(Page::Team));
    let form = Form { beside: vec![back], kept: desk.kept_as("new-colleague"), ..Form::new(say::add_done()) }
        .view(fields, add);
    all([error_summary(person.problems), title(say::add_title()), lead(say::add_lead()), form])
}

fn roles(role: RwSignal<Role>) -> AnyView {
    let answers = [(Role::Caseworker, say::caseworker_about()), (Role::Manager, say::manager_about())];
    choice("role", say::role_question(), answers, role)
}

fn in_words(error: &AddError) -> String {
    match error {
        AddError::NotAManager => say_failed::manager_only(),
        AddError::Book(problem) => super::book(*problem),
        AddError::Failed(error) => failed::in_words(error),
    }
}
