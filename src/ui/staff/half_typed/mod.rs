//! What stands half typed when the tablet locks is kept for whoever typed it; once she signs in again she is led back to it, and
//! saves it there or throws it away (ADR 0032).
//!
//! A form takes part by a name ([`Desk::kept_as`]), the button that opens it by the same name (`typed::OPENS`). All else is found on
//! the page: no form knows how it is kept.

mod banner;
mod form;
mod lead_back;

pub(super) use banner::{banner, list};
pub(super) use form::KeptAs;
pub(super) use lead_back::{fill, lead_back, look};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::case::label;
use super::desk::{Desk, Page, Part, Signed, World};
use crate::app::staff::Failed;
use crate::app::staff::cases::{KeptForm, keep_typed, throw_typed_away};
use crate::browser::clock;
use crate::browser::typed::{self, Back};
use crate::case::record::CaseId;
use crate::share::DropId;
use crate::vault::RecordId;
use crate::vault::staff::{HalfField, HalfTyped, Spot};
use crate::words::staff::{desk as say_desk, new_case as say_new_case, team as say_team};

/// A form that is kept for who is signed in.
#[derive(Debug, Clone)]
pub(super) struct Kept {
    pub(super) form: KeptForm,
    /// What the list calls the case, if it is of one.
    pub(super) whose: Option<String>,
    pub(super) state: State,
}

/// Where what was typed is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum State {
    /// Kept, and not on the page.
    Waits,
    /// It stands in its form and is kept while she types on: nothing need be said of it.
    Typing,
    /// It is being put back.
    Coming,
    /// In its fields again.
    Back(Back),
    /// In its fields, and being thrown away: it is not kept anew meanwhile.
    Going,
    /// Its form is not there any more.
    Nowhere,
}

/// What stands half typed on the page that is shown.
pub(super) struct Standing {
    is_of_case: bool,
    typed: Vec<HalfTyped>,
    gone_on_with: Vec<HalfTyped>,
}

/// Reads the page; `None` when there is nothing to keep.
pub(super) fn standing(desk: Desk) -> Option<Standing> {
    let at = spot(desk.page.get_untracked())?;
    let kept = clock::now_in_milliseconds();
    let fresh = |(form, fields)| HalfTyped { at, form, kept, fields };
    let mut typed: Vec<HalfTyped> = typed::half_typed().into_iter().map(fresh).collect();
    let mut gone_on_with = Vec::new();
    for one in desk.kept.read_untracked().iter().filter(|one| one.is_here(desk)) {
        // What could not be put back is kept on.
        let left: &[HalfField] = match &one.state {
            State::Typing => &[],
            State::Back(back) => &back.left,
            State::Going => {
                typed.retain(|now| now.form != one.form.typed.form);
                continue;
            }
            State::Waits | State::Coming | State::Nowhere => continue,
        };
        let before = &one.form.typed;
        gone_on_with.push(before.clone());
        match typed.iter_mut().find(|now| now.form == before.form) {
            Some(now) => now.fields.extend(left.iter().cloned()),
            None if left.is_empty() => {}
            None => typed.push(HalfTyped { fields: left.to_vec(), kept, ..before.clone() }),
        }
    }
    let is_anything = !typed.is_empty() || !gone_on_with.is_empty();
    is_anything.then_some(Standing { is_of_case: is_of_case(at), typed, gone_on_with })
}

/// Keeps what is half typed while she types on, so that a crash costs a second of it at most. Called every second.
pub(super) fn keep_up(desk: Desk) {
    // A page that was emptied to lock says nothing of what stood on it.
    if desk.is_locking() {
        return;
    }
    let now = typed::half_typed();
    let is_coming = desk.kept.read_untracked().iter().any(|one| one.state == State::Coming);
    if is_coming || typed::is_being_sent() || desk.kept_up.with_value(|last| *last == now) {
        return;
    }
    desk.kept_up.set_value(now);
    if let Some(standing) = standing(desk) {
        spawn_local(keep(desk, standing));
    }
}

/// Keeps it, sealed. What it is known by changes at once, before it is written: whatever forgets it next, forgets what is written
/// now.
pub(super) fn keep(desk: Desk, standing: Standing) -> impl Future<Output = ()> {
    // Nothing is drawn anew for it.
    desk.kept.update_untracked(|all| standing.take_place_in(all, cases(desk).first().copied()));
    let Standing { is_of_case, typed, gone_on_with } = standing;
    async move {
        let keeping = async |world: &World, signed: &mut Signed| {
            let open = if is_of_case { signed.open.as_mut_slice() } else { &mut [] };
            keep_typed(world.pen(), &signed.session, open, typed, &gone_on_with).await
        };
        // The tablet locks whether or not there was room for it.
        let _ = desk.with(keeping).await;
    }
}

