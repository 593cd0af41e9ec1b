//! What she is shown before anything is sent, and her yes to it.

use std::marker::PhantomData;

use serde_json::Value;
use zeroize::Zeroizing;

use super::padding::pad;
use super::{Clause, Outgoing, Partner, Projection};

/// The exact bytes that would be sent to `P`, and the same as rows to draw.
///
/// Not `Clone`: what is accepted is what was shown, once.
pub struct Preview<P: Partner> {
    rows: Vec<Row>,
    payload: Zeroizing<String>,
    partner: PhantomData<P>,
}

/// One field of a payload.
pub struct Row {
    /// The field's name (see `P::FIELDS`); `ui` has its label.
    pub field: &'static str,
    /// Why the partner may have it.
    pub clause: Clause,
    /// What stands in the payload under that name.
    pub value: Value,
}

impl<P: Partner> From<Projection<P>> for Preview<P> {
    fn from(projection: Projection<P>) -> Self {
        let json = Zeroizing::new(projection.to_json().to_string());
        Self { payload: pad(&json, P::BUCKET), rows: projection.into_rows(), partner: PhantomData }
    }
}

impl<P: Partner> Preview<P> {
    /// The fields, in the order of the agreement.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The payload as it would be sent, less the padding.
    #[must_use]
    pub fn json(&self) -> &str {
        self.payload.trim_end()
    }

    /// She agrees to send this.
    #[must_use]
    pub fn accept(self) -> Outgoing<P> {
        Outgoing::new(self.payload)
    }
}
