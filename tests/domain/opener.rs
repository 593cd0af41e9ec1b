//! What the opener answers: a licensed pack as it was sealed, or why not, whatever it is asked.

use std::sync::Arc;

use candour::app::opener::{NotOpened, answer, open};
use candour::app::worker::{Channel, ChannelError};
use candour::instrument::Instrument;
use candour::vault::{PackKey, Secret, seal_pack};
use futures_executor::block_on;
use proptest::prelude::*;

use crate::support::entropy::Counting;
use crate::support::rosalind::QUESTIONS;

const NAME: &str = "every-type-1.0";

/// A page and its opener without a browser between them.
struct Direct;

impl Channel for Direct {
    async fn ask(&self, request: Secret<Vec<u8>>) -> Result<Secret<Vec<u8>>, ChannelError> {
        Ok(answer(&request))
    }
}

struct Absent;

impl Channel for Absent {
    async fn ask(&self, _: Secret<Vec<u8>>) -> Result<Secret<Vec<u8>>, ChannelError> {
        Err(ChannelError::NotStarted)
    }
}

fn key(byte: u8) -> PackKey {
    PackKey::from_bytes(&[byte; 32]).unwrap()
}

fn sealed(name: &str, pack: &str) -> String {
    seal_pack(&key(1), name, pack.as_bytes(), &Counting::default()).unwrap()
}

fn opened(key: &PackKey, name: &str, sealed: &str) -> Result<Arc<Instrument>, NotOpened> {
    block_on(open(&Direct, key, name, sealed))
}

#[test]
fn a_licensed_pack_comes_out_as_it_was_sealed_with_its_very_digest() {
    let pack = opened(&key(1), NAME, &format!("{}\n", sealed(NAME, QUESTIONS))).unwrap();
    assert_eq!(*pack, Instrument::parse(QUESTIONS).unwrap());
    assert_eq!(pack.identity().digest.len(), 64);
}

#[test]
fn another_key_another_name_or_a_change_is_told_apart_from_what_is_not_known() {
    let check = |key: &PackKey, name: &str, sealed: &str, expected| {
        assert_eq!(opened(key, name, sealed).map(|_| ()), Err(expected), "{name}");
    };
    let good = sealed(NAME, QUESTIONS);
    check(&key(2), NAME, &good, NotOpened::WrongKey);
    check(&key(1), "every-type-2.0", &good, NotOpened::WrongKey);
    check(&key(1), NAME, &good[..40], NotOpened::WrongKey);
    let other = if good.as_bytes()[60] == b'A' { "B" } else { "A" };
    check(&key(1), NAME, &format!("{}{other}{}", &good[..60], &good[61..]), NotOpened::WrongKey);
    check(&key(1), "other-1.0", &sealed("other-1.0", QUESTIONS), NotOpened::WrongKey);
    for bad in ["", "what?", &QUESTIONS[..100], &format!("AA{}", &good[2..])] {
        check(&key(1), NAME, bad, NotOpened::NotKnown);
    }
    check(&key(1), NAME, &sealed(NAME, &QUESTIONS.replace("\"format\": 1", "\"format\": 2")), NotOpened::NotKnown);
    let none = block_on(open(&Absent, &key(1), NAME, &good)).map(|_| ());
    assert_eq!(none, Err(NotOpened::NoAnswer));
}

proptest! {
    #[test]
    fn whatever_the_opener_is_asked_it_answers(request in prop::collection::vec(any::<u8>(), 0..300), lines in "[A-Za-z0-9_\n-]{0,300}") {
        for request in [request, lines.into_bytes()] {
            prop_assert!(!answer(&Secret::new(request)).expose().is_empty());
        }
    }
}
