//! How a caseload of any size behaves natively, in memory: `cargo run --release --features desk --example caseload -- 100 1000`.
//! What a browser adds (IndexedDB, wasm) is measured there.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for developers that prints figures")]

use std::sync::Arc;
use std::time::Instant;

use candour::app::keep::{OfferedWords, Ports};
use candour::app::ports::Turns;
use candour::app::staff::Session;
use candour::app::staff::access::{self, NewColleague, chosen};
use candour::app::staff::cases::{self, Caseload, Filter, Pen};
use candour::app::staff::invented::Invented;
use candour::app::worker::{Channel, ChannelError, Worker, answer};
use candour::case::Line;
use candour::case::record::{CaseId, Kind};
use candour::instrument::Instrument;
use candour::store::MemoryStore;
use candour::vault::staff::{Role, SignInName};
use candour::vault::{Entropy, NoEntropy, Secret};
use futures_executor::block_on;

const PASSPHRASE: &str = "three sparrows in the rain";
const TODAY: i64 = 20_600;

struct System;

impl Entropy for System {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        getrandom::fill(bytes).map_err(|_| NoEntropy)
    }
}

struct Here;

impl Channel for Here {
    async fn ask(&self, request: Secret<Vec<u8>>) -> Result<Secret<Vec<u8>>, ChannelError> {
        Ok(answer(&request, &System))
    }
}

impl Turns for Here {
    type Turn = ();

    async fn take(&self, _: &str) -> Option<()> {
        Some(())
    }
}

fn main() {
    let sizes: Vec<u64> = std::env::args().skip(1).map(|size| size.parse().unwrap()).collect();
    println!("cases  events  open list  search  open case  save event  put out    bytes a case");
    for size in if sizes.is_empty() { vec![100, 1_000, 10_000] } else { sizes } {
        block_on(measure(size));
    }
}

async fn measure(size: u64) {
    let (store, worker) = (MemoryStore::new(), Worker(Here));
    let ports = Ports { store: &store, keysmith: &worker, turns: &Here, entropy: &System };
    let mut session = set_up(ports).await;
    let pen = Pen { store: &store, entropy: &System, now: TODAY * 86_400_000 };
    let (ids, events) = fill(pen, &session, size).await;

    let begin = Instant::now();
    let mut list = Caseload::open(&store, &session).await.unwrap();
    let shown = list.shown(Filter::Open).len();
    let open_list = begin.elapsed();
    assert!(shown > 0 && list.len() as u64 == size);

    let typed = ["s", "sa", "sar", "sarah", "sarah k", "07700 9001", "swc-00"];
    let begin = Instant::now();
    let found: usize = typed.iter().map(|typed| list.search(typed).len()).sum();
    let search = begin.elapsed() / u32::try_from(typed.len()).unwrap();
    assert!(found > 0);

    let some: Vec<CaseId> = ids.iter().copied().step_by((ids.len() / 50).max(1)).collect();
    let (mut opening, mut saving) = (0.0, 0.0);
    for case in &some {
        let begin = Instant::now();
        let mut open = cases::open(&store, &session, *case).await.unwrap();
        assert!(!open.record().told.is_empty());
        opening += begin.elapsed().as_secs_f64();
        let begin = Instant::now();
        let kind = vec![Kind::Referenced(Line::parse("SWC-1").unwrap().unwrap())];
        cases::write(pen, &session, &mut list, &mut open, &[], kind).await.unwrap();
        saving += begin.elapsed().as_secs_f64();
    }
    let each = 1000.0 / some.len() as f64;

    let joan = session.colleagues().iter().find(|colleague| colleague.role == Role::Caseworker).unwrap().id;
    let begin = Instant::now();
    access::put_out(ports, &mut session, joan).await.unwrap();
    let put_out = begin.elapsed();

    let ms = |time: std::time::Duration| time.as_secs_f64() * 1000.0;
    println!(
        "{size:>5}  {:>6.1}  {:>6.1} ms  {:>3.2} ms  {:>6.2} ms  {:>7.2} ms  {:>4.0} ms  {:>12}",
        events as f64 / size as f64,
        ms(open_list),
        ms(search),
        opening * each,
        saving * each,
        ms(put_out),
        store.everything().len() as u64 / size,
    );
}

async fn set_up(ports: Ports<'_, MemoryStore, Worker<Here>, Here>) -> Session<()> {
    let offered = OfferedWords::make(ports.keysmith).await.unwrap();
    let words = Secret::new(offered.words().expose().clone());
    let words = offered.confirm(ports.keysmith, words).await.unwrap();
    let somebody = |name: &str| {
        let typed = Secret::new(PASSPHRASE.to_owned());
        let (name, sign_in) = (Line::parse(name).unwrap().unwrap(), SignInName::parse(name).unwrap());
        NewColleague { name, sign_in, passphrase: chosen(&typed, &typed).unwrap() }
    };
    let mut session = access::set_up(ports, &words, somebody("Maud")).await.unwrap();
    access::add(ports, &mut session, somebody("Joan"), Role::Caseworker).await.unwrap();
    session
}

/// Invents and brings in cases; their ids, and how many events they have together.
async fn fill(pen: Pen<'_, MemoryStore>, session: &Session<()>, size: u64) -> (Vec<CaseId>, usize) {
    let pack = |json| Arc::new(Instrument::parse(json).unwrap());
    let invented = Invented {
        seed: 1,
        about: pack(include_str!("../../instruments/about-you-1.0.json")),
        questions: pack(include_str!("../../instruments/gwa-1.0.json")),
        interview: pack(include_str!("../../instruments/wrna-1.0.json")),
        staff: session.colleagues().iter().map(|colleague| colleague.id).collect(),
        tablets: vec![session.hand().device],
        today: TODAY,
    };
    let mut list = Caseload::default();
    let (mut ids, mut events) = (Vec::new(), 0);
    for from in (0..size).step_by(64) {
        let some: Vec<_> = (from..size.min(from + 64)).map(|number| invented.case(number)).collect();
        ids.extend(some.iter().map(|(case, _)| *case));
        events += some.iter().map(|(_, log)| log.len()).sum::<usize>();
        cases::bring_in(pen, session, &mut list, some).await.unwrap();
    }
    (ids, events)
}
