//! "Hand her the tablet": this page locks, and her page opens in its place.

use leptos::prelude::*;

use crate::app::invite::{Invitation, Wish};
use crate::browser::entropy::SystemEntropy;
use crate::browser::{clock, site};
use crate::case::record::Record;
use crate::ui::components::{Look, actions, all, button, details, paragraph};
use crate::ui::staff::desk::Desk;
use crate::ui::staff::failed::banner;
use crate::words::staff::{failed as say_failed, hand as say};

/// For a woman who has no case yet: whose her answers are is decided when they are in the inbox.
pub(super) fn to_somebody_new(desk: Desk) -> AnyView {
    let problem = RwSignal::new(None::<String>);
    let hand = move || {
        let world = desk.world();
        let wish = Wish {
            packs: world.centre.packs().iter().take(1).cloned().collect(),
            languages: world.centre.languages().iter().map(|tag| tag.as_str().to_owned()).take(1).collect(),
            last_day: clock::day(),
        };
        // A reference that no case has, and a pseudonym that becomes hers only if she agrees to research.
        let made = wish.make(&Record::default(), &SystemEntropy);
        let invitation = made.ok().and_then(|(id, invite)| Invitation::of(&world.centre, id, &invite, true, |_| None));
        match invitation.zip(site::her_page()) {
            Some((invitation, page)) => desk.hand_over(format!("{page}#{}", invitation.to_fragment())),
            None => problem.set(Some(say_failed::no_key())),
        }
    };
    let body = all([
        paragraph(say::about()),
        paragraph(say::new_about()),
        banner(problem),
        actions([button(say::hand(), Look::Secondary, hand)]),
    ]);
    details(say::new_title(), body)
}
