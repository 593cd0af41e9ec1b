//! From her yes to every partner's confirmation, in a world where drop boxes fail in every way they can.

use candour::app::ports::{Clock as _, SealingError};
use candour::app::send::{SubmitError, deliver, messages, seen, submit, try_again, withdraw};
use candour::app::worker::Worker;
use candour::centre::{self, Centre, PartnerCode};
use candour::share::SealError;
use candour::share::outbox::{Entry, State};
use candour::store::{Batch, StoreError};
use serde_json::Value;

use crate::support::golden::golden;
use crate::support::keeping::Direct;
use crate::support::post::{Phone, Shown, Whim, World, centre, phone, post, run};
use crate::support::rosalind;

const MINUTE: u64 = 60_000;

fn submitted(centre: &Centre, phone: &Phone) -> Vec<Entry> {
    let world = &phone.world;
    run(submit(Shown::new(centre).accept(), centre, world, phone, world, world, Batch::new())).unwrap().unwrap()
}

/// Delivers what is due to every partner, one after the other.
fn deliver_all(centre: &Centre, phone: &Phone, woken: bool) {
    for to in PartnerCode::ALL {
        run(deliver(&post(centre, phone), to, woken)).unwrap().unwrap();
    }
}

fn message(phone: &Phone, to: PartnerCode) -> Option<Entry> {
    run(messages(phone)).unwrap().unwrap().into_iter().find(|entry| entry.to == to)
}

fn failures(phone: &Phone, to: PartnerCode) -> Option<u32> {
    match message(phone, to)?.state {
        State::Waiting { failures, .. } => Some(failures),
        State::Refused { .. } | State::Delivered => None,
    }
}

#[test]
fn each_partner_opens_what_she_was_shown_and_nothing_else() {
    let (centre, phone) = (centre(), phone());
    let shown = Shown::new(&centre);
    let json = [shown.centre.json().to_owned(), shown.uob.json().to_owned(), shown.jabbs.json().to_owned()];
    let world = &phone.world;
    run(submit(shown.accept(), &centre, world, &phone, world, world, Batch::new())).unwrap().unwrap();
    assert_eq!(world.tries(), 0, "first it is stored");
    phone.world.pass(10 * MINUTE);
    deliver_all(&centre, &phone, false);
    for (to, json) in PartnerCode::ALL.into_iter().zip(json) {
        assert_eq!(world.opened(to), [json]);
        assert_eq!(message(&phone, to).unwrap().state, State::Delivered);
    }
}

#[test]
fn the_worker_seals_what_the_page_hands_it() {
    let (centre, phone, worker) = (centre(), phone(), Worker::<Direct>::default());
    let world = &phone.world;
    let submit = |worker, centre| {
        run(submit(Shown::new(centre).accept(), centre, worker, &phone, world, world, Batch::new())).unwrap()
    };
    worker.0.missing.set(true);
    assert_eq!(submit(&worker, &centre), Err(SubmitError::Sealing(SealingError::Unavailable)));
    worker.0.missing.set(false);
    let mut file = rosalind::demo();
    file["partners"]["centre"]["public_key"] = ("_".repeat(1621) + "w").into(); // 1,216 bytes of ones
    let no_key = centre::parse(&file.to_string()).unwrap();
    assert_eq!(submit(&worker, &no_key), Err(SubmitError::Sealing(SealingError::Seal(SealError::BadKey))));
    assert_eq!(phone.disk.everything(), b"", "all or nothing is stored");
    submit(&worker, &centre).unwrap();
    deliver_all(&centre, &phone, false);
    assert_eq!(world.opened(PartnerCode::Centre), [Shown::new(&centre).centre.json()]);
}

#[test]
fn ids_are_new_for_each_partner_and_submission_and_nothing_on_disk_is_readable() {
    let (centre, phone) = (centre(), phone());
    let mut ids: Vec<String> = Vec::new();
    for _ in 0..2 {
        ids.extend(submitted(&centre, &phone).iter().map(|entry| entry.id.to_string()));
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 6);
    let disk = String::from_utf8(phone.disk.everything()).unwrap();
    for words in ["Rosalind", "Roz", "sparrows", "5a5a5a5a5a5a5a5a", "900123", "every-type", "rest"] {
        assert!(!disk.contains(words), "{words}");
    }
    assert!(rosalind::case().profile.name.is_some());
}

#[test]
fn a_failing_drop_box_is_tried_again_later_and_later() {
    let (centre, phone) = (centre(), phone());
    submitted(&centre, &phone);
    phone.world.will(PartnerCode::Centre, &[Whim::Answer(500), Whim::Answer(503), Whim::Offline, Whim::Answer(429)]);
    for failed in 1..=4 {
        deliver_all(&centre, &phone, false);
        assert_eq!(failures(&phone, PartnerCode::Centre), Some(failed));
        let tries = phone.world.tries();
        let round = run(deliver(&post(&centre, &phone), PartnerCode::Centre, false)).unwrap().unwrap();
        assert_eq!(phone.world.tries(), tries, "not before it is due");
        let whole = 5_000 << (failed - 1);
        assert!(round.pause.is_some_and(|pause| (whole / 2..=whole).contains(&pause)));
        phone.world.pass(5_000 << (failed - 1));
    }
    deliver_all(&centre, &phone, false);
    assert_eq!(phone.world.opened(PartnerCode::Centre).len(), 1);
    assert_eq!(phone.world.opened(PartnerCode::Uob).len(), 1, "another partner never waited");
}

