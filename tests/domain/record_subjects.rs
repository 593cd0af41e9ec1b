//! Every field that is told: typed words make it and it makes the same words, with what is wrong said where it is wrong.

use std::collections::BTreeSet;

use candour::assessment::PartialDate;
use candour::case::record::{Entry, Fact, Kind, Part, Subject, Typed, Voice};
use candour::case::{ProfileField, Safe, ValueProblem};

use crate::support::every_kind::{every_kind, thing};
use crate::support::rosalind::line;
use crate::support::tablets::Tablet;

const PHONE: Subject = Subject::Profile(ProfileField::Phone);
const GP: Subject = Subject::Profile(ProfileField::Gp);
const BORN: Subject = Subject::Profile(ProfileField::DateOfBirth);

fn today() -> Option<PartialDate> {
    PartialDate::parse("2026-06-01")
}

fn value(words: &str) -> Typed {
    Typed { value: words.to_owned().into(), ..Typed::default() }
}

fn named(name: &str) -> Kind {
    Kind::Told { by: Voice::Herself, facts: vec![Fact::Name(Some(line(name)))] }
}

#[test]
fn every_fact_is_read_back_from_what_it_is_typed_as() {
    let mut tablet = Tablet::of(1);
    let told = every_kind().into_iter().find(|kind| matches!(kind, Kind::Told { by: Voice::Herself, .. })).unwrap();
    tablet.write(1, told);
    let record = tablet.record();
    for subject in Subject::all() {
        let (voice, said) = record.said(subject).next().unwrap();
        let fact = said.value().unwrap();
        assert_eq!((voice, subject.read(&fact.typed(), today()).as_ref()), (Voice::Herself, Ok(fact)));
        let nothing = subject.read(&Typed::default(), today()).unwrap();
        assert_eq!((&nothing, nothing.typed()), (&subject.taken_back(), Typed::default()));
        assert_ne!(&nothing, fact);
    }
    let codes: BTreeSet<&str> = Subject::all().map(Subject::code).collect();
    assert_eq!(codes.len(), Subject::all().count(), "no two have one code");
}

#[test]
fn what_is_wrong_is_said_where_it_is_wrong_all_at_once() {
    let check = |subject: Subject, typed: Typed, wrong: &[(Part, ValueProblem)]| {
        assert_eq!(subject.read(&typed, today()), Err(wrong.to_vec()), "{subject:?}");
    };
    let long = "x".repeat(201);
    let too_long = ValueProblem::TooLong { most: 200 };
    check(Subject::Profile(ProfileField::NhsNumber), value("943 476 5918"), &[(Part::Value, ValueProblem::CheckDigit)]);
    check(PHONE, value("ask Jo"), &[(Part::Value, ValueProblem::NotATelephone)]);
    let sometimes = Typed { note: long.clone().into(), safe: Safe::Sometimes, ..value("12") };
    check(PHONE, sometimes, &[(Part::Value, ValueProblem::NotATelephone), (Part::Note, too_long)]);
    let of_nobody = Typed { phone: "0161 496 0001".to_owned().into(), ..Typed::default() };
    check(GP, of_nobody, &[(Part::Value, ValueProblem::NoName)]);
    let emergency = Typed { phone: "12".to_owned().into(), relationship: long.clone().into(), ..value(&long) };
    let all = [(Part::Value, too_long), (Part::Phone, ValueProblem::NotATelephone), (Part::Relationship, too_long)];
    check(Subject::Profile(ProfileField::EmergencyContact), emergency, &all);
    let young = Typed { date: PartialDate::parse("2015"), ..Typed::default() };
    check(BORN, young.clone(), &[(Part::Value, ValueProblem::NotAnAdult)]);
    assert_eq!(BORN.read(&young, None), Ok(Fact::DateOfBirth(PartialDate::parse("2015"))), "no clock, no age");
}

#[test]
fn when_it_is_safe_counts_only_where_it_is_safe_at_some_times() {
    let typed = |safe| Typed { note: "After six".to_owned().into(), safe, ..value("07700 900123") };
    for (_, safe) in Safe::ALL {
        let note = PHONE.read(&typed(safe), None).unwrap().typed().note.to_string();
        assert_eq!(note, if safe == Safe::Sometimes { "After six" } else { "" }, "{safe:?}");
    }
}

#[test]
fn what_was_written_apart_waits_until_somebody_decides() {
    let (mut one, mut other) = (Tablet::of(1), Tablet::of(2));
    one.write(1, named("Rosalind"));
    other.learn_from(&one);
    one.write(2, named("Rosalind Ash"));
    other.write(3, named("Rosalind Ashworth"));
    other.write(4, Kind::Told { by: Voice::Referral(thing(2)), facts: vec![Fact::Name(Some(line("R. Ashworth")))] });
    assert_eq!(one.record().written_apart().count(), 0);
    one.learn_from(&other);
    let name = Subject::Profile(ProfileField::Name);
    assert_eq!(one.record().written_apart().collect::<Vec<_>>(), [(name, Voice::Herself)]);
    let (_, said) = one.record().said(name).next().unwrap();
    let standing: Vec<_> = said.standing().map(|version| version.value.typed().value.to_string()).collect();
    assert_eq!((standing, said.history().len()), (vec!["Rosalind Ashworth".to_owned(), "Rosalind Ash".to_owned()], 3));
    one.write(5, named("Rosalind Ash"));
    assert_eq!(one.record().written_apart().count(), 0);
    let voices: Vec<Voice> = one.record().said(name).map(|(voice, _)| voice).collect();
    assert_eq!(voices, [Voice::Herself, Voice::Referral(thing(2))], "what others say stays beside it");
}

#[test]
fn a_referral_that_is_struck_out_takes_back_what_it_says_and_nothing_else() {
    let mut tablet = Tablet::of(1);
    let (struck, other) = (Voice::Referral(thing(2)), Voice::Referral(thing(3)));
    let told = |by, name| Kind::Told { by, facts: vec![Fact::Name(Some(line(name)))] };
    for (n, kind) in [named("Rosalind"), told(struck, "R. Ash"), told(other, "R. Ashworth")].into_iter().enumerate() {
        tablet.write(i64::try_from(n).unwrap(), kind);
    }
    let strike = tablet.record().strike(thing(2), line("Another woman's"));
    strike.into_iter().for_each(|kind| drop(tablet.write(9, kind)));
    let record = tablet.record();
    let name = Subject::Profile(ProfileField::Name);
    let says = |voice| record.told(voice).unwrap().said(name).value().cloned();
    assert_eq!(says(Voice::Herself), Some(Fact::Name(Some(line("Rosalind")))));
    assert_eq!(says(other), Some(Fact::Name(Some(line("R. Ashworth")))));
    assert_eq!(says(struck), Some(Fact::Name(None)));
    assert_eq!(record.told(struck).unwrap().said(name).history().len(), 2, "what it said stays to be seen");
    assert!(matches!(record.entries[&thing(2)].value(), Some(Entry::Struck { .. })));
    assert_eq!(record.strike(thing(2), line("Again")).len(), 1, "there is nothing left to take back");
}
