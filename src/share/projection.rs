//! What one partner would receive: the only place where facts about a person become JSON for sending.

use std::marker::PhantomData;

use serde_json::{Map, Value, json};

use super::sealed::Filling;
use super::{Clause, Disclosable as _, Field, Narrowing, Partner, Permits, Row, Subject as _};
use crate::case::Case;

/// The granted fields of one case that are known and not withheld, in the order of the agreement.
///
/// Not `Serialize`, not `Clone`, not `Debug`: it can only become a [`Preview`](super::Preview).
pub struct Projection<P> {
    rows: Vec<Row>,
    partner: PhantomData<P>,
}

impl<P: Partner> Projection<P> {
    /// Puts together what `P` may have of this case; `None` when its centre withholds everything from `P`.
    ///
    /// Birmingham's subject proves her consent to research:
    /// ```
    /// # use candour::{case::Case, share::{ConsentedCase, Narrowing, Projection, partners::Birmingham}};
    /// fn research(case: &Case, narrowing: Narrowing<Birmingham>) -> Option<Projection<Birmingham>> {
    ///     Projection::of(ConsentedCase::of(case)?, narrowing)
    /// }
    /// ```
    /// and no other case will do:
    /// ```compile_fail,E0308
    /// # use candour::{case::Case, share::{ConsentedCase, Narrowing, Projection, partners::Birmingham}};
    /// fn research(case: &Case, narrowing: Narrowing<Birmingham>) -> Option<Projection<Birmingham>> {
    ///     Projection::of(case, narrowing)
    /// }
    /// ```
    #[must_use]
    pub fn of(subject: P::Subject<'_>, narrowing: Narrowing<P>) -> Option<Self> {
        if narrowing.is_everything() {
            return None;
        }
        let Filling { rows, .. } = P::fill(Filling { rows: Vec::new(), narrowing }, subject.case());
        Some(Self { rows, partner: PhantomData })
    }

    pub(super) fn into_rows(self) -> Vec<Row> {
        self.rows
    }

    /// The payload: its format, its partner, and the fields by name.
    pub(super) fn to_json(&self) -> Value {
        let fields: Map<String, Value> = self.rows.iter().map(|r| (r.field.to_owned(), r.value.clone())).collect();
        json!({ "format": 1, "to": P::CODE.as_str(), "fields": fields })
    }
}

impl<P: Partner> Filling<P> {
    /// Adds a field, if there is something to say and the centre lets it pass. Compiles for granted fields only.
    pub(super) fn with<F: Field>(mut self, case: &Case, clause: Clause) -> Self
    where
        P: Permits<F>,
    {
        if self.narrowing.lets_pass(F::NAME)
            && let Some(value) = F::read(case)
        {
            self.rows.push(Row { field: F::NAME, clause, value: value.disclose() });
        }
        self
    }
}
