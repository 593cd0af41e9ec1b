//! The first run on a tablet, which a manager finishes alone: who she is, the recovery words, then the centre's key.

use leptos::prelude::*;

use super::demo;
use super::desk::{Desk, Page};
use super::failed;
use super::form::Form;
use super::person::Person;
use super::recovery_words::recovery_words;
use crate::app::keep::ConfirmedWords;
use crate::app::staff::access::{SetUpError, set_up as make};
use crate::browser::offline;
use crate::ui::components::{Look, again, all, button, el, error_summary, lead, paragraph, title};
use crate::words::staff::{desk as say_desk, failed as say_failed, person as say_person, set_up as say};

/// Draws the page.
pub(super) fn set_up(desk: Desk) -> AnyView {
    let person = Person::new();
    let known = RwSignal::new(false);
    again(move || {
        if known.get() {
            recovery_words(desk, say::saving(), move |words| finish(desk, person, words))
        } else {
            who(desk, person, known)
        }
    })
}

fn who(desk: Desk, person: Person, known: RwSignal<bool>) -> AnyView {
    let go_on = move || async move {
        if person.take().is_some() {
            known.set(true);
        }
    };
    all([
        error_summary(person.problems),
        title(say::title()),
        lead(say::lead()),
        already(desk),
        Form::new(say::go_on()).view(person.fields(), go_on),
        demo::offer(desk),
    ])
}

/// The way for a centre that has a tablet: set up apart, two tablets could never share anything.
fn already(desk: Desk) -> AnyView {
    let join = button(say::join(), Look::Secondary, move || desk.page.set(Page::Join));
    el("div", "app-card").child(paragraph(say::already())).child(join).view()
}

async fn finish(desk: Desk, person: Person, words: ConfirmedWords) -> Result<(), String> {
    let Some(who) = person.take() else { return Err(say_desk::needed(say_person::name())) };
    let world = desk.world();
    let session = make(world.ports(), &words, who).await.map_err(|error| match error {
        SetUpError::AlreadySetUp => say_failed::already_set_up(),
        SetUpError::OpenElsewhere => say_failed::elsewhere(),
        SetUpError::Failed(error) => failed::in_words(&error),
    })?;
    person.passphrase.clear();
    offline::keep();
    desk.come_in(session, Page::CentreKey).await.map_err(|error| failed::in_words(&error))
}
