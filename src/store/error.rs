//! Why a store did not do as asked.

use std::fmt;

/// Why nothing was stored or read. What stood there before still stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// The phone has no room, or this site may use no more of it.
    Full,
    /// The browser stores nothing here: private browsing, or switched off.
    Unavailable,
    /// The store was closed in the middle, by the browser or by another tab. Trying again opens it anew.
    Closed,
    /// What the batch required does not stand any more: erased in another tab, or by the browser.
    Gone,
    /// Written by a later version of this app, which this one must not touch.
    NewerVersion,
    /// Another error of the browser, by the name it gives.
    Other(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("the store is full"),
            Self::Unavailable => f.write_str("there is no store here"),
            Self::Closed => f.write_str("the store was closed"),
            Self::Gone => f.write_str("the record does not stand any more"),
            Self::NewerVersion => f.write_str("the store is of a later version"),
            Self::Other(name) => write!(f, "the store failed: {name}"),
        }
    }
}

impl std::error::Error for StoreError {}
