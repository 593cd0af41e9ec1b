//! One woman's scales over her assessments: what may be called a change, and what cannot be compared.

use std::sync::Arc;

use candour::app::staff::assess::Packs;
use candour::app::staff::assess::over_time::{Comparison, Differs, Pair, compare, elsewhere, taken};
use candour::assessment::{Answer, Value};
use candour::case::record::{AssessmentEvent, Completion, Filler, Kind, Origin, ThingId};
use candour::instrument::{Instrument, Points};
use candour::scoring::{Scored, score};
use serde_json::{Value as Json, json};

use crate::support::scenario::Scenario;
use crate::support::tablets::Tablet;

const MARGINS: &str = include_str!("../fixtures/packs/margins.json");

/// The pack in another version, changed.
fn version(version: &str, change: impl Fn(&mut Json)) -> String {
    let mut pack: Json = serde_json::from_str(MARGINS).unwrap();
    pack["version"] = json!(version);
    change(&mut pack);
    pack.to_string()
}

/// How low and how tired she is; the scale counts being tired half.
fn filled(pack: &str, low: &str, tired: Option<&str>) -> Scored {
    let scenario = Scenario::of(pack).answer("low", low).answer("friends", "partly");
    let scenario = tired.into_iter().fold(scenario, |scenario, tired| scenario.answer("tired", tired));
    score(scenario.complete())
}

fn points(hundredths: i64) -> Points {
    Points::from_hundredths(hundredths)
}

fn pair(from: i64, to: i64) -> Pair {
    Pair { from: points(from), to: points(to) }
}

#[test]
fn a_difference_is_a_change_only_beyond_the_margin_up_or_down() {
    let margin = points(350);
    let check = |from: (&str, &str), to: (&str, &str), expected| {
        let (before, after) = (filled(MARGINS, from.0, Some(from.1)), filled(MARGINS, to.0, Some(to.1)));
        assert_eq!(compare(&before, &after, "mood"), expected, "from {from:?} to {to:?}");
    };
    check(("2", "4"), ("2", "4"), Comparison::WithinMargin(pair(400, 400), margin));
    check(("2", "4"), ("5", "5"), Comparison::WithinMargin(pair(400, 750), margin));
    check(("2", "4"), ("6", "4"), Comparison::Changed(pair(400, 800), margin));
    check(("5", "5"), ("2", "4"), Comparison::WithinMargin(pair(750, 400), margin));
    check(("6", "4"), ("2", "4"), Comparison::Changed(pair(800, 400), margin));
    check(("0", "0"), ("10", "10"), Comparison::Changed(pair(0, 1500), margin));
}

#[test]
fn without_a_margin_in_both_packs_nothing_is_called_a_change() {
    let silent = version("1.1", |pack| {
        pack["scales"][0].as_object_mut().unwrap().remove("change_margin");
    });
    let (low, high) = (filled(MARGINS, "0", Some("0")), filled(&silent, "10", Some("10")));
    assert_eq!(compare(&low, &high, "mood"), Comparison::NotJudged(pair(0, 1500)));
    assert_eq!(compare(&high, &low, "mood"), Comparison::NotJudged(pair(1500, 0)));
    assert_eq!(compare(&low, &low, "friends"), Comparison::NotJudged(pair(100, 100)));
}

#[test]
fn of_two_margins_the_wider_one_holds() {
    let wider = version("1.1", |pack| pack["scales"][0]["change_margin"] = json!(5));
    let (before, after) = (filled(MARGINS, "2", Some("4")), filled(&wider, "6", Some("4")));
    assert_eq!(compare(&before, &after, "mood"), Comparison::WithinMargin(pair(400, 800), points(500)));
}

#[test]
fn a_missing_score_is_not_compared() {
    let (before, after) = (filled(MARGINS, "2", Some("4")), filled(MARGINS, "6", None));
    assert_eq!(compare(&before, &after, "mood"), Comparison::NoScore);
    assert_eq!(compare(&after, &before, "mood"), Comparison::NoScore);
}

/// A change to the pack.
type Change = fn(&mut Json);

