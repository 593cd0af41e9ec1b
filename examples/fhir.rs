//! The Rust side of `tests/interop/fhir.test.mjs`: packs, shipped and made up at random, each filled in at random, as FHIR
//! resources; one line of JSON for each.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, unreachable_pub, reason = "made for a test")]

use std::error::Error;
use std::io::Write as _;
use std::sync::Arc;

use candour::assessment::Draft;
use candour::case::StudyId;
use candour::case::record::Consent;
use candour::fhir::{self, About, Wishes};
use candour::instrument::{Audience, Instrument};
use candour::scoring::score;
use proptest::strategy::{Strategy, ValueTree as _};
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

#[path = "../tests/support/packs.rs"]
#[allow(missing_docs, dead_code, reason = "shared with the tests")]
mod packs;

/// How many packs are made up.
const RANDOM: usize = 40;
/// How often each is filled in.
const TIMES: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut runner = TestRunner::deterministic();
    let mut all = vec![std::fs::read_to_string("tests/fixtures/packs/every-type.json")?];
    for entry in std::fs::read_dir("instruments")? {
        all.push(std::fs::read_to_string(entry?.path())?);
    }
    for source in ["everything", "nine-days"] {
        let source = std::fs::read_to_string(format!("tests/fixtures/fhir/{source}.json"))?;
        all.push(fhir::import(&source, &Wishes::default())?.draft);
    }
    for _ in 0..RANDOM {
        all.push(packs::pack().new_tree(&mut runner).unwrap().current());
    }
    for pack in all {
        let pack = Arc::new(Instrument::parse(&pack).map_err(|problems| format!("{problems:?}"))?);
        for time in 0..TIMES {
            let size = pack.items().count().max(25);
            let answers = packs::some_answers(size).new_tree(&mut runner).unwrap().current();
            let mut draft = Draft::new(Arc::clone(&pack), Audience::Either);
            packs::fill(&mut draft, &answers, time == 0);
            writeln!(std::io::stdout(), "{}", line(&pack, draft)?)?;
        }
    }
    Ok(())
}

fn line(pack: &Instrument, draft: Draft) -> Result<Value, Box<dyn Error>> {
    let scored = score(draft.complete());
    let response = fhir::response(&scored, About { subject: "c-0001", finished_day: 20_516 });
    let decisions = [
        Consent::Given { study_id: StudyId::from_entropy([7; 16]), wording: "research-1".to_owned(), day: 20_516 },
        Consent::Declined,
        Consent::Withdrawn { day: 20_600 },
    ];
    let consents: Vec<Value> = decisions
        .iter()
        .map(|decision| serde_json::from_str(fhir::consent(decision, "c-0001").json()))
        .collect::<Result<_, _>>()?;
    Ok(json!({
        "pack": pack.identity().to_string(),
        "questionnaire": serde_json::from_str::<Value>(&fhir::questionnaire(pack))?,
        "response": serde_json::from_str::<Value>(response.json())?,
        "consents": consents,
    }))
}
