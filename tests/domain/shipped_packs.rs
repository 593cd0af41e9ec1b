//! The shipped packs are good, and every centre that uses one offers what it links to.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use candour::assessment::Pass;
use candour::centre;
use candour::instrument::{Audience, Category, Instrument, Question, SafetyTopic, ScaleKind, Sensitivity};

use crate::support::scenario::Scenario;

#[test]
fn the_shipped_packs_are_good_and_named_after_themselves() {
    let shipped = packs_in("instruments");
    for path in &shipped {
        assert_eq!(problems(path), "", "{}", path.display());
        let pack = Instrument::parse(&fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(path.file_stem().unwrap().to_str(), Some(pack.identity().to_string().as_str()));
    }
    assert!(shipped.len() >= 2, "the packs have gone missing");
}

#[test]
fn every_centre_offers_each_kind_of_support_its_packs_link_to() {
    for path in packs_in("centres") {
        let centre = centre::parse(&fs::read_to_string(&path).unwrap()).unwrap();
        let offered: BTreeSet<&str> = centre.supports().iter().map(|s| s.id.as_str()).collect();
        for pack in centre.packs() {
            let instrument = Instrument::parse(&self::pack(pack)).unwrap();
            let linked = instrument.scales().iter().flat_map(|s| s.bands()).flat_map(|b| b.supports());
            for support in linked {
                assert!(offered.contains(support.as_str()), "{} does not offer {support}", path.display());
            }
        }
    }
}

#[test]
fn the_wellbeing_pack_asks_of_no_offence_and_makes_no_total() {
    let gwa = gwa();
    let items = || gwa.items().map(|(_, item)| item);
    assert!((78..=86).contains(&items().count()) && gwa.sections().len() >= 14);
    assert!(items().all(|i| i.category() != Some(Category::Offence)));
    assert!(items().all(|i| i.sensitivity() != Sensitivity::CriminalOffence));
    assert!(items().all(|i| i.audience() != Audience::Caseworker), "she can answer all of it herself");
    assert!(gwa.total().is_none() && gwa.scales().iter().all(|s| s.kind() != ScaleKind::Risk));
    assert!(gwa.scales().iter().all(|s| (3..=4).contains(&s.bands().len())));
    let types: BTreeSet<String> = items().map(|i| type_of(i.question()).to_owned()).collect();
    assert_eq!(types.len(), 9, "an item of every type: {types:?}");
}

fn type_of(question: &Question) -> &'static str {
    match question {
        Question::SingleChoice { .. } => "single-choice",
        Question::MultipleChoice { .. } => "multiple-choice",
        Question::YesNo => "yes-no",
        Question::Rating { .. } => "rating",
        Question::Number { .. } => "number",
        Question::Date { .. } => "date",
        Question::ShortText { .. } => "short-text",
        Question::LongText { .. } => "long-text",
        Question::Note => "note",
    }
}

#[test]
fn what_is_hard_is_announced_first() {
    for pack in ["gwa-1.0", "wrna-1.0"].map(|name| Instrument::parse(&pack(name)).unwrap()) {
        announced(&pack);
    }
}

fn announced(pack: &Instrument) {
    for section in pack.sections() {
        let asks_of = |category| pack.items_of(section).any(|(_, item)| item.category() == Some(category));
        let hard = [Category::Abuse, Category::MentalHealth].into_iter().any(asks_of)
            || (asks_of(Category::SubstanceUseAndGambling) && section.id() != "bet");
        assert!(!hard || section.content_note().is_some(), "{} has no content note", section.id());
    }
}

#[test]
fn answers_that_call_for_help_get_it() {
    use SafetyTopic::{Alcohol, DangerNow, DomesticAbuse, Drugs, Gambling, MentalHealth, SelfHarm, SexualViolence};
    let told = |item: &str, typed: &str, topics: &[SafetyTopic]| {
        let scenario = Scenario::of(&pack("gwa-1.0")).answer(item, typed);
        let index = scenario.draft.instrument().find(item).unwrap();
        let shown = scenario.draft.alert(index).map(|trigger| trigger.topics().to_vec());
        assert_eq!(shown.unwrap_or_default(), topics, "{item} = {typed}");
        assert!(scenario.pass(item, Pass::RatherTalk).draft.alert(index).is_none());
    };
    told("mood.die", "sometimes", &[SelfHarm]);
    told("mood.die", "never", &[]);
    told("mood.harm", "year", &[SelfHarm]);
    told("home.safe", "no", &[DangerNow, DomesticAbuse]);
    told("safe.now", "yes", &[DangerNow, DomesticAbuse]);
    told("safe.now", "unsure", &[DangerNow, DomesticAbuse]);
    told("safe.now", "no", &[]);
    told("safe.scared", "sometimes", &[DomesticAbuse]);
    told("partner.hurt", "sometimes", &[DomesticAbuse]);
    told("partner.rule", "often", &[DomesticAbuse]);
    told("partner.sex", "sometimes", &[SexualViolence, DomesticAbuse]);
    told("past.child", "yes", &[SexualViolence]);
    told("past.sex", "past", &[SexualViolence]);
    told("past.partner", "year", &[DomesticAbuse]);
    told("unusual.upset", "very", &[MentalHealth]);
    told("after.back", "always", &[MentalHealth]);
    told("anger.fear", "often", &[MentalHealth]);
    told("drink.days", "7", &[Alcohol]);
    told("drink.days", "5", &[]);
    told("drink.harm", "often", &[Alcohol]);
    told("drugs.cope", "always", &[Drugs]);
    told("drugs.harm", "often", &[Drugs]);
    told("bet.more", "often", &[Gambling]);
}

#[test]
fn details_are_asked_only_where_they_matter() {
    let starts = |s: &Scenario, with: &str| s.shown().iter().any(|id| id.starts_with(with));
    let alone = Scenario::of(&pack("gwa-1.0"));
    for gated in ["kids.", "partner.", "drink.harm", "drugs.harm", "bet.more", "after.back", "unusual.upset"] {
        assert!(!starts(&alone, gated), "{gated} is asked of everyone");
    }
    let check = |item: &str, typed: &str, gated: &str| {
        assert!(starts(&alone.clone().answer(item, typed), gated), "{gated} is not asked after {item} = {typed}");
    };
    check("people.children", "yes", "kids.");
    check("people.partner", "on-and-off", "partner.");
    check("drink.any", "yes", "drink.harm");
    check("drugs.any", "yes", "drugs.harm");
    check("bet.any", "yes", "bet.more");
    check("after.any", "unsure", "after.back");
    check("unusual.mind", "sometimes", "unusual.upset");
}

fn gwa() -> Instrument {
    Instrument::parse(&pack("gwa-1.0")).unwrap()
}

fn pack(name: &str) -> String {
    fs::read_to_string(format!("instruments/{name}.json")).unwrap()
}

fn packs_in(folder: &str) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|p| p.extension().is_some_and(|e| e == "json")).collect()
}

fn problems(path: &Path) -> String {
    match Instrument::parse(&fs::read_to_string(path).unwrap()) {
        Ok(_) => String::new(),
        Err(problems) => problems.iter().map(|p| format!("{p}\n")).collect(),
    }
}
