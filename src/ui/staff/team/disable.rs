//! A manager disables a colleague, after saying so twice.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::staff::access::{PutOut, PutOutError, put_out};
use crate::ui::components::{Look, again, button, nothing};
use crate::ui::staff::desk::{Desk, Page, Signed, World};
use crate::ui::staff::dialog::Dialog;
use crate::ui::staff::failed;
use crate::vault::staff::Colleague;
use crate::words::staff::{failed as say_failed, team as say};

/// The question, which stands while somebody is `asked` about.
pub(super) fn question(desk: Desk, asked: RwSignal<Option<Colleague>>, problem: RwSignal<Option<String>>) -> AnyView {
    let close = move || asked.set(None);
    again(move || {
        let Some(colleague) = asked.get() else { return nothing() };
        let name = colleague.name.as_str().to_owned();
        let sure = move || {
            close();
            let colleague = colleague.clone();
            spawn_local(async move {
                let done = disable(desk, &colleague).await;
                problem.try_set(done.err());
            });
        };
        let answers =
            vec![button(say::keep(), Look::Primary, close), button(say::disable_sure(), Look::Secondary, sure)];
        let about = Signal::derive(say::disable_about);
        Dialog { id: "disable", title: say::disable_title(name), about, answers }.view(Memo::new(|_| true), close)
    })
}

async fn disable(desk: Desk, colleague: &Colleague) -> Result<(), String> {
    let disabling = async |world: &World, signed: &mut Signed| {
        let out = put_out(world.ports(), &mut signed.session, colleague.id).await;
        // A case that was open before has to be opened with what is known of its key now.
        signed.open.clear();
        desk.shown.set(None);
        desk.show_who(signed);
        out
    };
    let Some(out) = desk.with(disabling).await else { return Ok(()) };
    let PutOut { left } = out.map_err(|error| match error {
        PutOutError::NotAManager | PutOutError::Herself => say_failed::manager_only(),
        PutOutError::Book(problem) => super::book(problem),
        PutOutError::Failed(error) => failed::in_words(&error),
    })?;
    desk.say(Page::Team, say::disabled(colleague.name.as_str()));
    if left > 0 { Err(say::left(left)) } else { Ok(()) }
}
