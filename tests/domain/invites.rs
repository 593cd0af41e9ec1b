//! Invites: what a link carries, that anything at all is read or refused, and that one woman keeps one pseudonym.

use std::sync::Arc;

use candour::app::invite::{AskedPack, Invitation, NoInvite, Wish};
use candour::case::record::{Consent, Invite, Kind, ThingId};
use candour::case::{Invited, ResearchConsent, StudyId};
use candour::centre::{self, Centre};
use candour::vault::PackKey;
use proptest::prelude::*;
use serde_json::json;

use crate::support::entropy::Counting;
use crate::support::rosalind::{self, demo};
use crate::support::tablets::Tablet;

const TODAY: i64 = 20_516;

fn asks(names: &[&str]) -> Vec<AskedPack> {
    names.iter().map(|name| AskedPack { name: (*name).to_owned(), key: None }).collect()
}

fn key(byte: u8) -> Arc<PackKey> {
    Arc::new(PackKey::from_bytes(&[byte; 32]).unwrap())
}

/// Each pack with its key in text.
fn asked(invitation: &Invitation) -> Vec<(String, Option<String>)> {
    let text = |key: &Arc<PackKey>| key.to_text().expose().clone();
    invitation.packs.iter().map(|pack| (pack.name.clone(), pack.key.as_ref().map(text))).collect()
}

/// What a fragment comes to, written again.
fn again(fragment: &str, centre: &Centre, today: i64) -> Result<String, NoInvite> {
    Invitation::read(fragment, centre, today).map(|read| read.to_fragment())
}

fn invitation() -> Invitation {
    Invitation {
        centre: "demo".into(),
        invited: Invited { reference: ThingId::from_bytes([0x1d; 16]), study_id: StudyId::from_entropy([0x5a; 16]) },
        packs: asks(&["gwa-1.0"]),
        languages: vec!["en".into()],
        last_day: TODAY + 14,
        handed: false,
    }
}

fn centre() -> Centre {
    rosalind::centre()
}

fn another_centre() -> Centre {
    let mut file = demo();
    file["id"] = json!("elsewhere");
    centre::parse(&file.to_string()).unwrap()
}

/// The fragment as version 1 wrote it. Links are on paper and in messages: this one is read for ever.
const FIRST: &str = "AQEQHR0dHR0dHR0dHR0dHR0dHQIQWlpaWlpaWlpaWlpaWlpaWgMEAABQMgQEZGVtbwUHZ3dhLTEuMAYCZW4";

#[test]
fn the_first_form_of_a_link_is_read_for_ever() {
    let fragment = invitation().to_fragment();
    assert!(fragment.starts_with(&FIRST[..FIRST.len() - 1]), "{fragment}");
    assert_eq!(again(&fragment, &centre(), TODAY), Ok(fragment.clone()));
    assert!(fragment.len() < 120, "a small picture is read more easily: {}", fragment.len());
}

#[test]
fn an_invite_that_is_not_for_here_or_now_says_why() {
    let check = |invitation: Invitation, centre: &Centre, today, expected| {
        assert_eq!(again(&invitation.to_fragment(), centre, today), Err(expected));
    };
    check(invitation(), &another_centre(), TODAY, NoInvite::OtherCentre);
    check(invitation(), &centre(), TODAY + 15, NoInvite::TooOld);
    assert!(Invitation::read(&invitation().to_fragment(), &centre(), TODAY + 14).is_ok(), "the last day counts");
    check(Invitation { packs: asks(&["gwa-0.1"]), ..invitation() }, &centre(), TODAY, NoInvite::OtherQuestions);
    let more = Invitation { packs: asks(&["gwa-0.1", "gwa-1.0"]), ..invitation() };
    let read = Invitation::read(&more.to_fragment(), &centre(), TODAY).unwrap();
    assert_eq!(asked(&read), [("gwa-1.0".to_owned(), None)]);
    let other = Invitation { languages: vec!["cy".into()], handed: true, ..invitation() };
    let read = Invitation::read(&other.to_fragment(), &centre(), TODAY).unwrap();
    assert_eq!((read.languages, read.handed), (vec![], true));
}

#[test]
fn what_a_later_version_adds_is_told_from_damage() {
    let with = |change: &dyn Fn(&mut Vec<u8>)| {
        use base64ct::{Base64UrlUnpadded, Encoding as _};
        let mut bytes = Base64UrlUnpadded::decode_vec(&invitation().to_fragment()).unwrap();
        bytes.truncate(bytes.len() - 4);
        change(&mut bytes);
        let sum = bytes.iter().fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
        bytes.extend(sum.to_be_bytes());
        again(&Base64UrlUnpadded::encode_string(&bytes), &centre(), TODAY)
    };
    assert_eq!(with(&|_| {}), Ok(invitation().to_fragment()));
    assert_eq!(with(&|bytes| bytes.extend([9, 2, 0, 0])), Err(NoInvite::Later), "what we do not know yet");
    assert_eq!(with(&|bytes| bytes.extend([8, 2, 0, 0])), Err(NoInvite::Damaged), "a key is 32 bytes");
    assert_eq!(with(&|bytes| bytes[0] = 2), Err(NoInvite::Later));
    assert_eq!(with(&|bytes| bytes.extend([6, 9])), Err(NoInvite::Damaged), "a field that is cut off");
    assert_eq!(with(&|bytes| bytes.truncate(1)), Err(NoInvite::Damaged), "nothing in it");
}

