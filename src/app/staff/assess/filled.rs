//! From an assessment of a record to a filling-in of its pack, and from there to figures.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Packs;
use crate::assessment::{Answer, Draft, Reason};
use crate::case::record::{Assessed, Filler, Record, Register, ThingId};
use crate::instrument::{Audience, Instrument, ItemIndex, PackIdentity};
use crate::scoring::{Scored, score};

/// An assessment as it can be read on this tablet.
#[derive(Debug)]
pub enum Reading {
    /// With its questions.
    Here(Filled),
    /// Its pack is not on this tablet: its answers can be shown by the ids of their items only. `None`: nothing that is here
    /// says which pack it was, because a part of the case is damaged or has not come yet.
    NotHere(Option<PackIdentity>),
}

/// An assessment with the questions it answers. Whoever holds one has the exact pack that was answered.
#[derive(Debug, Clone)]
pub struct Filled {
    draft: Draft,
    gave: BTreeMap<ItemIndex, Filler>,
    contested: BTreeSet<ItemIndex>,
    misfits: Vec<Misfit>,
}

/// An answer in the record that could not be taken over. It stays in the record as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// The id of its item.
    pub item: String,
    /// Why it was not taken.
    pub why: WhyNot,
}

/// Why an answer was not taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNot {
    /// The pack has no such item.
    NoSuchItem,
    /// It does not fit the item.
    DoesNotFit(Reason),
}

impl Reading {
    /// Reads an assessment with the packs that are here.
    #[must_use]
    pub fn of(assessed: &Assessed, packs: &Packs) -> Self {
        let pack = assessed.begun.value().map(|(pack, _)| pack);
        match pack.and_then(|pack| packs.exactly(pack)) {
            Some(instrument) => Self::Here(Filled::of(assessed, instrument)),
            None => Self::NotHere(pack.cloned()),
        }
    }

    /// The filling-in, if its questions are here.
    #[must_use]
    pub fn filled(self) -> Option<Filled> {
        match self {
            Self::Here(filled) => Some(filled),
            Self::NotHere(_) => None,
        }
    }
}

impl Filled {
    /// Takes over every answer that fits, whoever gave it. `instrument` must be the pack it was begun under.
    fn of(assessed: &Assessed, instrument: &Arc<Instrument>) -> Self {
        // At the centre, her own questions and those of caseworkers are asked of one form.
        let draft = Draft::new(Arc::clone(instrument), Audience::Either);
        let mut filled = Self { draft, gave: BTreeMap::new(), contested: BTreeSet::new(), misfits: Vec::new() };
        for (item, register) in &assessed.answers {
            if let Err(why) = filled.take(item, register) {
                filled.misfits.push(Misfit { item: item.clone(), why });
            }
        }
        filled
    }

    /// A filling-in that is of no record: somebody tries a pack.
    #[must_use]
    pub fn tried(draft: Draft) -> Self {
        Self { draft, gave: BTreeMap::new(), contested: BTreeSet::new(), misfits: Vec::new() }
    }

    fn take(&mut self, item: &str, register: &Register<(Filler, Option<Answer>)>) -> Result<(), WhyNot> {
        let Some((by, answer)) = register.value() else { return Ok(()) };
        let index = self.draft.instrument().find(item).ok_or(WhyNot::NoSuchItem)?;
        let differs = |other: &Option<Answer>| other != answer;
        if register.standing().any(|version| differs(&version.value.1)) {
            self.contested.insert(index);
        }
        let Some(answer) = answer else { return Ok(()) };
        self.draft.answer(index, answer.clone()).map_err(|problem| WhyNot::DoesNotFit(problem.reason))?;
        self.gave.insert(index, *by);
        Ok(())
    }

    /// The filling-in.
    #[must_use]
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The pack.
    #[must_use]
    pub fn instrument(&self) -> &Arc<Instrument> {
        self.draft.instrument()
    }

    /// Who gave the answer that stands; `None` where there is none.
    #[must_use]
    pub fn gave(&self, item: ItemIndex) -> Option<Filler> {
        self.gave.get(&item).copied()
    }

    /// Whether tablets that were apart wrote different answers: the latest counts until somebody who sees both writes again.
    #[must_use]
    pub fn is_contested(&self, item: ItemIndex) -> bool {
        self.contested.contains(&item)
    }

    /// Answers of the record that do not fit the pack: to be said wherever figures are shown.
    #[must_use]
    pub fn misfits(&self) -> &[Misfit] {
        &self.misfits
    }

    /// The figures as the answers stand now. Questions of caseworkers that nobody answered yet are missing, not left out.
    #[must_use]
    pub fn scored(&self) -> Scored {
        score(self.draft.clone().complete())
    }
}

/// What she herself answered to an item, alone, whatever was put in its place since.
#[must_use]
pub fn her_own<'a>(assessed: &'a Assessed, item: &str) -> Option<&'a Answer> {
    let history = assessed.answers.get(item)?.history();
    let hers = history.iter().rev().find(|version| version.value.0 == Filler::Herself)?;
    hers.value.1.as_ref()
}

/// The assessments of a record, the one begun last first.
#[must_use]
pub fn in_order(record: &Record) -> Vec<(ThingId, &Assessed)> {
    let mut all: Vec<(ThingId, &Assessed)> = record.assessments.iter().map(|(id, assessed)| (*id, assessed)).collect();
    all.sort_by_key(|(id, assessed)| (std::cmp::Reverse(assessed.begun.history().first().map(|v| v.order)), *id));
    all
}