#[test]
fn versions_that_count_otherwise_cannot_be_compared_and_say_why() {
    let changes: [(&str, Change, Option<Differs>); 11] = [
        ("nothing but the version", |_| {}, None),
        (
            "wording and bands",
            |pack| {
                pack["scales"][0]["title"] = json!({"en": "How she feels"});
                pack["scales"][0]["bands"][1]["from"] = json!(7);
            },
            None,
        ),
        ("another pack", |pack| pack["id"] = json!("others"), Some(Differs::Pack)),
        ("another scale", |pack| pack["scales"][0]["id"] = json!("spirits"), Some(Differs::Missing)),
        (
            "an item less",
            |pack| {
                pack["scales"][0]["items"].as_array_mut().unwrap().pop();
            },
            Some(Differs::Items),
        ),
        (
            "another item",
            |pack| pack["scales"][0]["items"][1] = json!({"item": "friends", "weight": 2.5}),
            Some(Differs::Items),
        ),
        ("another weight", |pack| pack["scales"][0]["items"][1]["weight"] = json!(0.6), Some(Differs::Weights)),
        ("mirrored", |pack| pack["scales"][0]["items"][1]["reverse"] = json!(true), Some(Differs::Weights)),
        ("another kind", |pack| pack["scales"][0]["kind"] = json!("risk"), Some(Differs::Rules)),
        ("missing answers otherwise", |pack| pack["scales"][0]["pro_rate"] = json!(false), Some(Differs::Rules)),
        ("fewer answers are enough", |pack| pack["scales"][0]["least_answered"] = json!(0.5), Some(Differs::Rules)),
    ];
    let before = filled(MARGINS, "2", Some("4"));
    for (what, change, differs) in changes {
        let after = filled(&version("1.1", change), "2", Some("4"));
        for (one, other) in [(&before, &after), (&after, &before)] {
            let found = match compare(one, other, "mood") {
                Comparison::Incomparable(differs) => Some(differs),
                Comparison::Changed(..)
                | Comparison::WithinMargin(..)
                | Comparison::NotJudged(_)
                | Comparison::NoScore => None,
            };
            assert_eq!(found, differs, "{what}");
        }
    }
}

#[test]
fn an_option_that_counts_otherwise_is_another_measure() {
    let before = filled(MARGINS, "2", Some("4"));
    let after = version("1.1", |pack| pack["option_sets"]["true"][1]["score"] = json!(1.5));
    assert_eq!(
        compare(&before, &filled(&after, "2", Some("4")), "friends"),
        Comparison::Incomparable(Differs::Weights)
    );
}

#[test]
fn finished_assessments_stand_in_the_order_of_their_days_and_stay_there() {
    let pack = Arc::new(Instrument::parse(MARGINS).unwrap());
    let mut tablet = Tablet::of(1);
    let mut now = 0;
    let mut write = |assessment: u8, event| {
        now += 1;
        tablet.write(now, Kind::Assessment { assessment: ThingId::from_bytes([assessment; 16]), event });
    };
    let begun = || AssessmentEvent::Begun { pack: pack.identity().clone(), origin: Origin::Tablet };
    let finished = |day| AssessmentEvent::Completed(Completion { day, minutes: None });
    for (assessment, day) in [(1, Some(200)), (2, Some(100)), (3, None), (4, Some(100))] {
        write(assessment, begun());
        let answers = vec![("low".to_owned(), Some(Answer::Given(Value::Number(i64::from(assessment)))))];
        write(assessment, AssessmentEvent::Answered { by: Filler::Together, answers });
        day.into_iter().for_each(|day| write(assessment, finished(day)));
    }
    write(2, finished(300));
    let another = candour::instrument::PackIdentity { version: "0.1".into(), ..pack.identity().clone() };
    write(5, AssessmentEvent::Begun { pack: another, origin: Origin::Tablet });
    write(5, finished(50));
    let packs = Packs::new(vec![pack]);
    let all = taken(&tablet.record(), &packs);
    let stood: Vec<(u8, i64)> = all.iter().map(|taken| (taken.assessment.as_bytes()[0], taken.day)).collect();
    assert_eq!(stood, [(2, 100), (4, 100), (1, 200)]);
    assert_eq!(elsewhere(&tablet.record(), &packs), [50], "of another version");
}