#[test]
fn the_key_of_a_licensed_pack_travels_with_it_and_with_no_other() {
    let [own, other] = [1, 2].map(key);
    let packs = vec![
        AskedPack { name: "quillwort-7.0".into(), key: Some(Arc::clone(&own)) },
        AskedPack { name: "gwa-1.0".into(), key: None },
        AskedPack { name: "quillwort-8.0".into(), key: Some(Arc::clone(&other)) },
        AskedPack { name: "quillwort-9.0".into(), key: None },
    ];
    let fragment = Invitation { packs, ..invitation() }.to_fragment();
    let read = Invitation::read(&fragment, &centre(), TODAY).unwrap();
    let text = |key: &PackKey| Some(key.to_text().expose().clone());
    // The centre file names none of the licensed ones: it is the key that lets them be asked, and the last one has none.
    let expected = [("quillwort-7.0", text(&own)), ("gwa-1.0", None), ("quillwort-8.0", text(&other))];
    assert_eq!(asked(&read), expected.map(|(name, key)| (name.to_owned(), key)));
    let alone = Invitation { packs: vec![AskedPack { name: "quillwort-7.0".into(), key: Some(own) }], ..invitation() };
    assert!(alone.to_fragment().len() < 180, "still a picture that a phone reads: {}", alone.to_fragment().len());
    let none = Invitation { packs: asks(&["quillwort-7.0"]), ..invitation() };
    assert_eq!(again(&none.to_fragment(), &centre(), TODAY), Err(NoInvite::OtherQuestions), "without its key");
}

/// The fragment with a key as it was first written.
const FIRST_WITH_KEY: &str = "AQEQHR0dHR0dHR0dHR0dHR0dHQIQWlpaWlpaWlpaWlpaWlpaWgMEAABQMgQEZGVtbwUNcXVpbGx3b3J0LTcuMAggEREREREREREREREREREREREREREREREREREREREREREGAmVu";

#[test]
fn the_first_form_of_a_link_with_a_key_is_read_for_ever() {
    let packs = vec![AskedPack { name: "quillwort-7.0".into(), key: Some(key(0x11)) }];
    let fragment = Invitation { packs, ..invitation() }.to_fragment();
    assert!(fragment.starts_with(FIRST_WITH_KEY), "{fragment}");
    assert_eq!(again(&fragment, &centre(), TODAY), Ok(fragment.clone()));
}

#[test]
fn the_link_of_an_invite_holds_the_key_of_its_pack_where_the_centre_has_one() {
    let to = |pack: &str| Invite {
        packs: vec![pack.to_owned()],
        languages: vec!["en".into()],
        study_id: Some(StudyId::from_entropy([1; 16])),
        last_day: TODAY,
    };
    let key_of = |name: &str| (name == "quillwort-7.0").then(|| key(7));
    let of = |pack: &str| Invitation::of(&centre(), ThingId::from_bytes([1; 16]), &to(pack), false, key_of).unwrap();
    assert_eq!(asked(&of("quillwort-7.0")), [("quillwort-7.0".to_owned(), Some(key(7).to_text().expose().clone()))]);
    assert_eq!(asked(&of("gwa-1.0")), [("gwa-1.0".to_owned(), None)]);
}

#[test]
fn an_invite_and_everything_about_it_shows_nothing_when_printed() {
    assert!(!format!("{:?}", invitation()).contains("5a5a"), "her pseudonym");
    let packs = vec![AskedPack { name: "quillwort-7.0".into(), key: Some(key(0xab)) }];
    let printed = format!("{:?}", Invitation { packs, ..invitation() });
    assert!(printed.contains("[redacted]") && !printed.contains("171"), "{printed}");
}

