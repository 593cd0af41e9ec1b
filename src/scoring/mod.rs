//! From a finished filling-in to figures. Total functions: scoring cannot fail, since an instrument is correct by
//! construction. Every figure carries the items and the rule that made it.
//!
//! Parts follow the published structure of the WRNA: risk scales add, strength scales subtract, need scales are for
//! planning only and never enter a total.

mod scale;

use std::sync::Arc;

pub use scale::{Contribution, Outcome, ScaleResult, Source, value_of};

use crate::assessment::Complete;
use crate::instrument::{Audience, Instrument, Points, Scale};

/// A finished filling-in with all its figures. Made by [`score`] only.
#[derive(Debug, Clone)]
pub struct Scored {
    complete: Complete,
    scales: Vec<ScaleResult>,
    total: Option<TotalResult>,
}

/// A total and the level it is in. For staff only; never shown to the woman as a label on her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TotalResult {
    /// Risks added, strengths subtracted.
    pub score: Points,
    /// The level, by its place among the total's levels.
    pub level: usize,
}

/// Scores a filling-in.
#[must_use]
pub fn score(complete: Complete) -> Scored {
    let instrument = Arc::clone(complete.instrument());
    let scales: Vec<ScaleResult> = instrument.scales().iter().map(|s| scale::result(s, &complete)).collect();
    let total = total(&instrument, complete.audience(), &scales);
    Scored { complete, scales, total }
}

/// A total exists only when every scale it counts has a score or was, rightly, not asked. What only the other part asks
/// (hers, or the caseworker's) was not asked rightly: half of a pack makes no total.
fn total(instrument: &Instrument, audience: Audience, scales: &[ScaleResult]) -> Option<TotalResult> {
    let total = instrument.total()?;
    let asks = |scale: &Scale| scale.items().iter().all(|c| instrument.item(c.item()).audience().includes(audience));
    if !total.risks().iter().chain(total.strengths()).all(|place| asks(&instrument.scales()[*place])) {
        return None;
    }
    let sum = |part: &[usize]| part.iter().map(|i| scales[*i].outcome.counts_as()).sum::<Option<Points>>();
    let score = sum(total.risks())? - sum(total.strengths())?;
    Some(TotalResult { score, level: total.level_at(score) })
}

impl Scored {
    /// The answers behind the figures.
    #[must_use]
    pub fn complete(&self) -> &Complete {
        &self.complete
    }

    /// The instrument that was filled in.
    #[must_use]
    pub fn instrument(&self) -> &Arc<Instrument> {
        self.complete.instrument()
    }

    /// One result per scale of the instrument, in its order.
    #[must_use]
    pub fn scales(&self) -> &[ScaleResult] {
        &self.scales
    }

    /// The total, where the instrument has one, all of it was asked, and every scale of it could be scored.
    #[must_use]
    pub fn total(&self) -> Option<&TotalResult> {
        self.total.as_ref()
    }
}
