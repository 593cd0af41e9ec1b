//! What the pages draw from and write to: handles only, so that copying a [`Session`] copies none of her words.
//!
//! Her words stand in one arena value, [`Session::wipe`] overwrites them, and a page gets the session as a parameter, so
//! none can be drawn without one. Nothing of hers is ever given to `provide_context`: contexts outlive clean-up.

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeper::{self, KeepProblem, Keeper};
use super::postman::Progress;
use super::setting::Setting;
use crate::app::journey::Page;
use crate::assessment::{Answer, AnswerProblem, Draft};
use crate::browser::{clock, frame};
use crate::case::{Intake, Invited};
use crate::centre::PartnerCode;
use crate::document::Text;
use crate::instrument::ItemIndex;
use crate::vault::{Agenda, AskedPack};

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
    /// Everything is removed.
    Removed,
    /// The page was hidden too long.
    Locked,
}

/// What could not be stored. It is still on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Trouble {
    pub(super) problem: KeepProblem,
    pub(super) then: Then,
}

/// What was to follow once it was stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// Nothing: she is in the middle of a page.
    Stay,
    /// The screen moves on to this page.
    GoOn(Page),
    /// It is sent: she decides on that anew.
    Send,
}

/// What stands on this phone from an earlier visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// The store has not answered yet.
    NotYetKnown,
    /// No draft.
    Nothing,
    /// At least one draft.
    Drafts,
    /// None any more: what stood here has just been removed, after the centre's limit of days.
    Expired,
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
    keeper: StoredValue<Rc<Keeper>, LocalStorage>,
    /// Whether her answers are being saved.
    pub(super) kept: RwSignal<bool>,
    /// What could not be stored just now.
    pub(super) trouble: RwSignal<Option<Trouble>>,
    /// Whether a saved draft stands on this phone.
    pub(super) found: RwSignal<Found>,
    /// Where her messages are.
    pub(super) sent: RwSignal<Vec<(PartnerCode, Progress)>>,
    /// Whether something sent on an earlier visit needs her look.
    pub(super) news: RwSignal<bool>,
    /// What she can say to her centre about what she sent.
    pub(super) reference: RwSignal<Option<String>>,
    /// Which rounds of delivering are the latest.
    rounds: StoredValue<u32>,
}

impl Session {
    /// A visit, by an invite or by none.
    pub(super) fn new(setting: Arc<Setting>, invited: Option<Invited>) -> Self {
        let intake = Intake { invited, ..setting.new_intake() };
        Self {
            intake: StoredValue::new_local(intake),
            setting: StoredValue::new_local(setting),
            page: RwSignal::new(Page::Opening),
            side: RwSignal::new(None),
            keeper: StoredValue::new_local(Rc::new(Keeper::new())),
            kept: RwSignal::new(false),
            trouble: RwSignal::new(None),
            found: RwSignal::new(Found::NotYetKnown),
            sent: RwSignal::new(Vec::new()),
            news: RwSignal::new(false),
            reference: RwSignal::new(None),
            rounds: StoredValue::new(0),
        }
    }

    /// The centre, packs and language: the same for every visit.
    pub(super) fn setting(self) -> Arc<Setting> {
        self.setting.get_value()
    }

    /// Changes what is asked on this visit.
    pub(super) fn ask(self, change: impl FnOnce(&mut Setting)) {
        self.setting.update_value(|setting| change(Arc::make_mut(setting)));
    }

    /// A text of a pack or centre file in her language.
    pub(super) fn say(self, text: &Text) -> String {
        self.setting.with_value(|s| text.in_language(&s.language).to_owned())
    }

    /// Reads what she has given.
    pub(super) fn read<T>(self, read: impl FnOnce(&Intake) -> T) -> T {
        self.intake.with_value(read)
    }

    /// Changes what she has given; it is saved soon, if she asked for that.
    pub(super) fn change(self, change: impl FnOnce(&mut Intake)) {
        self.intake.update_value(change);
        keeper::save_soon(self);
    }

    /// Takes over what was kept.
    pub(super) fn restore(self, intake: Intake) {
        self.intake.set_value(intake);
    }

    /// The store, the worker and the key.
    pub(super) fn keeper(self) -> Rc<Keeper> {
        self.keeper.get_value()
    }

