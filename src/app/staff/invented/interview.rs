//! The part of a story in which two of them work at one pack: she begins it on her phone, a caseworker goes on with her, and after
//! the months that the pack says both look at all of it again.

use std::sync::Arc;

use super::answers::{BEFORE, TOGETHER, filled, gone_on};
use super::story::{Story, calling, text};
use super::words::{HER_WORDS, JUDGED};
use crate::app::staff::assess::interview::{answered, begun, completion};
use crate::assessment::Draft;
use crate::case::record::{AssessmentEvent, Filler, Kind, Origin, ThingId};
use crate::instrument::{Audience, ItemIndex};
use crate::scoring::score;

/// Days of a month, where it is only about how long something is ago.
const MONTH: i64 = 31;

impl Story<'_> {
    /// Her part, the caseworker's, what both make of it; and all of it again, where there was time enough since.
    pub(super) fn interviewed(&mut self, hardship: i64) {
        let pack = Arc::clone(&self.of.interview);
        self.wait(2, 15);
        let invite = self.thing();
        let to = self.invite(&pack, self.today() + 28);
        self.write(Kind::Invited { invite, to });
        self.wait(1, 9);
        let origin = Origin::Phone { drop: self.chance.id(), invite: Some(invite) };
        let hers = filled(&pack, BEFORE, hardship, &HER_WORDS, &mut self.chance);
        let first = self.fill_in(&hers, Filler::Herself, origin);
        self.alert(first, calling(&hers.complete()));
        self.wait(3, 14);
        self.sit_down(first, None, hardship);
        let Some(again) = pack.reassessment().map(|again| i64::from(again.months()) * MONTH) else { return };
        if self.today() + again < self.of.today {
            self.wait(again, again);
            let second = self.thing();
            begun(&self.record, second, &pack).into_iter().for_each(|kind| self.write(kind));
            let easier = hardship - self.chance.between(0, 30);
            self.sit_down(second, Some(first), easier.max(5));
        }
    }

    /// Goes through with her what has no answer yet, says what only a caseworker says, ends it, and looks at the figures. What no
    /// scale counts, such as whether she has children, is as it was the last time.
    fn sit_down(&mut self, assessment: ThingId, last: Option<ThingId>, hardship: i64) {
        let before = self.standing(assessment);
        let same = last.map_or_else(|| before.clone(), |last| as_it_was(before.clone(), &self.standing(last)));
        let whole = gone_on(same, TOGETHER, hardship, &HER_WORDS, &mut self.chance);
        let new = |item: &ItemIndex| before.at(*item).is_none() && whole.at(*item).is_some();
        let items: Vec<ItemIndex> = whole.instrument().items().map(|(item, _)| item).filter(new).collect();
        let answers = answered(&self.record, assessment, &whole, &items);
        // What she is asked in one hour is spoken about in one.
        answers.into_iter().filter(|kind| matches!(kind, Kind::Assessment { .. })).for_each(|kind| self.write(kind));
        let id = |item: &ItemIndex| whole.instrument().item(*item).id();
        let said = |called: &String| items.iter().any(|item| id(item) == called);
        self.alert(assessment, calling(&whole.clone().complete()).into_iter().filter(said).collect());
        let ended = self.record.assessments.get(&assessment).map(|of| completion(of, self.today(), self.now));
        if let Some(ended) = ended {
            self.write(Kind::Assessment { assessment, event: AssessmentEvent::Completed(ended) });
        }
        self.judge(assessment, whole);
    }

    /// The caseworker's own view of the total, now and then another one; and what does not fit the woman.
    fn judge(&mut self, assessment: ThingId, whole: Draft) {
        let scored = score(whole.complete());
        let pack = Arc::clone(scored.instrument());
        if let Some((total, result)) = pack.total().zip(scored.total()) {
            let lower = self.chance.percent(30) && result.level > 0;
            let level = total.levels().get(if lower { result.level - 1 } else { result.level });
            let reason = if lower { text(self.chance.one(&JUDGED)) } else { None };
            if let Some(level) = level.map(|level| level.code().to_owned()) {
                let event = AssessmentEvent::Judged { scale: None, level, reason };
                self.write(Kind::Assessment { assessment, event });
            }
        }
        if let Some(scale) = pack.scales().first().filter(|_| self.chance.percent(20)) {
            let says = text("It was like that then. It is not like that now.");
            let event = AssessmentEvent::HerView { scale: scale.id().to_owned(), fits: false, says };
            self.write(Kind::Assessment { assessment, event });
        }
    }

    /// An assessment as it stands in the record, to go on with.
    fn standing(&self, assessment: ThingId) -> Draft {
        let mut draft = Draft::new(Arc::clone(&self.of.interview), Audience::Either);
        for (id, register) in self.record.assessments.get(&assessment).into_iter().flat_map(|of| &of.answers) {
            let answer = register.value().and_then(|(_, answer)| answer.clone());
            if let Some((item, answer)) = draft.instrument().find(id).zip(answer) {
                // It was taken from this very pack.
                let _ = draft.answer(item, answer);
            }
        }
        draft
    }
}

fn as_it_was(mut draft: Draft, last: &Draft) -> Draft {
    let pack = Arc::clone(draft.instrument());
    let counts = |item: ItemIndex| pack.scales().iter().flat_map(|scale| scale.items()).any(|of| of.item() == item);
    for (item, _) in pack.items().filter(|(item, _)| !counts(*item)) {
        if let Some(answer) = last.at(item) {
            // It was taken from this very pack.
            let _ = draft.answer(item, answer.clone());
        }
    }
    draft
}
