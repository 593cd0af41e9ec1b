//! What holds of every pack and every filling-in, tried on packs and answers made up at random.

use std::sync::Arc;

use candour::assessment::{Answer, Draft, Pass, Response, Step};
use candour::instrument::{Audience, Instrument, Points, compiled};
use candour::scoring::{Outcome, Source, score};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Map, Value as Json, json};

use crate::support::packs::{answers, fill, pack};

fn filled(pack: &str, answers: &[(u8, Index)], all: bool) -> Draft {
    let instrument = Instrument::parse(pack).unwrap_or_else(|problems| panic!("{problems:#?}\n{pack}"));
    let mut draft = Draft::new(Arc::new(instrument), Audience::Client);
    fill(&mut draft, answers, all);
    draft
}

proptest! {
    #[test]
    fn every_pack_is_taken_over_unchanged(pack in pack()) {
        let pack = Instrument::parse(&pack).unwrap();
        let file = compiled::write(&pack, pack.languages());
        prop_assert_eq!(compiled::read(&file), Ok(pack));
    }

    #[test]
    fn scores_stay_within_their_scales_and_are_the_sum_of_their_parts(pack in pack(), answers in answers()) {
        let scored = score(filled(&pack, &answers, false).complete());
        for (scale, result) in scored.instrument().scales().iter().zip(scored.scales()) {
            for (counted, part) in scale.items().iter().zip(&result.contributions) {
                let (low, high) = counted.bounds();
                prop_assert!((low..=high).contains(&part.points), "{}: {:?}", scale.id(), part);
            }
            if let Outcome::Score { score, band } = result.outcome {
                let (low, high) = scale.range();
                prop_assert!((low..=high).contains(&score));
                prop_assert_eq!(result.contributions.iter().map(|c| c.points).sum::<Points>(), score);
                prop_assert!(scale.bands()[band].from() <= score);
            }
        }
    }

    #[test]
    fn reversing_twice_changes_nothing(pack in pack(), step in 0i64..=100) {
        let instrument = Instrument::parse(&pack).unwrap();
        for (plain, reversed) in instrument.scales().first().into_iter().zip(instrument.scales().get(1)) {
            for (plain, reversed) in plain.items().iter().zip(reversed.items()).filter(|(_, r)| r.reverse()) {
                let (low, high) = plain.bounds(); // weight 1: the item's own range
                let value = low + (high - low).scaled(step, 100);
                let mirrored = low + high - value;
                prop_assert_eq!(reversed.contribution(value), mirrored.times(reversed.weight()));
                prop_assert_eq!(reversed.contribution(mirrored), value.times(reversed.weight()));
            }
        }
    }

    #[test]
    fn hidden_answers_never_count(pack in pack(), answers in answers()) {
        let draft = filled(&pack, &answers, false);
        let mut without = draft.clone();
        for (item, _) in draft.instrument().items().filter(|(i, _)| !draft.shows(*i)) {
            without.clear(item);
        }
        let shown = |item| draft.shows(item) && !draft.instrument().item(item).is_note();
        let (with, without) = (score(draft.clone().complete()), score(without.complete()));
        prop_assert_eq!(with.scales(), without.scales());
        for (item, _) in draft.instrument().items() {
            prop_assert_eq!(with.complete().response(item).is_some(), shown(item));
        }
    }

    #[test]
    fn every_step_is_reached_and_back_undoes_next(pack in pack(), answers in answers()) {
        let draft = filled(&pack, &answers, false);
        let all: Vec<Step> = draft.steps().collect();
        let mut walked = vec![draft.first()];
        while let Some(step) = walked.last().copied().filter(|s| *s != Step::CheckAnswers) {
            prop_assert!(walked.len() <= all.len(), "a circle");
            prop_assert_eq!(draft.back(draft.next(step)), Some(step));
            walked.push(draft.next(step));
        }
        prop_assert_eq!(draft.back(walked[0]), None);
        prop_assert_eq!(&walked, &all);
        let asked = draft.instrument().items().filter(|(i, _)| draft.shows(*i));
        prop_assert!(asked.into_iter().all(|(i, _)| walked.contains(&Step::Question(i))));
    }

    #[test]
    fn a_complete_scale_is_its_plain_sum(pack in pack(), answers in answers()) {
        let scored = score(filled(&pack, &answers, true).complete());
        for (rated, unrated) in scored.scales().get(1).into_iter().zip(scored.scales().get(2)) {
            if rated.contributions.iter().all(|c| c.source != Source::Missing) {
                prop_assert_eq!(rated, unrated);
            }
        }
    }

    #[test]
    fn passing_over_everything_scores_nothing_and_loses_nothing(pack in pack()) {
        let mut draft = filled(&pack, &[], false);
        for section in 0..draft.instrument().sections().len() {
            draft.pass_section(section, Pass::PreferNotToSay);
        }
        prop_assert!(draft.answers().all(|(_, a)| matches!(a, Answer::Passed(Pass::PreferNotToSay))));
        let scored = score(draft.complete());
        prop_assert!(scored.complete().responses().iter().all(|(_, r)| *r == Response::Passed(Pass::PreferNotToSay)));
        let scored_none = scored.scales().iter().all(|s| !matches!(s.outcome, Outcome::Score { .. }));
        prop_assert!(scored_none);
    }

    #[test]
    fn a_damaged_pack_is_read_or_refused_with_reasons(pack in pack(), damages in prop::collection::vec(damage(), 1..4)) {
        let mut document: Json = serde_json::from_str(&pack).unwrap();
        damages.iter().for_each(|d| d.apply(&mut document));
        match Instrument::parse(&document.to_string()) {
            Ok(instrument) => {
                // What was read can be used: nothing is left to go wrong later.
                let scales = instrument.scales().len();
                let draft = Draft::new(Arc::new(instrument), Audience::Client);
                prop_assert_eq!(draft.steps().last(), Some(Step::CheckAnswers));
                prop_assert_eq!(score(draft.complete()).scales().len(), scales);
            }
            Err(problems) => prop_assert!(!problems.is_empty(), "refused without a reason: {}", document),
        }
    }

    #[test]
    fn what_is_not_json_is_refused(pack in pack(), cut in any::<Index>()) {
        let cut: String = pack.chars().take(cut.index(pack.len())).collect();
        prop_assert_eq!(Instrument::parse(&cut).map(|_| ()).map_err(|p| p.len()), Err(1));
    }
}

