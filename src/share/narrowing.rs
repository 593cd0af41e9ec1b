//! What a centre withholds from a partner. It can only take away.

use std::fmt;
use std::marker::PhantomData;

use super::Partner;
use crate::centre::{Centre, PartnerCode};

/// What of a partner's agreement its centre lets pass: everything, less some fields, or nothing at all.
///
/// Invariant: it withholds fields of the agreement only, so a misspelt field cannot pass as withheld.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Narrowing<P> {
    withheld: Vec<&'static str>,
    partner: PhantomData<P>,
}

impl<P: Partner> Narrowing<P> {
    /// What the centre file says.
    ///
    /// # Errors
    /// A name that is not in the agreement: then nothing may be sent until the centre file is put right.
    pub fn of(centre: &Centre) -> Result<Self, NotAField> {
        let fields = || P::FIELDS.iter().map(|grant| grant.field);
        if let Some(found) = centre.withheld_fields(P::CODE).iter().find(|name| !fields().any(|field| field == *name)) {
            return Err(NotAField { partner: P::CODE, found: found.clone() });
        }
        let withheld = fields().filter(|field| centre.withholds(P::CODE, field)).collect();
        Ok(Self { withheld, partner: PhantomData })
    }

    /// Whether the partner receives nothing at all.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        self.withheld.len() == P::FIELDS.len()
    }

    /// Whether a field of the agreement passes.
    #[must_use]
    pub fn lets_pass(&self, field: &str) -> bool {
        !self.withheld.contains(&field)
    }
}

/// A centre file withholds a field that the partner's agreement does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAField {
    /// The partner.
    pub partner: PartnerCode,
    /// The name found.
    pub found: String,
}

impl fmt::Display for NotAField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not a field of the agreement with {}", self.found, self.partner.as_str())
    }
}

impl std::error::Error for NotAField {}
