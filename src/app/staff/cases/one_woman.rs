//! Which cases are one woman, and which of them the list shows. Whatever tablets that were apart have said, it is always one
//! case of those that are here.

use super::Caseload;
use crate::case::record::{CaseId, Log, Summary};

/// The case that is shown for this one, where each case says which is shown in its place. Of several that each name the next,
/// around in a ring, the one whose id comes first.
fn shown_for(case: CaseId, says: impl Fn(CaseId) -> Option<CaseId>) -> CaseId {
    let (mut way, mut last) = (vec![case], case);
    while let Some(next) = says(last) {
        if let Some(ring) = way.iter().position(|before| *before == next).and_then(|at| way.get(at..)) {
            return ring.iter().copied().min().unwrap_or(next);
        }
        way.push(next);
        last = next;
    }
    last
}

impl Caseload {
    /// The case that the list shows for this one: itself, unless it and another are one woman. Never one that is not here.
    #[must_use]
    pub fn shown_for(&self, case: CaseId) -> CaseId {
        let here = |case: &CaseId| self.summary(*case).is_some();
        shown_for(case, |case| self.summary(case)?.shown_as.filter(here))
    }

    /// The cases that are one woman with this one, the shown one first; it alone, mostly.
    #[must_use]
    pub fn one_woman(&self, case: CaseId) -> Vec<CaseId> {
        let shown = self.shown_for(case);
        let hidden = self.summaries().filter(|summary| summary.shown_as.is_some()).map(|summary| summary.case);
        let others = hidden.filter(|other| *other != shown && self.shown_for(*other) == shown);
        std::iter::once(shown).chain(others).collect()
    }

    /// The summaries that these logs make, as far as they are others than the list has: the case that is shown says what all
    /// of its cases say together.
    pub(super) fn summaries_of(&self, logs: &[(CaseId, &Log)]) -> Vec<Summary> {
        let own: Vec<Summary> = logs.iter().map(|(case, log)| Summary::of(*case, log)).collect();
        let among = |case: CaseId| own.iter().find(|summary| summary.case == case);
        let here = |case: &CaseId| among(*case).is_some() || self.summary(*case).is_some();
        let says = |case: CaseId| {
            let says = among(case).or_else(|| self.summary(case))?;
            says.shown_as.filter(here)
        };
        let summary = |((case, log), own): (&(CaseId, &Log), &Summary)| {
            let hidden_behind = |other: CaseId| other != *case && shown_for(other, says) == *case;
            let beside: Vec<&Log> =
                logs.iter().filter(|(other, _)| hidden_behind(*other)).map(|(_, log)| *log).collect();
            if beside.is_empty() { own.clone() } else { Summary::of_one_woman(*case, log, &beside) }
        };
        let all = logs.iter().zip(&own).map(summary);
        all.filter(|summary| self.summary(summary.case) != Some(summary)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(says: &[(u8, u8)], expected: &[(u8, u8)]) {
        let id = |which: u8| CaseId::from_bytes([which; 16]);
        let shown = |case: CaseId| says.iter().find(|(from, _)| id(*from) == case).map(|(_, to)| id(*to));
        for (case, expected) in expected {
            assert_eq!(shown_for(id(*case), shown), id(*expected), "{says:?}: {case}");
        }
    }

    #[test]
    fn one_case_is_shown_whatever_was_said_apart() {
        check(&[], &[(1, 1)]);
        check(&[(2, 1)], &[(1, 1), (2, 1)]);
        check(&[(3, 2), (2, 1)], &[(1, 1), (2, 1), (3, 1)]);
        check(&[(1, 2), (2, 1)], &[(1, 1), (2, 1)]);
        check(&[(1, 2), (2, 3), (3, 1), (4, 3)], &[(1, 1), (2, 1), (3, 1), (4, 1)]);
    }
}
