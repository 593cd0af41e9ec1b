//! The pack that a manager works on: as it is kept, and the way to change it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::staff::Failed;
use crate::app::staff::assess::Packs;
use crate::app::staff::packs::{Change, PackError, Shelf, Taken, settle, shelf};
use crate::instrument::{Instrument, PackIdentity};
use crate::ui::staff::desk::{Desk, Signed, World};
use crate::ui::staff::failed;
use crate::ui::staff::packs::{ABOUT, Loaded};
use crate::vault::staff::Standing;
use crate::vault::{RecordId, kept_pack_at};

/// What every part of a pack's page draws from.
#[derive(Clone, Copy)]
pub(super) struct Bench {
    pub(super) desk: Desk,
    /// The pack as it is kept; each change of a draft makes another of it.
    pub(super) taken: RwSignal<Option<Taken>>,
    /// What it stands as, once that is known; `None` in it where there is no such pack (any more).
    pub(super) standing: RwSignal<Option<Option<Standing>>>,
    /// Why it could not be read.
    pub(super) problem: RwSignal<Option<String>>,
}

impl Bench {
    /// The pack that stands at this place, on its way.
    pub(super) fn at(desk: Desk, at: RecordId) -> Self {
        let bench =
            Self { desk, taken: RwSignal::new(None), standing: RwSignal::new(None), problem: RwSignal::new(None) };
        spawn_local(async move {
            match read(desk).await {
                Some(Ok(shelf)) => {
                    let is_it = |taken: &Taken| kept_pack_at(taken.pack.identity()).id == at;
                    let taken = shelf.packs.into_iter().find(is_it);
                    let standing = taken.as_ref().map(|taken| taken.standing);
                    bench.taken.try_set(taken);
                    bench.standing.try_set(Some(standing));
                }
                Some(Err(error)) => drop(bench.problem.try_set(Some(failed::in_words(&error)))),
                None => {}
            }
        });
        bench
    }

    /// Which pack it is by now. Asked for within the work that needs it: until then, what was set just before may still be under way
    /// and make another of it.
    pub(super) fn which(self) -> Option<PackIdentity> {
        self.taken.with_untracked(|taken| taken.as_ref().map(|taken| taken.pack.identity().clone()))
    }

    /// Reads the pack; read again when it changes.
    pub(super) fn read<T: Default>(self, read: impl FnOnce(&Instrument) -> T) -> T {
        self.taken.with(|taken| taken.as_ref().map(|taken| read(&taken.pack))).unwrap_or_default()
    }

    /// Changes the draft.
    pub(super) async fn settle(self, change: Change) -> Result<(), PackError> {
        let working = async |world: &World, signed: &mut Signed| -> Result<Option<Taken>, PackError> {
            let Some(which) = self.which() else { return Ok(None) };
            let now = settle(world.pen(), &signed.session, &which, &change).await?;
            let shelf = shelf(&world.store, &signed.session).await?;
            Ok(shelf.packs.into_iter().find(|taken| *taken.pack.identity() == now))
        };
        if let Some(taken) = self.desk.with(working).await {
            self.taken.try_set(taken?);
        }
        Ok(())
    }
}

/// Every pack that was taken in; `None` if nobody is signed in any more.
pub(super) async fn read(desk: Desk) -> Option<Result<Shelf, Failed>> {
    desk.with(async |world, signed| shelf(&world.store, &signed.session).await).await
}

/// The packs that come with the app, as far as they are loaded.
pub(super) fn hosted(desk: Desk, packs: &Packs) -> Vec<std::sync::Arc<Instrument>> {
    let world = desk.world();
    let comes_with_it = |name: &str| name == ABOUT || world.centre.packs().iter().any(|other| other == name);
    packs.all().iter().filter(|pack| comes_with_it(&pack.identity().to_string())).cloned().collect()
}

/// Which they are.
pub(super) fn hosted_identities(desk: Desk) -> Vec<PackIdentity> {
    match desk.packs.get_untracked() {
        Loaded::Here(packs) => hosted(desk, &packs).iter().map(|pack| pack.identity().clone()).collect(),
        Loaded::Coming | Loaded::Failed => Vec::new(),
    }
}