#[test]
fn kept_but_not_confirmed_is_sent_again_and_counts_once() {
    let (centre, phone) = (centre(), phone());
    submitted(&centre, &phone);
    phone.world.will(PartnerCode::Centre, &[Whim::KeepAndDrop, Whim::KeepAndDrop]);
    phone.world.will(PartnerCode::Uob, &[Whim::KeepAndDrop]);
    for _ in 0..4 {
        deliver_all(&centre, &phone, false);
        phone.world.pass(10 * MINUTE);
    }
    assert!(PartnerCode::ALL.iter().all(|to| phone.world.opened(*to).len() == 1));
    assert!(PartnerCode::ALL.iter().all(|to| message(&phone, *to).unwrap().state == State::Delivered));
    assert_eq!(phone.world.tries(), 3 + 2 + 1);
}

#[test]
fn a_drop_box_that_hangs_holds_up_nobody_else() {
    let (centre, phone) = (centre(), phone());
    submitted(&centre, &phone);
    phone.world.will(PartnerCode::Centre, &[Whim::Hang]);
    let here = post(&centre, &phone);
    let mut hanging = Box::pin(deliver(&here, PartnerCode::Centre, false));
    assert!(run(hanging.as_mut()).is_none());
    run(deliver(&here, PartnerCode::Uob, false)).unwrap().unwrap();
    assert_eq!(phone.world.opened(PartnerCode::Uob).len(), 1);
    let other_tab = run(deliver(&post(&centre, &phone), PartnerCode::Centre, false)).unwrap().unwrap();
    assert!(matches!(other_tab.messages[..], [Entry { state: State::Waiting { failures: 0, .. }, .. }]));
    assert_eq!(other_tab.pause, Some(1_000), "it is not the other tab's turn: it asks again in a second");
    drop(hanging); // the first tab is closed
    run(deliver(&post(&centre, &phone), PartnerCode::Centre, false)).unwrap().unwrap();
    assert_eq!(phone.world.opened(PartnerCode::Centre).len(), 1);
}

#[test]
fn back_online_it_is_sent_at_once() {
    let (centre, phone) = (centre(), phone());
    submitted(&centre, &phone);
    phone.world.will(PartnerCode::Centre, &[Whim::Offline]);
    phone.world.will(PartnerCode::Uob, &[Whim::Offline]);
    deliver_all(&centre, &phone, false);
    assert_eq!(phone.world.kept(), [""; 0]);
    deliver_all(&centre, &phone, true);
    assert_eq!(phone.world.kept().len(), 2, "and the counters still wait their time");
}

#[test]
fn the_counters_go_at_a_time_that_tells_nothing() {
    let mut delays = Vec::new();
    for n in 0..20 {
        let (centre, phone) = (centre(), Phone { world: World::new(n), ..phone() });
        let now = phone.world.now();
        let due: Vec<u64> = submitted(&centre, &phone).iter().filter_map(|entry| entry.due()).collect();
        assert_eq!(due[..2], [now, now], "the centre and research at once");
        assert!((now..=now + 10 * MINUTE).contains(&due[2]));
        delays.push(due[2] - now);
        run(try_again(&phone, &phone.world)).unwrap().unwrap();
        deliver_all(&centre, &phone, true);
        assert_eq!(phone.world.opened(PartnerCode::Jabbs).len(), usize::from(due[2] == now), "nothing hurries them");
        phone.world.pass(10 * MINUTE);
        deliver_all(&centre, &phone, false);
        assert_eq!(phone.world.opened(PartnerCode::Jabbs).len(), 1);
    }
    delays.sort_unstable();
    delays.dedup();
    assert!(delays.len() == 20 && delays[0] < 2 * MINUTE && delays[19] > 8 * MINUTE, "spread over the time");
}

#[test]
fn a_refused_message_is_kept_until_somebody_helps() {
    let (centre, phone) = (centre(), phone());
    let sent = submitted(&centre, &phone);
    phone.world.will(PartnerCode::Uob, &[Whim::Answer(403)]);
    deliver_all(&centre, &phone, false);
    let refused = message(&phone, PartnerCode::Uob).unwrap();
    assert!(matches!(refused.state, State::Refused { status: 403, .. }));
    phone.world.pass(60 * MINUTE);
    deliver_all(&centre, &phone, true);
    assert_eq!(message(&phone, PartnerCode::Uob).unwrap(), refused, "it does not hammer");
    run(try_again(&phone, &phone.world)).unwrap().unwrap();
    deliver_all(&centre, &phone, false);
    assert_eq!(message(&phone, PartnerCode::Uob).unwrap().state, State::Delivered);
    assert!(phone.world.kept().iter().any(|address| address.ends_with(&sent[1].id.to_string())), "under its first id");
}

