//! Over the shipped packs, what she answered does not show in the size of what is sent; and the fields that read an item
//! of a pack find it there.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use candour::case::{Case, Intake};
use candour::instrument::Instrument;
use candour::share::field::{Disability, EthnicGroup};
use candour::share::partners::{Birmingham, Jabbs, WomensCentre};
use candour::share::{
    ConsentedCase, Destination, Disclosable as _, DropId, Field, Narrowing, Partner, Preview, Projection,
};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::packs::fill;
use crate::support::rosalind::{centre, consent, intake};
use crate::support::scenario::Scenario;

const TODAY: i64 = 20_516;

fn shipped(name: &str) -> Arc<Instrument> {
    Arc::new(Instrument::parse(&fs::read_to_string(format!("instruments/{name}.json")).unwrap()).unwrap())
}

fn empty() -> Intake {
    let mut intake = Intake::new(shipped("about-you-1.0"), shipped("gwa-1.0"), "1.0");
    intake.consent = consent();
    intake
}

/// Bytes that would be sealed, and bytes of JSON within.
fn size<P: Partner>(subject: P::Subject<'_>) -> (usize, usize) {
    let preview = Preview::from(Projection::<P>::of(subject, Narrowing::of(&centre()).unwrap()).unwrap());
    let json = preview.json().len();
    let sealed = preview.accept().addressed(&Destination::of(&centre()).unwrap(), DropId::from_bytes([0; 16]));
    (sealed.payload().len(), json)
}

fn sizes(case: &Case) -> [(usize, usize); 3] {
    [size::<WomensCentre>(case), size::<Birmingham>(ConsentedCase::of(case).unwrap()), size::<Jabbs>(case)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn every_filling_in_has_the_same_size(
        about in prop::collection::vec((any::<u8>(), any::<Index>()), 40),
        questions in prop::collection::vec((any::<u8>(), any::<Index>()), 120),
        all in any::<bool>(),
    ) {
        let mut full = empty();
        full.profile = intake().profile;
        fill(&mut full.about, &about, all);
        fill(&mut full.questions, &questions, all);
        let sent = sizes(&full.finish(0, TODAY)).map(|(sent, _)| sent);
        prop_assert_eq!(sent, [WomensCentre::BUCKET, Birmingham::BUCKET, Jabbs::BUCKET]);
        prop_assert_eq!(sent, sizes(&empty().finish(0, TODAY)).map(|(sent, _)| sent));
    }
}

#[test]
fn the_longest_words_the_pack_takes_still_fit() {
    let mut wordy = empty();
    let words = "é".repeat(2000); // two bytes each
    for item in ["hopes.good", "hopes.change"] {
        let mut scenario = Scenario { draft: wordy.questions };
        if scenario.try_answer(item, &words).is_err() {
            scenario.try_answer(item, &"é".repeat(200)).unwrap();
        }
        wordy.questions = scenario.draft;
    }
    assert_eq!(sizes(&wordy.finish(0, TODAY))[0].0, WomensCentre::BUCKET);
}

#[test]
fn coarse_fields_know_every_code_of_the_shipped_questions() {
    let read = |item: &str, code: &str| {
        let mut intake = empty();
        intake.about = Scenario { draft: intake.about }.answer(item, code).draft;
        let case = intake.finish(0, TODAY);
        [EthnicGroup::read(&case), Disability::read(&case)].into_iter().flatten().next().map(|v| v.disclose())
    };
    let about = shipped("about-you-1.0");
    for (item, coarse) in [("ethnic-group", 5), ("disability", 2)] {
        let options = about.item(about.find(item).unwrap()).question().options();
        let read: BTreeSet<String> = options.iter().map(|o| read(item, o.code()).unwrap().to_string()).collect();
        assert_eq!(read.len(), coarse, "{item}: {read:?}");
    }
}
