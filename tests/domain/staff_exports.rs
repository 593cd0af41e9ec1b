//! What the centre's own systems may take over of a record.

use std::sync::Arc;

use candour::app::staff::assess::{Packs, consent_of, response_of};
use candour::assessment::{Answer, Pass, Value};
use candour::case::record::{AssessmentEvent, Completion, Consent, Filler, Kind, Origin, ThingId};
use candour::instrument::Instrument;
use serde_json::Value as Json;

use crate::support::rosalind::{QUESTIONS, line};
use crate::support::tablets::{CASE, Tablet};

const ONE: ThingId = ThingId::from_bytes([1; 16]);

fn packs() -> Packs {
    Packs::new(vec![Arc::new(Instrument::parse(QUESTIONS).unwrap())])
}

fn event(event: AssessmentEvent) -> Kind {
    Kind::Assessment { assessment: ONE, event }
}

/// A tablet on which an assessment was begun, and two of its questions seen to.
fn tablet() -> Tablet {
    let mut tablet = Tablet::of(1);
    let pack = Instrument::parse(QUESTIONS).unwrap().identity().clone();
    tablet.write(1, event(AssessmentEvent::Begun { pack, origin: Origin::Tablet }));
    let answers = vec![
        ("sleep".to_owned(), Some(Answer::Given(Value::Choice("often".to_owned())))),
        ("word".to_owned(), Some(Answer::Passed(Pass::PreferNotToSay))),
    ];
    tablet.write(2, event(AssessmentEvent::Answered { by: Filler::Together, answers }));
    tablet
}

#[test]
fn a_finished_assessment_goes_out_under_the_centres_own_reference() {
    let mut tablet = tablet();
    assert!(response_of(&tablet.record(), CASE, ONE, &packs()).is_none(), "it is not finished");
    tablet.write(3, event(AssessmentEvent::Completed(Completion { day: 20_516, minutes: None })));
    let json = |tablet: &Tablet| -> Json {
        let resource = response_of(&tablet.record(), CASE, ONE, &packs()).unwrap();
        assert_eq!(format!("{resource:?}"), "Resource([redacted])");
        serde_json::from_str(resource.json()).unwrap()
    };
    let out = json(&tablet);
    assert_eq!((&out["resourceType"], &out["authored"]), (&"QuestionnaireResponse".into(), &"2026-03-04".into()));
    assert_eq!(out["subject"]["identifier"]["value"], "ca".repeat(16), "without a reference it is the case's id");
    let text = out.to_string();
    assert!(text.contains("\"often\"") && text.contains("asked-declined"), "{text}");
    tablet.write(4, Kind::Referenced(line("SWC/114")));
    assert_eq!(json(&tablet)["subject"]["identifier"]["value"], "SWC/114");
    assert!(response_of(&tablet.record(), CASE, ONE, &Packs::default()).is_none(), "its questions are not here");
}

#[test]
fn her_decision_about_research_goes_out_without_her_pseudonym() {
    let mut tablet = tablet();
    assert!(consent_of(&tablet.record(), CASE).is_none(), "nothing is known of one");
    tablet.write(3, Kind::Consented(Consent::Declined));
    let json =
        |tablet: &Tablet| -> Json { serde_json::from_str(consent_of(&tablet.record(), CASE).unwrap().json()).unwrap() };
    assert_eq!(json(&tablet)["status"], "rejected");
    tablet.write(4, Kind::Consented(Consent::Withdrawn { day: 20_516 }));
    let out = json(&tablet);
    assert_eq!((&out["status"], &out["resourceType"]), (&"inactive".into(), &"Consent".into()));
}
