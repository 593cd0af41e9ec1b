//! The pack on the published structure of the WRNA: its parts, who is asked what, what enters the total, what is asked
//! again. Its scales have their worked examples, its paths their thousand people (`simulated`).

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use candour::assessment::{Answer, Draft, Pass, Response};
use candour::document::Language;
use candour::instrument::{Audience, Category, Instrument, Points, Question, SafetyTopic, ScaleKind, Sensitivity};
use candour::scoring::{Outcome, Scored, score};

use crate::support::scenario::Scenario;

fn json() -> String {
    fs::read_to_string("instruments/wrna-1.0.json").unwrap()
}

fn wrna() -> Instrument {
    Instrument::parse(&json()).unwrap()
}

#[test]
fn it_has_the_published_structure() {
    let pack = wrna();
    assert_eq!(pack.sections().len(), 24);
    assert!((180..=200).contains(&pack.items().count()));
    for (_, audience) in Audience::ALL {
        assert!(pack.items().any(|(_, item)| item.audience() == audience), "{audience:?}");
    }
    let kinds = |kind| pack.scales().iter().enumerate().filter(move |(_, s)| s.kind() == kind).map(|(place, _)| place);
    let total = pack.total().unwrap();
    assert_eq!(total.risks(), kinds(ScaleKind::Risk).collect::<Vec<_>>(), "part I: every risk adds");
    assert_eq!(total.strengths(), kinds(ScaleKind::Strength).collect::<Vec<_>>(), "part II: every strength subtracts");
    assert_eq!(total.strengths().len(), 4);
    assert_eq!(total.levels().len(), 3, "part III");
    assert!(kinds(ScaleKind::Need).count() >= 8, "part IV");
    assert_eq!(pack.reassessment().unwrap().months(), 6);
}

#[test]
fn what_was_done_to_her_never_counts_as_risk() {
    let pack = wrna();
    let abuse = |scale: &candour::instrument::Scale| {
        scale.items().iter().any(|c| pack.item(c.item()).category() == Some(Category::Abuse))
    };
    let places = pack.total().unwrap().risks().iter();
    let counted: Vec<&str> = places.map(|place| &pack.scales()[*place]).filter(|s| abuse(s)).map(|s| s.id()).collect();
    assert_eq!(counted, [""; 0]);
}

#[test]
fn every_category_of_the_notice_that_is_about_her_life_has_its_questions() {
    let pack = wrna();
    let asked: BTreeSet<Category> = pack.items().filter_map(|(_, item)| item.category()).collect();
    for category in [
        Category::FriendsAndPersonalLife,
        Category::EmploymentAndMoney,
        Category::HousingSafety,
        Category::AngerAndHostility,
        Category::MentalHealth,
        Category::PhysicalHealth,
        Category::Abuse,
        Category::SubstanceUseAndGambling,
        Category::ParentingAndFamilyConflict,
        Category::EducationSupportAndSelfEfficacy,
        Category::Offence,
    ] {
        assert!(asked.contains(&category), "{category:?}");
    }
    for (_, item) in pack.items().filter(|(_, item)| item.category() == Some(Category::Offence)) {
        assert_eq!(item.sensitivity(), Sensitivity::CriminalOffence, "{}", item.id());
    }
}

#[test]
fn every_number_is_said_to_be_an_example() {
    let pack = wrna();
    let says = |text: &candour::document::Text| text.in_language(&Language::english()).contains("example");
    assert!(says(pack.disclaimer()));
    assert!(pack.scales().iter().flat_map(|s| s.bands()).all(|band| band.text().is_some_and(says)));
    assert!(pack.total().unwrap().levels().iter().all(|level| says(level.title())));
}

