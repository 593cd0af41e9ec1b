//! What each partner would receive: golden payloads, and what a centre, a "no" and a curious partner cannot change.

use std::collections::BTreeSet;

use candour::case::{Case, Line, Profile, ResearchConsent, Safe};
use candour::centre::Centre;
use candour::share::partners::{Birmingham, Jabbs, WomensCentre};
use candour::share::{ConsentedCase, Destination, DropId, Narrowing, Partner, Preview, Projection};
use serde_json::{Value, json};

use crate::support::golden::golden;
use crate::support::rosalind::{case, centre, centre_withholding};

fn to_centre(case: &Case, centre: &Centre) -> Option<Preview<WomensCentre>> {
    Projection::of(case, Narrowing::of(centre).unwrap()).map(Preview::from)
}

fn to_uob(case: &Case, centre: &Centre) -> Option<Preview<Birmingham>> {
    Projection::of(ConsentedCase::of(case)?, Narrowing::of(centre).unwrap()).map(Preview::from)
}

fn to_jabbs(case: &Case, centre: &Centre) -> Option<Preview<Jabbs>> {
    Projection::of(case, Narrowing::of(centre).unwrap()).map(Preview::from)
}

fn fields<P: Partner>(preview: &Preview<P>) -> serde_json::Map<String, Value> {
    let payload: Value = serde_json::from_str(preview.json()).unwrap();
    payload["fields"].as_object().unwrap().clone()
}

#[test]
fn when_it_is_safe_to_reach_her_goes_along_only_where_it_says_so() {
    let check = |safe: Safe, expected: Value| {
        let mut case = case();
        let note = Line::parse("after six").unwrap();
        case.profile.phone.iter_mut().for_each(|way| (way.safe, way.note) = (safe, note.clone()));
        assert_eq!(fields(&to_centre(&case, &centre()).unwrap())["phone"], expected);
    };
    let number = "07700 900123";
    check(Safe::Sometimes, json!({ "value": number, "safe": "sometimes", "note": "after six" }));
    check(Safe::Yes, json!({ "value": number, "safe": "yes" }));
    check(Safe::No, json!({ "value": number, "safe": "no" }));
}

#[test]
fn she_can_be_reached_only_in_a_way_that_she_called_safe() {
    let reached = |safe: [Safe; 3]| {
        let mut profile = case().profile;
        profile.phone.iter_mut().for_each(|way| way.safe = safe[0]);
        profile.email.iter_mut().for_each(|way| way.safe = safe[1]);
        profile.address.iter_mut().for_each(|way| way.safe = safe[2]);
        profile.can_be_reached()
    };
    assert!(reached([Safe::Yes, Safe::No, Safe::No]));
    assert!(reached([Safe::No, Safe::Sometimes, Safe::Unknown]));
    assert!(reached([Safe::Unknown, Safe::Unknown, Safe::Yes]));
    assert!(!reached([Safe::No, Safe::Unknown, Safe::No]));
    assert!(!Profile::default().can_be_reached());
}

#[test]
fn payloads_are_what_was_agreed() {
    let check = |name: &str, json: &str| {
        let pretty = serde_json::to_string_pretty(&serde_json::from_str::<Value>(json).unwrap()).unwrap();
        golden(&format!("payloads/{name}.json"), &(pretty + "\n"));
    };
    let (case, centre) = (case(), centre());
    check("centre", to_centre(&case, &centre).unwrap().json());
    check("uob", to_uob(&case, &centre).unwrap().json());
    check("jabbs", to_jabbs(&case, &centre).unwrap().json());
}