/// Forgets what was kept, once it is saved or thrown away.
///
/// # Errors
/// [`Failed`]; then it is still kept.
pub(super) async fn forget(desk: Desk, forms: &[KeptForm]) -> Result<(), Failed> {
    for form in forms {
        let forgetting =
            async |world: &World, signed: &mut Signed| throw_typed_away(world.pen(), &signed.session, form).await;
        desk.with(forgetting).await.unwrap_or(Ok(()))?;
    }
    // All at once: a form that is known no more is kept anew as long as it stands on the page.
    desk.kept.try_update(|all| all.retain(|one| !forms.iter().any(|form| one.is(form))));
    Ok(())
}

fn set(desk: Desk, form: &KeptForm, state: State) {
    desk.kept.try_update(|all| {
        if let Some(one) = all.iter_mut().find(|one| one.is(form)) {
            one.state = state;
        }
    });
}

impl Standing {
    /// Puts it in place of what was gone on with.
    fn take_place_in(&self, all: &mut Vec<Kept>, first: Option<CaseId>) {
        let case = first.filter(|_| self.is_of_case);
        let gone_on_with = |one: &Kept| self.gone_on_with.iter().any(|before| before.is(&one.form.typed));
        let mut before: Vec<Kept> = all.extract_if(.., |one| gone_on_with(one)).collect();
        for typed in &self.typed {
            let of_it =
                before.iter().position(|one| one.form.typed.form == typed.form).map(|at| before.swap_remove(at));
            let (whose, state) = of_it.map_or((None, State::Typing), |one| (one.whose, one.state));
            all.push(Kept { form: KeptForm { case, typed: typed.clone() }, whose, state });
        }
    }
}

impl Kept {
    fn is(&self, form: &KeptForm) -> bool {
        self.form.case == form.case && self.form.typed.is(&form.typed)
    }

    /// Whether it was typed on the page that is shown.
    fn is_here(&self, desk: Desk) -> bool {
        let (at, case) = (self.form.typed.at, self.form.case);
        spot(desk.page.get_untracked()) == Some(at) && case.is_none_or(|case| cases(desk).contains(&case))
    }

    /// Whose it is and on which page.
    fn title(&self) -> String {
        self.whose.iter().cloned().chain([page_in_words(self.form.typed.at)]).collect::<Vec<_>>().join(" · ")
    }
}

/// The case that is open, and those that are one with it.
fn cases(desk: Desk) -> Vec<CaseId> {
    desk.shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.cases.clone()).unwrap_or_default())
}

/// The page as it is kept; `None` for one on which nothing is.
fn spot(page: Page) -> Option<Spot> {
    match page {
        Page::NewCase => Some(Spot::NewCase),
        Page::AddColleague => Some(Spot::NewColleague),
        Page::Message(id) => Some(Spot::Message(RecordId::from_bytes(id.to_bytes()))),
        Page::Case(Part::Overview) => Some(Spot::Overview),
        Page::Case(Part::About) => Some(Spot::About),
        Page::Case(Part::Notes) => Some(Spot::Notes),
        Page::Case(Part::Papers) => Some(Spot::Papers),
        Page::Case(Part::Plan) => Some(Spot::Plan),
        Page::Case(Part::Results(assessment)) => Some(Spot::Results(assessment)),
        Page::SetUp
        | Page::Join
        | Page::SignIn
        | Page::Recover
        | Page::CentreKey
        | Page::Team
        | Page::Replace(_)
        | Page::RenewWords
        | Page::Tablets
        | Page::MyPassphrase
        | Page::Packs
        | Page::Pack(_)
        | Page::TryPack(_)
        | Page::Caseload
        | Page::Inbox
        | Page::Case(Part::Invite | Part::History | Part::Assessments | Part::OverTime)
        | Page::Interview(_)
        | Page::SameWoman
        | Page::SideBySide(_)
        | Page::ForHer
        | Page::ForFile => None,
    }
}

fn page(at: Spot) -> Page {
    match at {
        Spot::NewCase => Page::NewCase,
        Spot::NewColleague => Page::AddColleague,
        Spot::Message(record) => Page::Message(DropId::from_bytes(*record.as_bytes())),
        Spot::Overview => Page::Case(Part::Overview),
        Spot::About => Page::Case(Part::About),
        Spot::Notes => Page::Case(Part::Notes),
        Spot::Papers => Page::Case(Part::Papers),
        Spot::Plan => Page::Case(Part::Plan),
        Spot::Results(assessment) => Page::Case(Part::Results(assessment)),
    }
}

fn is_of_case(at: Spot) -> bool {
    match at {
        Spot::NewCase | Spot::NewColleague | Spot::Message(_) => false,
        Spot::Overview | Spot::About | Spot::Notes | Spot::Papers | Spot::Plan | Spot::Results(_) => true,
    }
}

fn page_in_words(at: Spot) -> String {
    match at {
        Spot::NewCase => say_new_case::title(),
        Spot::NewColleague => say_team::add_title(),
        Spot::Message(_) => say_desk::inbox(),
        Spot::Overview => label(Part::Overview),
        Spot::About => label(Part::About),
        Spot::Notes => label(Part::Notes),
        Spot::Papers => label(Part::Papers),
        Spot::Plan => label(Part::Plan),
        Spot::Results(assessment) => label(Part::Results(assessment)),
    }
}