/// One change to one value, somewhere in a document.
#[derive(Debug, Clone)]
struct Damage {
    place: Index,
    how: Index,
}

fn damage() -> impl Strategy<Value = Damage> {
    any::<(Index, Index)>().prop_map(|(place, how)| Damage { place, how })
}

impl Damage {
    fn apply(&self, document: &mut Json) {
        let mut pointers = Vec::new();
        list(document, String::new(), &mut pointers);
        let pointer = self.place.get(&pointers);
        let Some(value) = document.pointer_mut(pointer) else { return };
        let others =
            [json!(null), json!(true), json!(-1e12), json!(0.005), json!(""), json!("none"), json!([]), json!({})];
        match (self.how.index(others.len() + 3), value) {
            (8, Json::Object(map)) => drop_first(map, self.how),
            (8, Json::Array(list)) => list.truncate(list.len() / 2),
            (9, Json::Object(map)) => drop(map.insert("surprise".to_owned(), json!(1))),
            (9, Json::Array(list)) => list.extend(list.first().cloned()),
            (10, Json::Number(n)) => *n = n.as_i64().map_or(1.into(), |n| (n + 1).into()),
            (10, Json::String(s)) => s.push('x'),
            (how, value) => *value = others[how % others.len()].clone(),
        }
    }
}

fn drop_first(map: &mut Map<String, Json>, which: Index) {
    let keys: Vec<String> = map.keys().cloned().collect();
    if !keys.is_empty() {
        map.remove(which.get(&keys));
    }
}

/// The JSON pointers of all values below, and of this one.
fn list(value: &Json, here: String, pointers: &mut Vec<String>) {
    match value {
        Json::Object(map) => map.iter().for_each(|(k, v)| list(v, format!("{here}/{k}"), pointers)),
        Json::Array(all) => all.iter().enumerate().for_each(|(i, v)| list(v, format!("{here}/{i}"), pointers)),
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) => {}
    }
    pointers.push(here);
}
