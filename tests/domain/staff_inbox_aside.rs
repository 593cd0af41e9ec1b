//! The inbox: whatever is broken, foreign or replayed is set aside with its reason, can be looked at again, and harms nothing.

use candour::app::staff::access::{make_centre_key, put_out};
use candour::app::staff::inbox::{self, Found, Inbox, LookError, Message};
use candour::centre::PartnerCode;
use candour::share::DropId;
use candour::vault::staff::{Aside, Role};
use futures_executor::block_on;
use proptest::prelude::*;
use serde_json::json;

use crate::support::centre::{JOANS, MAUDS};
use crate::support::drop_box::{DropBox, drop_id, seal_text, sealed};
use crate::support::inbox_desk::{Desk, her_invite, uninvited};
use crate::support::post::{centre, key};
use crate::support::rosalind::{self, line};

#[test]
fn whatever_is_broken_foreign_or_replayed_is_set_aside_with_its_reason_and_costs_nothing_beside_it() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    let name = |which: u8| drop_id(which).to_string();
    let good = sealed(drop_id(1), &rosalind::case()).to_json();
    drop_box.put(&name(1), good.as_bytes());
    let changed = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut envelope: serde_json::Value =
            serde_json::from_str(&sealed(drop_id(9), &rosalind::case()).to_json()).unwrap();
        change(&mut envelope);
        envelope.to_string()
    };
    let flip = |envelope: &mut serde_json::Value| {
        let mut ct = envelope["ct"].as_str().unwrap().to_owned();
        let other = if ct.starts_with('A') { "B" } else { "A" };
        ct.replace_range(..1, other);
        envelope["ct"] = json!(ct);
    };
    let bad: [(u8, Vec<u8>, Aside); 11] = [
        (2, b"not JSON at all".to_vec(), Aside::NotSealed),
        (3, Vec::new(), Aside::NotSealed),
        (4, vec![b' '; 600 * 1024], Aside::TooLarge),
        (5, changed(&|envelope| envelope["v"] = json!(2)).into(), Aside::Later),
        (6, changed(&|envelope| envelope["to"] = json!("uob")).into(), Aside::NotForUs),
        (7, changed(&|envelope| envelope["kid"] = json!("0011223344556677")).into(), Aside::NoKey),
        (8, changed(&flip).into(), Aside::Changed),
        (10, good.clone().into(), Aside::Copy),
        (
            11,
            seal_text(drop_id(11), "{\"format\":1,\"to\":\"centre\",\"fields\":{\"shoe-size\":5}}").to_json().into(),
            Aside::Unreadable,
        ),
        (
            12,
            seal_text(drop_id(12), "{\"format\":2,\"to\":\"centre\",\"fields\":{}}").to_json().into(),
            Aside::Unreadable,
        ),
        (13, seal_text(drop_id(13), "[1]").to_json().into(), Aside::Unreadable),
    ];
    for (which, bytes, _) in &bad {
        drop_box.put(&name(*which), bytes);
    }
    drop_box.put("index.html", b"<html>");
    assert_eq!(desk.look(&drop_box), Ok(Found { new: 1, aside: bad.len() }));
    let mut expected: Vec<(DropId, Aside)> = bad.iter().map(|(which, _, why)| (drop_id(*which), why.clone())).collect();
    expected.sort_by_key(|(id, _)| *id);
    assert_eq!(desk.asides(), expected);
    desk.file_new(drop_id(1));
    assert_eq!(desk.list.len(), 1);
    assert_eq!(desk.look(&drop_box), Ok(Found::default()));
}

#[test]
fn a_replay_of_what_is_filed_is_set_aside_too() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    drop_box.take(drop_id(1), &rosalind::case());
    desk.look(&drop_box).unwrap();
    desk.file_new(drop_id(1));
    drop_box.put(&drop_id(2).to_string(), sealed(drop_id(1), &rosalind::case()).to_json().as_bytes());
    assert_eq!(desk.look(&drop_box), Ok(Found { new: 0, aside: 1 }));
    assert_eq!(desk.asides(), [(drop_id(2), Aside::Copy)]);
}

#[test]
fn what_is_set_aside_can_be_looked_at_again() {
    let (mut desk, drop_box) = (Desk::without_key(), DropBox::default());
    drop_box.take(drop_id(1), &rosalind::case());
    assert_eq!(desk.look(&drop_box), Err(LookError::NoKey), "nothing is set aside before there is any key");
    let device = &desk.tablet.device;
    block_on(make_centre_key(&device.store, &device.entropy, &desk.session)).unwrap();
    drop_box.put(&drop_id(2).to_string(), b"cut off");
    assert_eq!(desk.look(&drop_box), Ok(Found { new: 0, aside: 2 }));
    assert_eq!(desk.asides(), [(drop_id(1), Aside::NoKey), (drop_id(2), Aside::NotSealed)]);
    desk.bring_key();
    drop_box.offline.set(true);
    let again = |desk: &mut Desk, id| {
        let centre = centre();
        let from = (&centre, &drop_box);
        block_on(inbox::look_again(desk.tablet.pen(), &desk.session, &mut desk.inbox, from, id))
    };
    assert_eq!(again(&mut desk, drop_id(1)), Ok(Found { new: 1, aside: 0 }), "it was kept: no connection is needed");
    assert!(again(&mut desk, drop_id(2)).is_err(), "and what was none is fetched anew");
    drop_box.offline.set(false);
    drop_box.take(drop_id(2), &uninvited());
    assert_eq!(again(&mut desk, drop_id(2)), Ok(Found { new: 1, aside: 0 }));
    let reason = line("Somebody tried the link out");
    block_on(inbox::set_aside(desk.tablet.pen(), &desk.session, &mut desk.inbox, drop_id(2), Some(reason.clone())))
        .unwrap();
    assert_eq!(desk.asides(), [(drop_id(2), Aside::ByHand { by: desk.session.me().id, reason: Some(reason) })]);
    assert_eq!(again(&mut desk, drop_id(2)), Ok(Found { new: 1, aside: 0 }));
}

