//! "Is it safe to contact you this way?": asked of each way that she fills in, and kept with it.

use leptos::prelude::*;

use crate::case::{Line, Profile, Safe};
use crate::ui::components::{Problems, TextField, el, pressable, text_field};
use crate::ui::session::Session;
use crate::words::about as say;

/// Where it stands in the profile, once there is a way.
type Place = for<'a> fn(&'a mut Profile) -> Option<(&'a mut Safe, &'a mut Option<Line>)>;

/// Whether it is safe to contact her in the way that stands in a field. Said while the field is filled in anew, it counts
/// all the same.
#[derive(Clone, Copy)]
pub(super) struct Safety {
    id: &'static str,
    chosen: RwSignal<Safe>,
    note: RwSignal<String>,
    place: Place,
}

impl Safety {
    /// As she said before; `id` is that of the note's field.
    pub(super) fn of(session: Session, id: &'static str, place: Place) -> Self {
        let mut profile = session.read(|intake| intake.profile.clone());
        let (safe, note) = place(&mut profile).map(|(safe, note)| (*safe, note.take())).unwrap_or_default();
        let note = note.map(|note| note.as_str().to_owned()).unwrap_or_default();
        Self { id, chosen: RwSignal::new(safe), note: RwSignal::new(note), place }
    }

    /// Puts it into the profile. A note that grew too long is kept up to there.
    pub(super) fn keep(self, profile: &mut Profile) {
        let Some((safe, note)) = (self.place)(profile) else { return };
        *safe = self.chosen.get_untracked();
        if let Ok(typed) = Line::parse(&self.note.read_untracked()) {
            *note = typed;
        }
    }

    /// Draws the question below the way it is about, once there is one.
    pub(super) fn ask(
        self,
        label: &str,
        way: RwSignal<String>,
        problems: Problems,
        keep: impl Fn() + Copy + 'static,
    ) -> AnyView {
        let Self { id, chosen, note, .. } = self;
        let answers = [(Safe::Yes, say::safe_yes()), (Safe::Sometimes, say::safe_ask()), (Safe::No, say::safe_no())];
        let answers = answers.map(|(safe, label)| {
            pressable("app-pass", label)
                .pressed(move || chosen.get() == safe)
                .tap(move || {
                    chosen.set(safe);
                    keep();
                })
                .view()
        });
        let field = TextField { id, label: say::safe_note(), hint: None, long: false, kind: "text" };
        let write = move |text: String| {
            note.set(text);
            keep();
        };
        let field = text_field(field, note, problems, write);
        el("div", "app-field app-safe")
            .hidden(move || way.read().trim().is_empty())
            .attr("role", "group")
            .attr("aria-label", format!("{label}: {}", say::safe()))
            .el(el("p", "app-safe__title").text(say::safe()))
            .el(el("div", "app-safe__answers").children(answers))
            .el(el("div", "").hidden(move || chosen.get() != Safe::Sometimes).child(field))
            .view()
    }
}
