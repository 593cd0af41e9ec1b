//! What the pages draw from and write to: handles only, so that copying a [`Session`] copies none of her words.
//!
//! Her words stand in one arena value, [`Session::wipe`] overwrites them, and a page gets the session as a parameter, so
//! none can be drawn without one. Nothing of hers is ever given to `provide_context`: contexts outlive clean-up.

use std::sync::Arc;

use leptos::prelude::*;

use super::setting::Setting;
use crate::app::journey::Page;
use crate::assessment::{Answer, AnswerProblem, Draft};
use crate::case::Intake;
use crate::document::Text;
use crate::instrument::ItemIndex;

/// Which of the two packs a question belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// The demographic questions.
    About,
    /// The assessment.
    Questions,
}

/// A page beside the way, which is closed again to where she was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// People to talk to.
    Helplines,
    /// The privacy notice.
    Notice,
    /// Saving: the words shown and asked back.
    Save,
    /// Coming back by words.
    ComeBack,
    /// Removing everything.
    Remove,
}

/// One woman's visit.
#[derive(Clone, Copy)]
pub(super) struct Session {
    intake: StoredValue<Intake, LocalStorage>,
    setting: StoredValue<Arc<Setting>, LocalStorage>,
    /// Where she is.
    pub(super) page: RwSignal<Page>,
    /// The page beside the way, if one is open.
    pub(super) side: RwSignal<Option<Side>>,
}

impl Session {
    pub(super) fn new(setting: Arc<Setting>) -> Self {
        let intake = setting.new_intake();
        Self {
            intake: StoredValue::new_local(intake),
            setting: StoredValue::new_local(setting),
            page: RwSignal::new(Page::Opening),
            side: RwSignal::new(None),
        }
    }

    /// The centre, packs and language: the same for every visit.
    pub(super) fn setting(self) -> Arc<Setting> {
        self.setting.get_value()
    }

    /// A text of a pack or centre file in her language.
    pub(super) fn say(self, text: &Text) -> String {
        self.setting.with_value(|s| text.in_language(&s.language).to_owned())
    }

    /// Reads what she has given.
    pub(super) fn read<T>(self, read: impl FnOnce(&Intake) -> T) -> T {
        self.intake.with_value(read)
    }

    /// Changes what she has given.
    pub(super) fn change(self, change: impl FnOnce(&mut Intake)) {
        self.intake.update_value(change);
    }

    /// Reads one of the two drafts.
    pub(super) fn draft<T>(self, form: Form, read: impl FnOnce(&Draft) -> T) -> T {
        self.read(|intake| match form {
            Form::About => read(&intake.about),
            Form::Questions => read(&intake.questions),
        })
    }

    /// Takes an answer.
    ///
    /// # Errors
    /// When it does not fit; then the one before stays.
    pub(super) fn answer(self, form: Form, item: ItemIndex, answer: Answer) -> Result<(), AnswerProblem> {
        let mut result = Ok(());
        self.change(|intake| {
            let draft = match form {
                Form::About => &mut intake.about,
                Form::Questions => &mut intake.questions,
            };
            result = draft.answer(item, answer);
        });
        result
    }

    /// Goes one page on.
    pub(super) fn go_on(self) {
        let next = self.read(|intake| self.page.get_untracked().next(intake));
        self.page.set(next);
    }

    /// Goes one page back, first closing a page beside the way. `false` where there is nothing to go back to.
    pub(super) fn go_back(self) -> bool {
        if self.side.get_untracked().is_some() {
            self.side.set(None);
            return true;
        }
        let before = self.read(|intake| self.page.get_untracked().back(intake));
        before.inspect(|page| self.page.set(*page)).is_some()
    }

    /// Overwrites all she has given with an empty intake.
    pub(super) fn wipe(self) {
        let empty = self.setting.with_value(|s| s.new_intake());
        self.intake.set_value(empty);
    }
}
