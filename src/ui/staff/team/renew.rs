//! New recovery words in place of the ones before.

use leptos::prelude::*;

use super::not_replaced;
use crate::app::staff::access::renew_words;
use crate::ui::staff::desk::{Desk, Page, Signed, World};
use crate::ui::staff::recovery_words::recovery_words;
use crate::words::staff::team as say;

/// Draws the page.
pub(in crate::ui::staff) fn renew(desk: Desk) -> AnyView {
    recovery_words(desk, say::renew_saving(), move |words| async move {
        let renewing =
            async |world: &World, signed: &mut Signed| renew_words(world.ports(), &signed.session, &words).await;
        desk.with(renewing).await.unwrap_or(Ok(())).map_err(|error| not_replaced(&error))?;
        desk.say(Page::Team, say::renewed());
        Ok(())
    })
}
