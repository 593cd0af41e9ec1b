//! Keeps a note while it is written, and enters it. At every pause what is typed is on the disk, sealed, so that whatever
//! happens costs a few words at most.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::editor::Editor;
use crate::app::staff::Failed;
use crate::app::staff::cases::{begun_note, enter_note, save_note, throw_note_away};
use crate::case::record::{CaseId, Log, NoteDraft};
use crate::ui::staff::desk::{Desk, Page, Part, Signed, World};
use crate::ui::staff::failed;
use crate::words::staff::note as say;

/// How long something typed waits before it is kept; not later, however long she types on.
const PAUSE: Duration = Duration::from_millis(400);

impl Editor {
    /// Goes on with what she had begun in this case, if anything.
    pub(super) fn go_on_with_begun(self) {
        spawn_local(async move {
            let reading = self.desk.with(async |world, signed| {
                let open = signed.open.first()?;
                Some((open.case(), begun_note(&world.store, &signed.session, open).await))
            });
            let Some(Some((case, begun))) = reading.await else { return };
            match begun {
                Ok(Some(NoteDraft { corrects, note })) if self.is_there() => {
                    self.found.set(true);
                    self.fill(corrects, Some(&note));
                }
                Ok(_) => {}
                Err(error) => drop(self.failed.try_set(Some(failed::in_words(&error)))),
            }
            self.case.try_set(Some(case));
        });
    }

    /// Something was typed: it is kept in a moment.
    pub(super) fn changed(self) {
        self.kept.set(false);
        self.changes.update_value(|changes| *changes += 1);
        if self.waits.get_value() {
            return;
        }
        self.waits.set_value(true);
        set_timeout(
            move || {
                if self.waits.try_set_value(false).is_none() {
                    self.keep();
                }
            },
            PAUSE,
        );
    }

    /// Keeps what is typed now.
    pub(super) fn keep(self) {
        if self.kept.get_untracked() {
            return;
        }
        let Some(writing) = self.writing() else { return };
        let changes = self.changes.get_value();
        spawn_local(async move {
            let written = writing.await;
            if self.changes.try_get_value() == Some(changes) {
                self.kept.try_set(written.is_ok());
            }
            self.failed.try_set(written.err().map(|error| failed::in_words(&error)));
        });
    }

    /// The page is left: keeps what was typed last.
    pub(super) fn keep_last(self) {
        if self.kept.get_untracked() {
            return;
        }
        if let Some(writing) = self.writing() {
            spawn_local(async move { drop(writing.await) });
        }
    }

    /// Writes what is typed now, unless it is entered or thrown away before.
    fn writing(self) -> Option<impl Future<Output = Result<(), Failed>> + use<>> {
        let case = self.case.get_untracked()?;
        let turn = self.turn.get_value();
        let now = turn.load(Ordering::Relaxed);
        let Ok(draft) = self.draft() else {
            self.say_too_long();
            return None;
        };
        Some(write(self.desk, case, (turn, now), draft))
    }

    /// Enters the note.
    pub(super) fn enter(self) -> impl Future<Output = ()> + use<> {
        let note = self.read();
        let (corrects, turn) = (self.corrects.get_untracked(), self.turn.get_value());
        async move {
            let Some(note) = note else { return };
            let entering = async |world: &World, signed: &mut Signed| -> Result<(), Failed> {
                let Signed { session, list, open, .. } = signed;
                let Some((first, others)) = open.split_first_mut() else { return Ok(()) };
                let beside: Vec<&Log> = others.iter().map(|open| open.log()).collect();
                enter_note(world.pen(), session, list, first, &beside, (corrects, note)).await?;
                turn.fetch_add(1, Ordering::Relaxed);
                self.desk.draw(signed);
                Ok(())
            };
            match self.desk.with(entering).await {
                Some(Ok(())) => {
                    self.close();
                    self.desk.said.set(Some((Page::Case(Part::Notes), say::entered())));
                }
                Some(Err(error)) => drop(self.failed.try_set(Some(failed::in_words(&error)))),
                None => {}
            }
        }
    }

    /// Throws it away.
    pub(super) fn throw_away(self) {
        let turn = self.turn.get_value();
        spawn_local(async move {
            let throwing = async |world: &World, signed: &mut Signed| -> Result<(), Failed> {
                let Some(open) = signed.open.first() else { return Ok(()) };
                throw_note_away(world.pen(), &signed.session, open).await?;
                turn.fetch_add(1, Ordering::Relaxed);
                Ok(())
            };
            match self.desk.with(throwing).await {
                Some(Ok(())) => self.close(),
                Some(Err(error)) => drop(self.failed.try_set(Some(failed::in_words(&error)))),
                None => {}
            }
        });
    }
}

/// Keeps a draft of a case, if that is still the one that is open and nothing was entered or thrown away since.
async fn write(
    desk: Desk,
    case: CaseId,
    (turn, then): (Arc<AtomicU32>, u32),
    draft: Option<NoteDraft>,
) -> Result<(), Failed> {
    let writing = async |world: &World, signed: &mut Signed| -> Result<(), Failed> {
        let Signed { session, open, .. } = signed;
        let Some(open) = open.first_mut().filter(|open| open.case() == case) else { return Ok(()) };
        if turn.load(Ordering::Relaxed) != then {
            return Ok(());
        }
        match &draft {
            Some(draft) => save_note(world.pen(), session, open, draft).await,
            None => throw_note_away(world.pen(), session, open).await,
        }
    };
    desk.with(writing).await.unwrap_or(Ok(()))
}
