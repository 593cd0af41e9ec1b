//! The phone dies between any two steps of sending, and the next start goes on: nothing is lost, nothing counts twice.

use candour::app::send::{Post, deliver, messages, seen, submit};
use candour::centre::{Centre, PartnerCode};
use candour::share::outbox::State;
use candour::store::{Batch, RecordStore as _};
use candour::vault::Namespace;

use crate::support::post::{NoLocks, Phone, Shown, Whim, centre, phone, post, run};
use crate::support::store_suite::{place, record};

/// The whole of sending: submit, show that it is on its way, deliver to each.
async fn send(centre: &Centre, phone: &Phone) {
    let world = &phone.world;
    submit(Shown::new(centre).accept(), centre, world, phone, world, world, Batch::new()).await.unwrap();
    seen(phone).await.unwrap();
    go_on(centre, phone).await;
}

/// What every start of the app does.
async fn go_on(centre: &Centre, phone: &Phone) {
    phone.world.pass(10 * 60_000);
    for to in PartnerCode::ALL {
        deliver(&post(centre, phone), to, true).await.unwrap();
    }
}

/// Dies after each number of steps in turn, then starts again until nothing is left to do. Gives how many deaths there
/// were before sending went through without one.
fn check(whims: &[(PartnerCode, Whim)]) -> u32 {
    let centre = centre();
    for steps in 0.. {
        let phone = phone();
        whims.iter().for_each(|(to, whim)| phone.world.will(*to, &[*whim]));
        phone.world.stop_after(steps);
        let survived = run(send(&centre, &phone)).is_some();
        phone.world.revive();
        let stored = run(messages(&phone)).unwrap().unwrap();
        let arrived = phone.world.kept().len();
        assert!(stored.is_empty() || stored.len() + arrived >= 3, "stored together or not at all");
        let was_stored = !stored.is_empty() || arrived > 0;

        for _ in 0..3 {
            run(go_on(&centre, &phone)).unwrap();
        }
        for to in PartnerCode::ALL {
            assert_eq!(phone.world.opened(to).len(), usize::from(was_stored), "{to:?} after {steps} steps");
        }
        let left = run(messages(&phone)).unwrap().unwrap();
        assert!(left.iter().all(|entry| entry.state == State::Delivered));
        run(seen(&phone)).unwrap().unwrap();
        assert_eq!(phone.disk.everything(), b"", "nothing stays after {steps} steps");
        if survived {
            assert!(was_stored);
            return steps;
        }
    }
    unreachable!("some number of steps is enough")
}

#[test]
fn a_crash_anywhere_loses_nothing_and_sends_nothing_twice() {
    assert!(check(&[]) > 20, "every step was tried");
}

/// What came of sending with what changes in a draft.
#[derive(Debug, PartialEq)]
struct Outcome {
    survived: bool,
    is_sent: bool,
    draft_changed: bool,
}

/// Sends, and dies after so many steps.
fn send_with_draft(steps: u32, is_removed: bool) -> Outcome {
    let (centre, phone) = (centre(), phone());
    let (slot, draft) = (place(Namespace::Slot, 1), place(Namespace::Draft, 1));
    let kept = if is_removed { Batch::new() } else { Batch::new().put(slot, record(1)).put(draft, record(2)) };
    run(phone.commit(kept)).unwrap().unwrap();
    let standing = || run(phone.read(draft)).unwrap().unwrap();
    let before = standing();
    let also = Batch::new().require(slot).put(draft, record(3));
    let world = &phone.world;
    world.stop_after(steps);
    let sent = run(submit(Shown::new(&centre).accept(), &centre, world, &phone, world, world, also));
    world.revive();
    let stored = run(messages(&phone)).unwrap().unwrap();
    assert!(stored.is_empty() || stored.len() == 3, "stored together or not at all");
    Outcome { survived: sent.is_some(), is_sent: !stored.is_empty(), draft_changed: standing() != before }
}

#[test]
fn a_crash_leaves_her_draft_and_the_messages_both_as_before_or_both_as_after() {
    for steps in 0.. {
        let Outcome { survived, is_sent, draft_changed } = send_with_draft(steps, false);
        assert_eq!(is_sent, draft_changed, "after {steps} steps");
        if survived {
            return assert!(is_sent && steps > 0);
        }
    }
}

#[test]
fn a_draft_that_was_removed_meanwhile_stops_no_message_and_is_not_brought_back() {
    assert_eq!(send_with_draft(1000, true), Outcome { survived: true, is_sent: true, draft_changed: false });
}

#[test]
fn nor_does_one_among_other_misfortunes() {
    check(&[
        (PartnerCode::Centre, Whim::KeepAndDrop),
        (PartnerCode::Uob, Whim::Answer(500)),
        (PartnerCode::Jabbs, Whim::Offline),
    ]);
}

#[test]
fn two_tabs_at_once_send_each_message_once_whatever_the_order() {
    let centre = centre();
    let phone_with_messages = || {
        let phone = phone();
        let world = &phone.world;
        run(submit(Shown::new(&centre).accept(), &centre, world, &phone, world, world, Batch::new())).unwrap().unwrap();
        phone
    };
    for steps in 0..30 {
        let phone = phone_with_messages();
        // The first tab stops somewhere in the middle while the second does all its work; then it goes on.
        phone.world.stop_after(steps);
        let mut first = Box::pin(go_on(&centre, &phone));
        let done = run(first.as_mut()).is_some();
        phone.world.revive();
        run(go_on(&centre, &phone)).unwrap();
        if !done {
            run(first).unwrap();
        }
        assert!(PartnerCode::ALL.iter().all(|to| phone.world.opened(*to).len() == 1), "after {steps} steps");
        assert_eq!(phone.world.tries(), 3, "with locks no try is wasted");
    }
    for steps in 0..30 {
        let phone = phone_with_messages();
        phone.world.pass(10 * 60_000);
        let (centre, store, world) = (&centre, &phone, &phone.world);
        let without_locks = Post { centre, store, transport: world, turns: &NoLocks, clock: world, entropy: world };
        phone.world.stop_after(steps);
        let mut first = Box::pin(deliver(&without_locks, PartnerCode::Centre, true));
        let done = run(first.as_mut()).is_some();
        phone.world.revive();
        run(deliver(&without_locks, PartnerCode::Centre, true)).unwrap().unwrap();
        run(seen(&phone)).unwrap().unwrap();
        if !done {
            run(first).unwrap().unwrap();
        }
        assert_eq!(phone.world.opened(PartnerCode::Centre).len(), 1, "without locks the id still counts once");
        let left = run(messages(&phone)).unwrap().unwrap();
        assert!(left.iter().all(|entry| entry.to != PartnerCode::Centre), "and what is over does not come back");
    }
}
