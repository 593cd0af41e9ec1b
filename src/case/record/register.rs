//! One field of a record with all that was ever written to it.

use super::{Event, EventId, Order, StaffId};

/// A field. A version that its writer put in place of another replaces that one; versions whose writers did not know of
/// each other stand side by side until somebody who sees both writes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register<T> {
    versions: Vec<Version<T>>,
}

/// A field as one event wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version<T> {
    /// What it says.
    pub value: T,
    /// The event.
    pub event: EventId,
    /// Who wrote it.
    pub author: StaffId,
    /// What her tablet's clock said, in milliseconds since 1970.
    pub written: i64,
    /// Its place in the order of all.
    pub order: Order,
    replaced: bool,
}

impl<T> Default for Register<T> {
    fn default() -> Self {
        Self { versions: Vec::new() }
    }
}

impl<T> Register<T> {
    /// The same field read in another way: who wrote what when, and what stands, stay as they are.
    #[must_use]
    pub fn map<U>(&self, read: impl Fn(&T) -> U) -> Register<U> {
        let versions = self.versions.iter().map(|version| {
            let Version { event, author, written, order, replaced, .. } = *version;
            Version { value: read(&version.value), event, author, written, order, replaced }
        });
        Register { versions: versions.collect() }
    }
}

impl<T: PartialEq> Register<T> {
    /// Writes. Events come in their order, so the version written last always stands; it alone, of those of its event.
    pub(super) fn write(&mut self, event: &Event, value: T) {
        for version in &mut self.versions {
            version.replaced |= version.event == event.id || event.replaces.contains(&version.event);
        }
        let (author, written, order) = (event.author, event.written, event.order());
        self.versions.push(Version { value, event: event.id, author, written, order, replaced: false });
    }

    /// What stands, the latest first. Several: they were written without knowing of each other.
    pub fn standing(&self) -> impl Iterator<Item = &Version<T>> {
        self.versions.iter().rev().filter(|version| !version.replaced)
    }

    /// The latest version.
    #[must_use]
    pub fn latest(&self) -> Option<&Version<T>> {
        self.versions.last()
    }

    /// What the latest version says.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        self.latest().map(|version| &version.value)
    }

    /// Whether versions stand side by side that say different things: for a person to decide.
    #[must_use]
    pub fn is_contested(&self) -> bool {
        let mut standing = self.standing();
        standing.next().is_some_and(|first| standing.any(|other| other.value != first.value))
    }

    /// Whether all that stands says so; false where nothing was written.
    pub fn all(&self, says: impl Fn(&T) -> bool) -> bool {
        !self.is_empty() && self.standing().all(|version| says(&version.value))
    }

    /// Every version, the first one first.
    #[must_use]
    pub fn history(&self) -> &[Version<T>] {
        &self.versions
    }

    /// Whether nothing was ever written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }
}

impl<T> Version<T> {
    /// Whether somebody who saw it wrote another in its place.
    #[must_use]
    pub fn is_replaced(&self) -> bool {
        self.replaced
    }
}
