//! How much of every shipped pack a thousand made-up people see, and what its scales come to:
//! `cargo run --release --example coverage`, and in `make bench`.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a tool for developers that prints figures"
)]
#![allow(missing_docs, unreachable_pub, reason = "not a library")]

#[path = "../support/simulation.rs"]
mod simulation;

use std::fs;
use std::sync::Arc;

use candour::instrument::{Audience, Instrument};
use simulation::{Coverage, simulate};

const PEOPLE: u64 = 1_000;

fn main() {
    let mut files: Vec<_> = fs::read_dir("instruments").unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for path in files {
        let pack = Arc::new(Instrument::parse(&fs::read_to_string(path).unwrap()).unwrap());
        for (whose, audience) in [("by herself", Audience::Client), ("in an interview", Audience::Either)] {
            print(&pack, whose, audience, &simulate(&pack, audience, PEOPLE));
        }
    }
}

fn print(pack: &Instrument, whose: &str, audience: Audience, coverage: &Coverage) {
    let (asked, bands) = (
        pack.items().filter(|(_, item)| item.audience().includes(audience)).count(),
        coverage.scales.iter().flat_map(|(bands, _, _)| bands),
    );
    let seen = coverage.shown.values().filter(|shown| **shown > 0).count();
    let scored = coverage.scales.iter().filter(|(bands, _, _)| bands.iter().any(|n| *n > 0)).count();
    println!("\n{} {whose}, {PEOPLE} people", pack.identity());
    println!("  items seen {seen} of {asked}; scales scored {scored} of {}", pack.scales().len());
    println!("  bands reached {} of {}", bands.clone().filter(|n| **n > 0).count(), bands.count());
    if pack.total().is_some() {
        println!("  levels reached {:?}", coverage.levels);
    }
    for (scale, (bands, few, not_asked)) in pack.scales().iter().zip(&coverage.scales) {
        println!("  {:<18} bands {bands:?}, too few answers {few}, does not concern her {not_asked}", scale.id());
    }
    let asked = coverage.shown.iter().filter(|(index, _)| pack.item(**index).audience().includes(audience));
    if let Some((index, shown)) = asked.min_by_key(|(_, shown)| **shown) {
        println!("  the question seen least: {}, by {shown}", pack.item(*index).id());
    }
}
