//! Striking out what was entered in error.

use super::{Entry, Fact, Kind, Record, Subject, ThingId, Voice};
use crate::case::Line;

impl Record {
    /// The events that strike an entry out. With a referral goes what it says of her: it may be another woman's.
    #[must_use]
    pub fn strike(&self, thing: ThingId, reason: Line) -> Vec<Kind> {
        let by = Voice::Referral(thing);
        let said = |subject: &Subject| {
            let taken_back = subject.taken_back();
            let told = self.told(by).map(|told| told.said(*subject)).unwrap_or_default();
            told.standing().any(|version| version.value != taken_back)
        };
        let facts: Vec<Fact> = Subject::all().filter(said).map(Subject::taken_back).collect();
        let told = (!facts.is_empty()).then_some(Kind::Told { by, facts });
        std::iter::once(Kind::Entered { thing, entry: Entry::Struck { reason } }).chain(told).collect()
    }
}
