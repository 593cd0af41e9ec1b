//! What answering at the centre writes to the record. Nothing is written by itself: each of these follows from an answer that
//! a person gave or wrote down.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::over_time::finished as finished_on;
use crate::assessment::{Answer, Draft, Value};
use crate::case::record::{Assessed, AssessmentEvent, Completion, Filler, Kind, Origin, Record, ThingId};
use crate::instrument::{Audience, Instrument, ItemIndex};

/// Minutes without an answer after which an interview was not done in one go.
const BREAK: i64 = 30;

/// What begins an assessment of a pack on a tablet. What the pack says does not change stands as it was said at the last
/// finished one of that pack, of whatever version, and by whoever gave it: nobody has to tell it twice.
#[must_use]
pub fn begun(record: &Record, assessment: ThingId, pack: &Arc<Instrument>) -> Vec<Kind> {
    let begins = AssessmentEvent::Begun { pack: pack.identity().clone(), origin: Origin::Tablet };
    let mut kinds = vec![Kind::Assessment { assessment, event: begins }];
    let of_this_pack = |assessed: &Assessed| assessed.begun.value().is_some_and(|(p, _)| p.id == pack.identity().id);
    let finished = record.assessments.values().filter(|assessed| of_this_pack(assessed));
    let last = finished.filter_map(|assessed| Some((finished_on(assessed)?, assessed))).max_by_key(|(day, _)| *day);
    let Some((_, last)) = last else { return kinds };
    let said = last.answers.iter().filter_map(|(item, answer)| Some((item.as_str(), answer.value()?.1.as_ref()?)));
    let carried = Draft::again(Arc::clone(pack), Audience::Either, said);
    for (_, by) in Filler::ALL {
        let gave = |item: &str| last.answers.get(item).and_then(|answer| answer.value()).map(|(by, _)| *by);
        let answers = carried.answers().filter(|(item, _)| gave(item) == Some(by));
        let answers: Vec<_> = answers.map(|(item, answer)| (item.to_owned(), Some(answer.clone()))).collect();
        if !answers.is_empty() {
            kinds.push(Kind::Assessment { assessment, event: AssessmentEvent::Answered { by, answers } });
        }
    }
    kinds
}

/// What writes down how these items stand in a filling-in now, taken back ones included; and an alert for each of them that
/// calls for help, unless this assessment has raised one for it before.
#[must_use]
pub fn answered(record: &Record, assessment: ThingId, draft: &Draft, items: &[ItemIndex]) -> Vec<Kind> {
    let mut kinds = Vec::new();
    for by in [Filler::Together, Filler::Caseworker] {
        let of = |item: &&ItemIndex| filler(draft, **item) == by;
        let standing = |item: &ItemIndex| (id(draft, *item).to_owned(), draft.at(*item).cloned());
        let answers: Vec<_> = items.iter().filter(of).map(standing).collect();
        if !answers.is_empty() {
            kinds.push(Kind::Assessment { assessment, event: AssessmentEvent::Answered { by, answers } });
        }
    }
    let calls = items.iter().filter(|item| draft.shows(**item) && draft.alert(**item).is_some());
    let new = calls.map(|item| id(draft, *item)).filter(|item| !has_raised(record, assessment, item));
    kinds.extend(new.map(|item| Kind::AlertRaised {
        alert: derive_alert(assessment, item),
        from: Some((assessment, vec![item.to_owned()])),
    }));
    kinds
}

/// Whose answer it is when a caseworker writes it down: her own judgement, or what she was told.
fn filler(draft: &Draft, item: ItemIndex) -> Filler {
    match draft.instrument().item(item).audience() {
        Audience::Caseworker => Filler::Caseworker,
        Audience::Client | Audience::Either => Filler::Together,
    }
}

fn id(draft: &Draft, item: ItemIndex) -> &str {
    draft.instrument().item(item).id()
}

fn has_raised(record: &Record, assessment: ThingId, item: &str) -> bool {
    let raised = record.alerts.values().flat_map(|alert| alert.raised.history());
    let sources = raised.filter_map(|version| version.value.as_ref());
    sources.into_iter().any(|(from, items)| *from == assessment && items.iter().any(|other| other == item))
}

/// The alert of one answer: tablets that are apart raise the same one.
fn derive_alert(assessment: ThingId, item: &str) -> ThingId {
    let digest = Sha256::new().chain_update(b"candour alert 1").chain_update(assessment.as_bytes());
    let digest: [u8; 32] = digest.chain_update(item.as_bytes()).finalize().into();
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    ThingId::from_bytes(id)
}

/// How an assessment ends on this day. `now` is what the clock says, in milliseconds since 1970. It has minutes only where it
/// was done on a tablet in one go.
#[must_use]
pub fn completion(assessed: &Assessed, day: i64, now: i64) -> Completion {
    let begun = assessed.begun.history().iter().map(|version| version.written);
    let answered = assessed.answers.values().flat_map(|answer| answer.history()).map(|version| version.written);
    let mut moments: Vec<i64> = begun.chain(answered).chain([now]).map(|moment| moment.div_euclid(60_000)).collect();
    moments.sort_unstable();
    let here = assessed.begun.value().is_some_and(|(_, origin)| *origin == Origin::Tablet);
    let in_one_go = moments.windows(2).all(|pair| matches!(pair, [before, after] if after - before <= BREAK));
    let minutes = moments.first().zip(moments.last()).map(|(first, last)| last - first);
    Completion { day, minutes: minutes.filter(|_| here && in_one_go).and_then(|n| u32::try_from(n).ok()) }
}

/// The codes that are chosen once this one is pressed, in the order of the pack: one that stands alone takes the others away,
/// and the other way round.
#[must_use]
pub fn toggled(chosen: Option<&Answer>, code: &str, order: &[&str], exclusive: &[String]) -> Vec<String> {
    let before = match chosen {
        Some(Answer::Given(Value::Choices(codes))) => codes.as_slice(),
        Some(Answer::Given(_) | Answer::Passed(_)) | None => &[],
    };
    let mut codes: Vec<&str> = before.iter().map(String::as_str).collect();
    let alone = |code: &str| exclusive.iter().any(|other| other == code);
    if codes.contains(&code) {
        codes.retain(|other| *other != code);
    } else {
        codes.retain(|other| !alone(code) && !alone(other));
        codes.push(code);
    }
    order.iter().filter(|code| codes.contains(code)).map(|code| (*code).to_owned()).collect()
}

/// The question to go on to after this one: the next of its section that is shown.
#[must_use]
pub fn next(draft: &Draft, item: ItemIndex) -> Option<ItemIndex> {
    let instrument = draft.instrument();
    let section = instrument.sections().get(instrument.section_of(item))?;
    let mut after = instrument.items_of(section).filter(|(index, _)| *index > item);
    after.find(|(index, item)| draft.shows(*index) && !item.is_note()).map(|(index, _)| index)
}
