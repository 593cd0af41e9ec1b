//! The demo's keys and drop boxes, which no real centre may have.

use std::error::Error;

use candour::centre::{self, Centre, PartnerCode};

use crate::Outcome;

/// The demo's keys are published and its drop boxes stand on one machine: no other centre may be built with them.
pub(crate) fn refuse_demo(centre: &Centre) -> Outcome {
    let demo = demo()?;
    if centre.id() == demo.id() {
        return Ok(());
    }
    for partner in PartnerCode::ALL {
        let Some(drop_box) = centre.drop_box(partner) else { continue };
        let demo_key = |p: PartnerCode| demo.drop_box(p).is_some_and(|d| d.public_key == drop_box.public_key);
        if PartnerCode::ALL.into_iter().any(demo_key) {
            let partner = partner.as_str();
            return Err(format!("partners.{partner}.public_key is the demo's: its private key is published").into());
        }
        if !drop_box.address.as_str().starts_with("https://") {
            let partner = partner.as_str();
            return Err(
                format!("partners.{partner}.drop_box is on this very machine: only the demo may have that").into()
            );
        }
    }
    Ok(())
}

/// The demo, as it was when `desk` was compiled.
fn demo() -> Result<Centre, Box<dyn Error>> {
    let json = include_str!("../../../centres/demo.json");
    Ok(centre::parse(json).map_err(|problems| format!("centres/demo.json has {} problems", problems.len()))?)
}
