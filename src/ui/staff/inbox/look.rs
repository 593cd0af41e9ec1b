//! Looking: on this tablet at once, in the drop box as soon as the network allows. Nobody who writes to a case waits for it.

use leptos::task::spawn_local;

use crate::app::ports::CollectError;
use crate::app::send::messages;
use crate::app::staff::inbox::{Found, LookError, gather, look, take_waiting};
use crate::browser::collect::DropBoxReader;
use crate::browser::indexed_db::IndexedDb;
use crate::share::outbox::State;
use crate::ui::staff::desk::{Desk, Signed, World};
use crate::ui::staff::failed;
use crate::words::staff::inbox as say;

/// What a look came to.
pub(super) enum Outcome {
    Looked(Found),
    Failed(LookError),
}

/// Takes over what waits in her page's outbox on this tablet. Called when somebody signs in: whoever is handed the tablet next
/// may remove everything from her page.
pub(in crate::ui::staff) async fn take_in(world: &World, signed: &mut Signed) -> Result<Found, LookError> {
    let hers = IndexedDb::default();
    if !hers.may_hold_something().await {
        return Ok(Found::default());
    }
    take_waiting(world.pen(), &signed.session, &mut signed.inbox, &hers).await
}

/// How many messages in her page's outbox on this tablet have not arrived yet, with whomever they are for.
pub(super) async fn not_arrived() -> usize {
    let hers = IndexedDb::default();
    if !hers.may_hold_something().await {
        return 0;
    }
    let all = messages(&hers).await.unwrap_or_default();
    all.iter().filter(|entry| !matches!(entry.state, State::Delivered)).count()
}

/// Looks without anybody waiting for it; the bar's count follows.
pub(in crate::ui::staff) fn look_in_background(desk: Desk) {
    spawn_local(async move {
        look_now(desk).await;
    });
}

/// Looks everywhere.
pub(super) async fn look_now(desk: Desk) -> Outcome {
    let here = async |world: &World, signed: &mut Signed| {
        let taken = take_in(world, signed).await;
        (taken, signed.inbox.known())
    };
    let Some((taken, known)) = desk.with(here).await else { return Outcome::Looked(Found::default()) };
    let gathered = gather(&desk.world().centre, &known, &DropBoxReader).await;
    let sorting = async |world: &World, signed: &mut Signed| {
        look(world.pen(), &signed.session, &mut signed.inbox, &world.centre, &gathered).await
    };
    let looked = desk.with(sorting).await.unwrap_or_else(|| Ok(Found::default()));
    desk.count_waiting().await;
    match (taken, looked) {
        (Ok(taken), Ok(looked)) => {
            Outcome::Looked(Found { new: taken.new + looked.new, aside: taken.aside + looked.aside })
        }
        (_, Err(error)) | (Err(error), Ok(_)) => Outcome::Failed(error),
    }
}

impl Outcome {
    /// What to say of a look that failed.
    pub(super) fn problem(&self) -> Option<String> {
        match self {
            Self::Looked(_) => None,
            Self::Failed(error) => Some(in_words(error)),
        }
    }
}

/// Why the drop box was not looked into.
pub(super) fn in_words(error: &LookError) -> String {
    match error {
        LookError::NotSetUp => say::not_set_up(),
        LookError::NoKey => say::no_key(),
        LookError::Collect(CollectError::Unreachable) => say::offline(),
        LookError::Collect(CollectError::Refused(401 | 403)) => say::not_allowed(),
        LookError::Collect(CollectError::Refused(_) | CollectError::TooLarge) | LookError::NotAListing => {
            say::no_listing()
        }
        LookError::Failed(error) => failed::in_words(error),
    }
}