/// Both parts together, the first option of every question that is shown, but for the answers given.
fn first_of_all(but: &[(&str, &str)], audience: Audience) -> Scored {
    let mut scenario = Scenario::asked(&json(), audience);
    let ids: Vec<String> = wrna().items().map(|(_, item)| item.id().to_owned()).collect();
    for id in &ids {
        let index = scenario.draft.instrument().find(id).unwrap();
        let typed = match (but.iter().find(|(item, _)| item == id), scenario.draft.instrument().item(index).question())
        {
            _ if !scenario.draft.shows(index) => continue,
            (Some((_, typed)), _) => (*typed).to_owned(),
            (None, Question::SingleChoice { options }) => options[0].code().to_owned(),
            (None, Question::MultipleChoice { options, .. }) => options[0].code().to_owned(),
            (None, Question::YesNo) => "no".to_owned(),
            (None, Question::Rating { .. } | Question::Number { .. }) => "0".to_owned(),
            (None, Question::Date { .. }) => "2019-06".to_owned(),
            (None, Question::ShortText { .. } | Question::LongText { .. }) => "words".to_owned(),
            (None, Question::Note) => continue,
        };
        scenario = scenario.answer(id, &typed);
    }
    score(scenario.complete())
}

fn level(scored: &Scored) -> Option<(Points, &str)> {
    let total = scored.total()?;
    Some((total.score, scored.instrument().total()?.levels()[total.level].code()))
}

#[test]
fn who_has_no_children_partner_or_offence_is_not_asked_of_them_and_misses_nothing() {
    let scored = first_of_all(&[("why.way", "support")], Audience::Either);
    for gone in ["kids.", "strain.", "partner.", "record.", "view.", "why.story"] {
        let asked =
            scored.complete().responses().iter().any(|(i, _)| scored.instrument().item(*i).id().starts_with(gone));
        assert!(!asked, "{gone}");
    }
    // around 3 + 3, home 3 + 3, money 3 + 1, school 3, anger 3 + 3, low mood 3; every strength at its least.
    assert_eq!(level(&scored), Some((Points::whole(28), "lower")));
}

#[test]
fn an_offence_adds_its_parts_and_strengths_take_away() {
    let with_offence = first_of_all(&[], Audience::Either);
    // As above, and how she sees it: 3 + 3 + 3 + 3.
    assert_eq!(level(&with_offence), Some((Points::whole(40), "medium")));
    // Family on her side takes away 4 × 3, what she has learned 3 + 3 + 3 (and a degree 3).
    let strong = [
        ("family.help", "very"),
        ("family.good", "very"),
        ("family.proud", "very"),
        ("family.talk", "very"),
        ("learn.done", "degree"),
        ("learn.read", "easy"),
        ("learn.sums", "easy"),
        ("learn.online", "very"),
    ];
    assert_eq!(level(&first_of_all(&strong, Audience::Either)), Some((Points::whole(16), "lower")));
}

#[test]
fn needs_never_enter_the_total() {
    let before = level(&first_of_all(&[], Audience::Either)).map(|(score, _)| score);
    let hurt = [
        ("safe.now", "yes"),
        ("safe.scared", "always"),
        ("mood.worry", "always"),
        ("unusual.sense", "always"),
        ("unusual.told", "always"),
        ("child.sex", "yes"),
        ("adult.sex", "year"),
        ("adult.near", "yes"),
        ("after.any", "yes"),
        ("after.back", "always"),
        ("bet.any", "yes"),
        ("bet.more", "always"),
    ];
    let scored = first_of_all(&hurt, Audience::Either);
    assert_eq!(level(&scored).map(|(score, _)| score), before);
    let highest = |id: &str| {
        let place = scored.instrument().scales().iter().position(|s| s.id() == id).unwrap();
        let last = scored.instrument().scales()[place].bands().len() - 1;
        matches!(scored.scales()[place].outcome, Outcome::Score { band, .. } if band == last)
    };
    for need in ["safety", "unusual", "hurt-as-child", "hurt-as-adult", "gambling"] {
        assert!(highest(need), "{need}");
    }
}

#[test]
fn one_part_alone_makes_no_total() {
    for alone in [Audience::Client, Audience::Caseworker] {
        assert_eq!(level(&first_of_all(&[], alone)), None, "{alone:?}");
    }
    let hers = first_of_all(&[], Audience::Client);
    let record = hers.instrument().scales().iter().position(|s| s.id() == "record").unwrap();
    assert_eq!(hers.scales()[record].outcome, Outcome::NotAsked, "it is not hers to fill in");
}

