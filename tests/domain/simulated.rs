//! A thousand made-up people fill every shipped pack in, by themselves and in an interview: nobody gets stuck, every
//! question is asked of somebody, every scale and band and level is reached, and no figure leaves its range.

use std::fs;
use std::sync::Arc;

use candour::instrument::{Audience, Instrument};

use crate::support::simulation::simulate;

const PEOPLE: u64 = 1_000;
/// For a part of a pack that nobody fills in alone: what must hold of it shows sooner.
const FEWER: u64 = 200;

fn packs() -> Vec<Arc<Instrument>> {
    let files = fs::read_dir("instruments").unwrap().map(|entry| entry.unwrap().path());
    files.map(|path| Arc::new(Instrument::parse(&fs::read_to_string(path).unwrap()).unwrap())).collect()
}

/// By herself, with a caseworker, and both at once where that is anything else.
fn asked(pack: &Instrument) -> impl Iterator<Item = Audience> {
    let two_parts = pack.items().any(|(_, item)| item.audience() == Audience::Caseworker);
    let every = Audience::ALL.into_iter().map(|(_, audience)| audience);
    every.filter(move |audience| two_parts || *audience != Audience::Either)
}

#[test]
fn a_thousand_people_reach_everything_and_nobody_gets_stuck() {
    for (pack, audience) in packs().iter().flat_map(|pack| asked(pack).map(move |audience| (pack, audience))) {
        let alone = audience == Audience::Caseworker;
        let coverage = simulate(pack, audience, if alone { FEWER } else { PEOPLE });
        for (index, item) in pack.items() {
            let asked = item.audience().includes(audience);
            assert_eq!(
                coverage.shown[&index] > 0,
                asked,
                "{pack}: {} for {audience:?}",
                item.id(),
                pack = pack.identity()
            );
        }
        for (scale, (bands, _, _)) in pack.scales().iter().zip(&coverage.scales) {
            let asked = scale.items().iter().any(|c| pack.item(c.item()).audience().includes(audience));
            for (band, reached) in scale.bands().iter().zip(bands) {
                assert_eq!(*reached > 0, asked, "{}: {} of {}", pack.identity(), band.code(), scale.id());
            }
        }
        let whole = pack.total().is_some() && audience == Audience::Either;
        assert!(coverage.levels.iter().all(|reached| (*reached > 0) == whole), "{}: {audience:?}", pack.identity());
    }
}