#[test]
fn what_is_delivered_and_seen_leaves_nothing_behind() {
    let (centre, phone) = (centre(), phone());
    submitted(&centre, &phone);
    deliver_all(&centre, &phone, false);
    assert_eq!(message(&phone, PartnerCode::Centre).unwrap().state, State::Delivered, "a mark until she has seen it");
    run(seen(&phone)).unwrap().unwrap();
    assert_eq!(message(&phone, PartnerCode::Centre), None);
    assert!(message(&phone, PartnerCode::Jabbs).unwrap().seen);
    phone.world.pass(10 * MINUTE);
    let round = run(deliver(&post(&centre, &phone), PartnerCode::Jabbs, false)).unwrap().unwrap();
    assert!(matches!(round.messages[..], [Entry { state: State::Delivered, .. }]), "but the page still learns of it");
    assert_eq!((round.pause, phone.disk.everything()), (None, Vec::new()));
    assert!(PartnerCode::ALL.iter().all(|to| phone.world.opened(*to).len() == 1));
}

#[test]
fn what_she_withdraws_is_not_brought_back_by_a_late_answer() {
    let (centre, phone) = (centre(), phone());
    submitted(&centre, &phone);
    let here = post(&centre, &phone);
    for steps in 2..=6 {
        submitted(&centre, &phone);
        phone.world.stop_after(steps); // from before the try to before its answer is noted
        let mut sending = Box::pin(deliver(&here, PartnerCode::Centre, false));
        assert!(run(sending.as_mut()).is_none());
        phone.world.revive();
        run(withdraw(&phone)).unwrap().unwrap();
        run(sending).unwrap().unwrap();
        assert_eq!(phone.disk.everything(), b"", "after {steps} steps");
    }
}

#[test]
fn a_full_phone_sends_nothing_and_says_so() {
    let (centre, phone) = (centre(), phone());
    phone.disk.fail_after(0, StoreError::Full);
    let world = &phone.world;
    let outcome =
        run(submit(Shown::new(&centre).accept(), &centre, world, &phone, world, world, Batch::new())).unwrap();
    assert_eq!(outcome, Err(SubmitError::Store(StoreError::Full)));
    phone.disk.heal();
    deliver_all(&centre, &phone, true);
    assert_eq!((world.tries(), phone.disk.everything()), (0, Vec::new()));
}

#[test]
fn a_partner_without_a_drop_box_is_left_out_and_a_centre_without_one_cannot_be_sent_to() {
    let without = |code: &str| {
        let mut file = rosalind::demo();
        for key in ["drop_box", "public_key"] {
            file["partners"][code].as_object_mut().unwrap().remove(key);
        }
        centre::parse(&file.to_string()).unwrap()
    };
    let phone = phone();
    let to: Vec<PartnerCode> = submitted(&without("uob"), &phone).iter().map(|entry| entry.to).collect();
    assert_eq!(to, [PartnerCode::Centre, PartnerCode::Jabbs]);
    let (no_centre, world) = (without("centre"), &phone.world);
    let outcome =
        run(submit(Shown::new(&no_centre).accept(), &no_centre, world, &phone, world, world, Batch::new())).unwrap();
    assert_eq!(outcome, Err(SubmitError::NotSetUp));
}

#[test]
fn stored_messages_of_version_1_are_read_for_ever() {
    let (centre, phone) = (centre(), phone());
    submitted(&centre, &phone);
    phone.world.will(PartnerCode::Uob, &[Whim::Answer(403)]);
    deliver_all(&centre, &phone, false);
    for (to, name) in PartnerCode::ALL.into_iter().zip(["delivered", "refused", "waiting"]) {
        let entry = message(&phone, to).unwrap();
        let mut shape: Value = serde_json::from_slice(&entry.to_bytes()).unwrap();
        if let Some(envelope) = shape["state"].pointer_mut(&format!("/{name}/envelope")) {
            // Shortened: `tests/fixtures/envelopes/` holds whole ones.
            envelope["enc"] = "AA".into();
            envelope["ct"] = "AA".into();
        }
        golden(&format!("outbox/{name}.json"), &format!("{shape}\n"));
        let kept = std::fs::read(format!("tests/fixtures/outbox/{name}.json")).unwrap();
        let read = Entry::from_bytes(entry.id, &kept).unwrap();
        assert_eq!((read.to, read.seen), (to, false));
        assert_eq!(std::mem::discriminant(&read.state), std::mem::discriminant(&entry.state));
        let later = String::from_utf8(kept).unwrap().replace("\"v\":1", "\"v\":2");
        assert!(Entry::from_bytes(entry.id, later.as_bytes()).is_err(), "of a later version: left alone");
    }
}
