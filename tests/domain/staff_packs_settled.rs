//! What a manager settles about a questionnaire that was taken in, and what may leave of it until she has.

use candour::app::staff::access::lock;
use candour::app::staff::packs::{Alarm, BandProblem, Change, Legal, PackError, bands, shelf, take_in};
use candour::document::ProblemKind;
use candour::instrument::{Audience, Category, Instrument, PackIdentity, Points, SafetyTopic, Sensitivity};
use candour::share::partners::{Birmingham, Jabbs, WomensCentre};
use candour::share::{ConsentedCase, Narrowing, Preview, Projection};
use candour::vault::staff::Standing;
use futures_executor::block_on;

use crate::support::centre::{CentreTablet, MAUDS};
use crate::support::pack_bench::{Bench, QUESTIONNAIRE};
use crate::support::rosalind::{QUESTIONS, centre, intake_of};
use crate::support::scenario::Scenario;

const FIVE_BANDS: [(&str, &str); 5] =
    [("0", "Minimal"), ("5", "Mild"), ("10", "Moderate"), ("15", "Moderately severe"), ("20", "Severe")];

fn all_of(pack: &Instrument) -> Vec<String> {
    pack.items().map(|(_, item)| item.id().to_owned()).collect()
}

#[test]
fn a_questionnaire_becomes_a_pack_that_the_centre_asks() {
    let (tablet, maud) = CentreTablet::set_up();
    let bench = Bench(&tablet, &maud);
    let taken = block_on(take_in(tablet.pen(), &maud, &[], QUESTIONNAIRE, None)).unwrap();
    assert!(!taken.remarks.is_empty());
    assert_eq!(bench.shelf().packs[0].report(), taken.remarks, "the report can be read again");
    assert_eq!(bench.shelf().readable().count() + bench.shelf().asked().count(), 0, "nobody is asked a draft");

    let all = all_of(&bench.shelf().packs[0].pack);
    let legal = Legal {
        category: Some(Category::MentalHealth),
        sensitivity: Some(Sensitivity::SpecialCategory),
        audience: Some(Audience::Client),
    };
    let draft = bench.settle(&taken.pack, &Change::Questions(all, legal)).unwrap();
    let other = Legal { category: Some(Category::EmploymentAndMoney), ..Legal::default() };
    let draft = bench.settle(&draft, &Change::Questions(vec!["hard".into()], other)).unwrap();
    let alarm = Alarm { answers: vec!["b".into(), "c".into(), "d".into()], topics: vec![SafetyTopic::SelfHarm] };
    let draft = bench.settle(&draft, &Change::Alarm("d9".into(), alarm)).unwrap();
    let draft = bench.settle(&draft, &Change::About("Not the nine of others.".into(), 4)).unwrap();
    let draft = bench.bands(&draft, &FIVE_BANDS).unwrap();
    bench.ask(&draft).unwrap();
    assert_eq!(bench.stands(), [("ninedays-1.0".to_owned(), Standing::Asked)], "one pack came of all that");
    lock(maud);

    let joan = tablet.unlock("maud", MAUDS).unwrap();
    let here = block_on(shelf(&tablet.device.store, &joan)).unwrap();
    let pack = here.asked().next().unwrap();
    assert_eq!(pack.identity(), &draft);
    let item = |id: &str| pack.item(pack.find(id).unwrap());
    assert_eq!(
        (item("d1").category(), item("hard").category()),
        (Some(Category::MentalHealth), Some(Category::EmploymentAndMoney))
    );
    assert!(pack.items().all(|(_, item)| item.audience() == Audience::Client));
    assert_eq!(item("d9").safety().unwrap().topics(), [SafetyTopic::SelfHarm]);
    assert_eq!(pack.minutes(), 4);
    let scale = &pack.scales()[0];
    let from: Vec<Points> = scale.bands().iter().map(|band| band.from()).collect();
    assert_eq!(from, [0, 5, 10, 15, 20].map(Points::whole));
    let titled = |points: i64| {
        let band = &scale.bands()[scale.band_at(Points::whole(points))];
        band.title().in_language(&pack.languages()[0]).to_owned()
    };
    assert_eq!(
        [0, 4, 5, 9, 10, 14, 15, 19, 20, 27].map(titled),
        [
            "Minimal",
            "Minimal",
            "Mild",
            "Mild",
            "Moderate",
            "Moderate",
            "Moderately severe",
            "Moderately severe",
            "Severe",
            "Severe"
        ]
    );
}