#[test]
fn one_woman_keeps_one_pseudonym_whenever_she_agrees() {
    let entropy = Counting::default();
    let wish = || Wish { packs: vec!["gwa-1.0".into()], languages: vec!["en".into()], last_day: TODAY };
    let mut tablet = Tablet::of(1);
    let made = |tablet: &Tablet| wish().make(&tablet.record(), &entropy).unwrap();
    let (first, invite) = made(&tablet);
    let pseudonym = invite.study_id.clone().unwrap();
    tablet.write(1, Kind::Invited { invite: first, to: invite });
    let (second, again) = made(&tablet);
    assert_ne!(first, second);
    assert_eq!(again.study_id.as_ref(), Some(&pseudonym), "invited twice");

    let mut intake = rosalind::intake();
    intake.consent = ResearchConsent::NotGiven;
    intake.invited = Some(Invited { reference: second, study_id: pseudonym.clone() });
    intake.decide(true, "research-1", TODAY, Some(StudyId::from_entropy([1; 16])));
    let ResearchConsent::Given { study_id, wording, day } = intake.consent.clone() else { panic!("she said yes") };
    assert_eq!((&study_id, wording.as_str(), day), (&pseudonym, "research-1", TODAY));
    intake.invited = None;
    intake.decide(true, "research-2", TODAY + 1, None);
    assert!(
        matches!(&intake.consent, ResearchConsent::Given { study_id, .. } if *study_id == pseudonym),
        "a second yes"
    );

    let agreed = StudyId::from_entropy([9; 16]);
    let given = Consent::Given { study_id: agreed.clone(), wording: "research-1".into(), day: TODAY };
    tablet.write(2, Kind::Consented(given));
    tablet.write(3, Kind::Consented(Consent::Withdrawn { day: TODAY }));
    assert_eq!(
        made(&tablet).1.study_id,
        Some(agreed),
        "what she agreed under counts before what she was invited under"
    );
}

#[test]
fn without_an_invite_or_randomness_there_is_no_pseudonym_and_no_research() {
    let mut intake = rosalind::intake();
    (intake.consent, intake.invited) = (ResearchConsent::NotGiven, None);
    intake.decide(true, "research-1", TODAY, None);
    assert_eq!(intake.consent, ResearchConsent::NotGiven);
    intake.decide(true, "research-1", TODAY, Some(StudyId::from_entropy([1; 16])));
    assert!(matches!(intake.consent, ResearchConsent::Given { .. }));
    intake.decide(false, "research-1", TODAY, None);
    assert_eq!(intake.consent, ResearchConsent::Declined);
}

#[test]
fn an_invite_of_an_early_build_has_no_link() {
    let early = Invite { packs: vec!["gwa".into()], languages: vec![], study_id: None, last_day: TODAY };
    assert_eq!(
        Invitation::of(&centre(), ThingId::from_bytes([1; 16]), &early, false, |_| None).map(|link| link.to_fragment()),
        None
    );
}

fn invitations() -> impl Strategy<Value = Invitation> {
    let names = || prop::collection::vec("[a-z][a-z0-9.-]{0,63}", 0..4);
    let packs = prop::collection::vec(("[a-z][a-z0-9.-]{0,63}", prop::option::of(any::<u8>())), 0..4);
    let ids = any::<([u8; 16], [u8; 16])>();
    ("[a-z][a-z0-9-]{0,63}", ids, packs, names(), 0..=i64::from(u32::MAX), any::<bool>()).prop_map(
        |(centre, (reference, study_id), packs, languages, last_day, handed)| Invitation {
            centre,
            invited: Invited { reference: ThingId::from_bytes(reference), study_id: StudyId::from_entropy(study_id) },
            packs: packs.into_iter().map(|(name, byte)| AskedPack { name, key: byte.map(key) }).collect(),
            languages,
            last_day,
            handed,
        },
    )
}

proptest! {
    #[test]
    fn any_fragment_is_read_or_refused(fragment in any::<String>(), plain in "[A-Za-z0-9_-]{0,200}") {
        for fragment in [fragment, plain] {
            let _ = Invitation::read(&fragment, &centre(), TODAY);
        }
    }

    #[test]
    fn what_is_carried_comes_back_and_every_changed_or_missing_letter_is_noticed(
        invitation in invitations(), at in any::<prop::sample::Index>(), letter in "[A-Za-z0-9_-]",
    ) {
        let fragment = invitation.to_fragment();
        prop_assert!(fragment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
        let mut file = demo();
        file["id"] = json!(invitation.centre);
        file["packs"] = json!(["gwa-1.0"]);
        let centre = centre::parse(&file.to_string()).unwrap();
        let with_ours = Invitation { packs: asks(&["gwa-1.0"]), languages: vec![], ..invitation };
        let today = with_ours.last_day;
        let fragment_of_ours = with_ours.to_fragment();
        prop_assert_eq!(again(&fragment_of_ours, &centre, today), Ok(fragment_of_ours.clone()));
        let at = at.index(fragment.len());
        let mut changed = fragment.clone();
        changed.replace_range(at..=at, &letter);
        if changed != fragment {
            prop_assert_eq!(again(&changed, &centre, today), Err(NoInvite::Damaged));
        }
        prop_assert_eq!(again(&fragment[..at], &centre, today), Err(NoInvite::Damaged));
    }
}
