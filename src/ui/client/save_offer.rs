//! The offer to save, which she meets on her way to the questions: small, since most women go on without.

use leptos::prelude::*;

use super::later;
use crate::ui::components::{Look, actions, again, all, button, lead, paragraph, title};
use crate::ui::session::{Session, Side};
use crate::words;

/// Draws the offer, and what follows from it once she says yes.
pub(super) fn save_offer(session: Session) -> AnyView {
    let wanted = RwSignal::new(session.kept.get_untracked());
    again(move || if wanted.get() { later::keeping(session, Side::Save) } else { offer(session, wanted) })
}

fn offer(session: Session, wanted: RwSignal<bool>) -> AnyView {
    all([
        title(words::save::title()),
        lead(words::save::lead()),
        paragraph(words::save::without()),
        paragraph(words::save::shared_phone()),
        actions([
            button(words::save::make(), Look::Primary, move || wanted.set(true)),
            button(words::save::not_now(), Look::Secondary, move || done(session)),
        ]),
    ])
}

/// Back to where she was, or on where the offer is a page of her way.
pub(super) fn done(session: Session) {
    if session.side.get_untracked().is_some() {
        session.side.set(None);
    } else {
        session.go_on();
    }
}