#[test]
fn answers_that_call_for_help_get_it() {
    use SafetyTopic::{Alcohol, DangerNow, DomesticAbuse, Drugs, Gambling, MentalHealth, SelfHarm, SexualViolence};
    let told = |item: &str, typed: &str, topics: &[SafetyTopic]| {
        let scenario = Scenario::asked(&json(), Audience::Either).answer(item, typed);
        let index = scenario.draft.instrument().find(item).unwrap();
        let shown = scenario.draft.alert(index).map(|trigger| trigger.topics().to_vec());
        assert_eq!(shown.unwrap_or_default(), topics, "{item} = {typed}");
        assert!(scenario.pass(item, Pass::RatherTalk).draft.alert(index).is_none());
    };
    told("safe.sleep", "no", &[DangerNow, DomesticAbuse]);
    told("safe.scared", "sometimes", &[DomesticAbuse]);
    told("safe.now", "unsure", &[DangerNow, DomesticAbuse]);
    told("safe.now", "no", &[]);
    told("money.lender", "yes", &[DangerNow]);
    told("family.down", "often", &[DomesticAbuse]);
    told("strain.safe", "no", &[DangerNow, DomesticAbuse]);
    told("partner.rule", "often", &[DomesticAbuse]);
    told("partner.hurt", "sometimes", &[DomesticAbuse]);
    told("partner.sex", "sometimes", &[SexualViolence, DomesticAbuse]);
    told("anger.fear", "often", &[MentalHealth]);
    told("health.harm", "year", &[SelfHarm]);
    told("health.end", "past", &[SelfHarm]);
    told("mood.die", "sometimes", &[SelfHarm]);
    told("mood.die", "never", &[]);
    told("unusual.told", "sometimes", &[SelfHarm, MentalHealth]);
    told("unusual.upset", "very", &[MentalHealth]);
    told("child.sex", "yes", &[SexualViolence]);
    told("adult.neck", "past", &[DomesticAbuse]);
    told("adult.sex", "past", &[SexualViolence]);
    told("adult.sold", "year", &[SexualViolence]);
    told("adult.near", "yes", &[DomesticAbuse]);
    told("after.back", "always", &[MentalHealth]);
    told("using.days", "6", &[Alcohol]);
    told("using.cope", "always", &[Drugs]);
    told("using.high", "often", &[Drugs]);
    told("bet.more", "often", &[Gambling]);
    told("why.forced", "yes", &[DomesticAbuse]);
}

#[test]
fn what_does_not_change_is_not_asked_twice() {
    let earlier = Scenario::of(&json())
        .answer("why.way", "court")
        .answer("child.hit", "yes")
        .pass("child.sex", Pass::PreferNotToSay)
        .answer("mood.low", "always");
    let pack = Arc::clone(earlier.draft.instrument());
    let carried = pack.reassessment().unwrap().carry_over();
    let ids: BTreeSet<&str> = carried.iter().map(|item| pack.item(*item).id()).collect();
    assert!(ids.contains("child.hit") && ids.contains("why.story") && !ids.contains("mood.low"));
    let again = Draft::again(Arc::clone(&pack), Audience::Client, earlier.draft.answers());
    let at = |id: &str| again.at(pack.find(id).unwrap()).cloned().map(Some).map(Response::from);
    assert!(matches!(at("child.hit"), Some(Response::Given(_))));
    assert_eq!(at("child.sex"), None, "what she passed over she may say now");
    assert_eq!(at("mood.low"), None, "asked anew");
    assert_eq!(at("why.way"), None, "asked anew");
    // Answers to another version that do not fit are asked anew.
    let misfit = Answer::Passed(Pass::RatherTalk);
    let none = Draft::again(Arc::clone(&pack), Audience::Client, [("child.hit", &misfit), ("unheard-of", &misfit)]);
    assert_eq!(none.answers().count(), 0);
}