    /// She sees a question: from the first one of the assessment on, it counts how long she takes.
    pub(super) fn sees(self, form: Form) {
        match form {
            Form::About => {}
            Form::Questions => self.intake.update_value(|intake| intake.begin(clock::now())),
        }
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

    /// Goes one page on, once what she gave here is stored, where she asked to save, and otherwise once the frame that
    /// answers her tap is painted: drawing a page takes a slow phone longer than marking a choice.
    pub(super) fn go_on(self) {
        self.save_and(Then::GoOn(self.read(|intake| self.page.get_untracked().next(intake))));
    }

    /// Tries once more to store what could not be stored.
    pub(super) fn try_again(self) {
        if let Some(trouble) = self.trouble.get_untracked() {
            self.save_and(trouble.then);
        }
    }

    /// Stops saving here and goes on; what was stored before stays.
    pub(super) fn go_on_unsaved(self) {
        self.keeper().close();
        self.kept.set(false);
        let then = self.trouble.get_untracked().map_or(Then::Stay, |trouble| trouble.then);
        self.follow(then);
    }

    fn save_and(self, then: Then) {
        if self.kept.get_untracked() {
            return keeper::save_then(self, then);
        }
        let here = self.page.get_untracked();
        spawn_local(async move {
            frame::painted().await;
            // She may have gone back, or started again, in this moment.
            if self.page.try_get_untracked() == Some(here) {
                self.follow(then);
            }
        });
    }

    /// Does what waited for a save.
    pub(super) fn follow(self, then: Then) {
        self.trouble.set(None);
        match then {
            Then::GoOn(page) => self.page.set(page),
            Then::Stay | Then::Send => {}
        }
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

    /// What she was at is on its way. Where an invite asks more, what she answered to it is not kept for what comes next.
    pub(super) fn has_sent(self) {
        if let Some((intake, agenda)) = self.once_sent() {
            self.ask(|setting| setting.agenda = agenda);
            self.change(|now| *now = intake);
        }
    }

    /// Her journey and what is asked of her, as they are once what she is at is sent. `None` where that changes nothing.
    pub(super) fn once_sent(self) -> Option<(Intake, Agenda)> {
        let setting = self.setting();
        setting.agenda.is_of_several().then(|| {
            let (mut intake, mut agenda) = (self.read(Intake::clone), setting.agenda.clone());
            agenda.send(&setting.questions.identity().to_string());
            intake.turn_to(Arc::clone(&setting.questions));
            (intake, agenda)
        })
    }

    /// What her invite asks next, where what she was at is sent.
    pub(super) fn next_asked(self) -> Option<AskedPack> {
        let setting = self.setting();
        let at = setting.questions.identity().to_string();
        setting.agenda.waiting(&at).next().filter(|_| setting.agenda.is_sent(&at)).cloned()
    }

    /// Begins new rounds of delivering; older ones end by [`Session::in_rounds`].
    pub(super) fn begin_rounds(self) -> u32 {
        self.rounds.update_value(|rounds| *rounds = rounds.wrapping_add(1));
        self.rounds.get_value()
    }

    /// Whether these are the latest rounds of delivering.
    pub(super) fn in_rounds(self, rounds: u32) -> bool {
        self.rounds.get_value() == rounds
    }

    /// Whether something she sent has not arrived yet.
    pub(super) fn has_unsent(self) -> bool {
        self.sent.read_untracked().iter().any(|(_, progress)| *progress != Progress::Delivered)
    }

    /// Whether there is anything of hers on the page.
    pub(super) fn has_something(self) -> bool {
        self.kept.get_untracked() || !self.read(Intake::is_empty)
    }

    /// Whether closing the page would lose something she gave.
    pub(super) fn would_lose(self) -> bool {
        let stored = self.kept.get_untracked() && self.trouble.get_untracked().is_none();
        !stored && self.page.get_untracked() != Page::Sent && !self.read(Intake::is_empty)
    }

    /// Forgets what is on the page and shows the first one.
    pub(super) fn start_again(self) {
        self.wipe();
        self.side.set(None);
        self.page.set(Page::Opening);
    }

    /// Overwrites all she has given with an empty intake, and forgets the key.
    pub(super) fn wipe(self) {
        self.keeper().close();
        self.kept.set(false);
        self.trouble.set(None);
        self.ask(|setting| {
            setting.agenda.forget_all_but(&setting.questions.identity().to_string());
            setting.rest.clear();
        });
        let empty = self.setting.with_value(|s| s.new_intake());
        self.intake.set_value(empty);
    }
}