#[test]
fn a_key_that_comes_later_opens_what_waited_for_it() {
    let (mut desk, drop_box) = (Desk::without_key(), DropBox::default());
    let device = &desk.tablet.device;
    block_on(make_centre_key(&device.store, &device.entropy, &desk.session)).unwrap();
    drop_box.take(drop_id(1), &rosalind::case());
    assert_eq!(desk.look(&drop_box), Ok(Found { new: 0, aside: 1 }));
    desk.bring_key();
    assert_eq!(desk.look(&drop_box), Ok(Found { new: 1, aside: 0 }));
}

#[test]
fn who_stays_reads_the_inbox_after_somebody_was_put_out() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    let joan = desk.tablet.add(&mut desk.session, "Joan", JOANS, Role::Caseworker);
    drop_box.take(drop_id(1), &rosalind::case());
    drop_box.put(&drop_id(2).to_string(), b"?");
    desk.look(&drop_box).unwrap();
    block_on(put_out(desk.tablet.device.ports(), &mut desk.session, joan.id)).unwrap();
    let Desk { tablet, session, .. } = desk;
    drop(session);
    let session = tablet.unlock("maud", MAUDS).unwrap();
    let inbox = block_on(Inbox::open(&tablet.device.store, &session)).unwrap();
    assert_eq!((inbox.new_ones().len(), inbox.set_aside().len(), inbox.unreadable()), (1, 1, 0));
    assert!(inbox.last_looked().is_some());
}

#[test]
fn nothing_of_her_stands_on_the_disk_before_or_after() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    drop_box.take(drop_id(1), &rosalind::case());
    let clean = |desk: &Desk| {
        let disk = desk.tablet.device.store.everything();
        for canary in ["Rosalind", "sparrows", "900123", "Elm Row"] {
            assert!(!disk.windows(canary.len()).any(|w| w == canary.as_bytes()), "{canary}");
        }
    };
    desk.look(&drop_box).unwrap();
    clean(&desk);
    desk.file_new(drop_id(1));
    clean(&desk);
    assert!(!format!("{:?}", desk.inbox).contains("Rosalind"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn anything_at_all_in_a_drop_box_is_sorted(bytes in prop::collection::vec(any::<u8>(), 0..200), text in any::<String>()) {
        let (mut desk, drop_box) = (Desk::new(), DropBox::default());
        drop_box.put(&drop_id(1).to_string(), &bytes);
        drop_box.put(&drop_id(2).to_string(), seal_text(drop_id(2), &json!(text).to_string()).to_json().as_bytes());
        prop_assert_eq!(desk.look(&drop_box), Ok(Found { new: 0, aside: 2 }));
    }

    #[test]
    fn any_payload_is_read_or_set_aside(field in "[a-z-]{1,20}", value in any::<Option<i64>>(), text in any::<String>()) {
        let golden = include_str!("../fixtures/payloads/centre.json");
        let mut payload: serde_json::Value = serde_json::from_str(golden).unwrap();
        let fields = payload["fields"].as_object_mut().unwrap();
        let known = fields.contains_key(&field);
        fields.insert(field, value.map_or_else(|| json!(text), |number| json!(number)));
        let opened = Message::open(&seal_text(drop_id(1), &payload.to_string()), drop_id(1), &[key(PartnerCode::Centre)]);
        prop_assert!(known || opened == Err(Aside::Unreadable));
    }
}

#[test]
fn every_field_of_the_agreement_is_read() {
    let golden = include_str!("../fixtures/payloads/centre.json");
    let message = Message::open(&seal_text(drop_id(1), golden), drop_id(1), &[key(PartnerCode::Centre)]).unwrap();
    assert_eq!(message.facts().len(), 10);
    assert_eq!(message.invite, Some(her_invite()));
    let payload: serde_json::Value = serde_json::from_str(golden).unwrap();
    for field in payload["fields"].as_object().unwrap().keys() {
        let mut wrong = payload.clone();
        wrong["fields"][field] = json!({ "a": ["thing", "of"], "another": "form" });
        let opened = Message::open(&seal_text(drop_id(1), &wrong.to_string()), drop_id(1), &[key(PartnerCode::Centre)]);
        // Figures are made anew from the answers, and when she first answered follows from the record.
        let passed_over = ["scale-scores", "total", "baseline-on"].contains(&field.as_str());
        assert_eq!(opened.is_ok(), passed_over, "{field}");
    }
}
