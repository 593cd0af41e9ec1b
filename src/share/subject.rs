//! Whom a projection is about, with the proof that a partner needs.

use super::sealed::Sealed;
use crate::case::{Case, ResearchConsent};

/// A case, with what a partner must be shown before anything about it is put together for that partner.
pub trait Subject: Sealed {
    /// The case.
    fn case(&self) -> &Case;
}

impl Sealed for &Case {}

impl Subject for &Case {
    fn case(&self) -> &Case {
        self
    }
}

/// A case whose woman said yes to research. Holding one proves it, for this case and as long as the case is borrowed.
#[derive(Debug, Clone, Copy)]
pub struct ConsentedCase<'a>(&'a Case);

impl<'a> ConsentedCase<'a> {
    /// The case, if she said yes; "not asked" and "no" are the same.
    #[must_use]
    pub fn of(case: &'a Case) -> Option<Self> {
        match case.consent {
            ResearchConsent::Given { .. } => Some(Self(case)),
            ResearchConsent::NotGiven | ResearchConsent::Declined => None,
        }
    }
}

impl Sealed for ConsentedCase<'_> {}

impl Subject for ConsentedCase<'_> {
    fn case(&self) -> &Case {
        self.0
    }
}