#[test]
fn until_a_question_has_a_category_nothing_of_it_leaves_the_centre_however_it_came_in() {
    let (tablet, maud) = CentreTablet::set_up();
    let bench = Bench(&tablet, &maud);
    let draft = bench.take(QUESTIONNAIRE).unwrap();
    let case = |which: &PackIdentity, answers: &str| {
        let shelf = bench.shelf();
        let taken = shelf.packs.iter().find(|taken| taken.pack.identity() == which).unwrap();
        let mut intake = intake_of(QUESTIONS);
        let answer = |scenario: Scenario, (place, code): (usize, char)| {
            scenario.answer(&format!("d{}", place + 1), &code.to_string())
        };
        intake.questions = answers.chars().enumerate().fold(Scenario::of(taken.file()), answer).draft;
        intake.finish(0, 20_516)
    };
    let beyond = |which: &PackIdentity, answers: &str| {
        let (case, centre) = (case(which, answers), centre());
        let uob = Projection::<Birmingham>::of(ConsentedCase::of(&case).unwrap(), Narrowing::of(&centre).unwrap());
        let jabbs = Projection::<Jabbs>::of(&case, Narrowing::of(&centre).unwrap());
        Preview::from(uob.unwrap()).json().to_owned() + Preview::from(jabbs.unwrap()).json()
    };
    let to_centre = |which: &PackIdentity, answers: &str| {
        let case = case(which, answers);
        let projection = Projection::<WomensCentre>::of(&case, Narrowing::of(&centre()).unwrap());
        Preview::from(projection.unwrap()).json().to_owned()
    };
    let told = |text: &str| ["\"d1\"", "\"d9\"", "\"total\""].map(|id| text.contains(id));
    assert_eq!(beyond(&draft, "aaaaaaaaa"), beyond(&draft, "ddddddddd"), "whatever she answers");
    assert_eq!(told(&beyond(&draft, "ddddddddd")), [false; 3]);
    assert_ne!(to_centre(&draft, "aaaaaaaaa"), to_centre(&draft, "ddddddddd"));
    assert_eq!(told(&to_centre(&draft, "ddddddddd")), [true; 3]);

    // All but one: the scale that counts it waits for it, and so does its own answer.
    let eight: Vec<String> = (1..9).map(|n| format!("d{n}")).collect();
    let legal = Legal { category: Some(Category::MentalHealth), ..Legal::default() };
    let draft = bench.settle(&draft, &Change::Questions(eight, legal)).unwrap();
    assert_eq!(told(&beyond(&draft, "ddddddddd")), [true, false, false]);
    let draft = bench.settle(&draft, &Change::Questions(vec!["d9".into()], legal)).unwrap();
    assert_eq!(told(&beyond(&draft, "ddddddddd")), [true; 3]);
}

#[test]
fn what_is_not_right_is_refused_and_changes_nothing() {
    let (tablet, maud) = CentreTablet::set_up();
    let bench = Bench(&tablet, &maud);
    assert!(matches!(bench.take("not json"), Err(PackError::NotJson)));
    assert!(matches!(bench.take(r#"{"resourceType": "Questionnaire"}"#), Err(PackError::NothingToAsk(_))));
    let Err(PackError::NotRight(problems)) = bench.take(r#"{"format": 1}"#) else { panic!("it is no pack") };
    assert!(problems.iter().all(|problem| matches!(problem.kind, ProblemKind::Missing { .. })), "{problems:?}");
    assert!(bench.shelf().packs.is_empty());

    let draft = bench.take(QUESTIONNAIRE).unwrap();
    let one = Legal { audience: Some(Audience::Caseworker), ..Legal::default() };
    let apart = bench.settle(&draft, &Change::Questions(vec!["d1".into()], one));
    assert!(matches!(apart, Err(PackError::NotRight(_))), "one scale, two who answer it");
    let unknown = Alarm { answers: vec!["z".into()], topics: vec![SafetyTopic::SelfHarm] };
    assert!(matches!(bench.settle(&draft, &Change::Alarm("d9".into(), unknown)), Err(PackError::NotRight(_))));
    assert_eq!(bench.shelf().packs[0].pack.identity(), &draft);
    assert_eq!(bench.settle(&draft, &Change::Questions(vec![], Legal::default())).unwrap(), draft, "nothing changes");
}

#[test]
fn bands_cover_their_scale_or_are_refused_with_their_place() {
    let imported = candour::fhir::import(QUESTIONNAIRE, &candour::fhir::Wishes::default()).unwrap();
    let check = |typed: &[(&str, &str)], expected: BandProblem| {
        let typed: Vec<(String, String)> =
            typed.iter().map(|(from, title)| ((*from).into(), (*title).into())).collect();
        assert_eq!(bands(&imported.pack.scales()[0], &typed), Err(expected), "{typed:?}");
    };
    check(&[], BandProblem::None);
    check(&[("3", "Some")], BandProblem::Start(Points::ZERO));
    check(&[("-1", "Some")], BandProblem::Start(Points::ZERO));
    check(&[("few", "Some")], BandProblem::NoNumber(1));
    check(&[("0", "Few"), ("5", " ")], BandProblem::NoName(2));
    check(&[("0", "Few"), ("5", "Some"), ("5", "Many")], BandProblem::NotAbove(3));
    check(&[("0", "Few"), ("28", "Many")], BandProblem::OutOfReach(2, Points::whole(27)));
}