#[test]
fn a_full_case_has_exactly_the_fields_of_the_agreement() {
    fn check<P: Partner>(preview: Preview<P>) {
        let granted: Vec<&str> = P::FIELDS.iter().map(|grant| grant.field).collect();
        let shown: Vec<&str> = preview.rows().iter().map(|row| row.field).collect();
        assert_eq!(shown, granted, "in the order of the agreement");
        assert_eq!(
            fields(&preview).keys().cloned().collect::<BTreeSet<_>>(),
            shown.iter().map(|s| s.to_string()).collect()
        );
        assert_eq!(granted.iter().collect::<BTreeSet<_>>().len(), granted.len(), "no field is granted twice");
    }
    let (case, centre) = (case(), centre());
    check(to_centre(&case, &centre).unwrap());
    check(to_uob(&case, &centre).unwrap());
    check(to_jabbs(&case, &centre).unwrap());
}

#[test]
fn what_is_shown_is_what_is_sent() {
    fn check<P: Partner>(preview: Preview<P>, centre: &Centre) {
        for row in preview.rows() {
            assert_eq!(fields(&preview)[row.field], row.value);
        }
        let shown = preview.json().to_owned();
        let sent = preview.accept().addressed(&Destination::of(centre).unwrap(), DropId::from_bytes([1; 16]));
        assert_eq!(sent.payload().trim_end(), shown);
        assert_eq!((sent.to(), sent.payload().len() % P::BUCKET), (P::CODE, 0));
        assert_eq!(sent.key().to_base64url(), centre.drop_box(P::CODE).unwrap().public_key);
    }
    let (case, centre) = (case(), centre());
    check(to_centre(&case, &centre).unwrap(), &centre);
    check(to_uob(&case, &centre).unwrap(), &centre);
    check(to_jabbs(&case, &centre).unwrap(), &centre);
}

#[test]
fn without_her_yes_nothing_can_be_put_together_for_research() {
    for consent in [ResearchConsent::NotGiven, ResearchConsent::Declined] {
        let mut case = case();
        case.consent = consent;
        assert!(to_uob(&case, &centre()).is_none());
        let centre_receives = fields(&to_centre(&case, &centre()).unwrap());
        assert!(!centre_receives.contains_key("study-id"), "there is no pseudonym to map");
        assert_eq!(centre_receives.len(), WomensCentre::FIELDS.len() - 1, "and support is the same");
        let jabbs = |case| to_jabbs(case, &centre()).unwrap().json().to_owned();
        assert_eq!(jabbs(&case), jabbs(&crate::support::rosalind::case()));
    }
}

#[test]
fn a_centre_can_only_take_away() {
    fn check<P: Partner>(project: fn(&Case, &Centre) -> Option<Preview<P>>) {
        let case = case();
        let whole = fields(&project(&case, &centre()).unwrap());
        for grant in P::FIELDS {
            let narrowed = centre_withholding(json!({ P::CODE.as_str(): [grant.field] }));
            let mut less = whole.clone();
            less.remove(grant.field);
            assert_eq!(fields(&project(&case, &narrowed).unwrap()), less);
        }
        let nothing = centre_withholding(json!({ P::CODE.as_str(): "everything" }));
        assert!(project(&case, &nothing).is_none());
        let all: Vec<&str> = P::FIELDS.iter().map(|grant| grant.field).collect();
        assert!(project(&case, &centre_withholding(json!({ P::CODE.as_str(): all }))).is_none());
    }
    check(to_centre);
    check(to_uob);
    check(to_jabbs);
}

#[test]
fn a_misspelt_field_stops_sending_instead_of_passing_as_withheld() {
    let misspelt = centre_withholding(json!({ "uob": ["ethnic-group", "age_band".replace('_', "")] }));
    assert_eq!(Narrowing::<Birmingham>::of(&misspelt).unwrap_err().found, "ageband");
    let another_partners = centre_withholding(json!({ "jabbs": ["ethnic-group"] }));
    assert!(Narrowing::<Jabbs>::of(&another_partners).is_err());
}

#[test]
fn what_is_not_known_is_left_out() {
    let mut case = case();
    case.profile = candour::case::Profile::default();
    let keys = fields(&to_centre(&case, &centre()).unwrap());
    assert!(!keys.contains_key("name") && !keys.contains_key("phone") && keys.contains_key("answers"));
    assert!(!fields(&to_uob(&case, &centre()).unwrap()).contains_key("age-band"));
}
