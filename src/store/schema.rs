//! Versions of the database's layout (not of the records in it, which carry their own).
//!
//! A version is a generation times a hundred plus a step. Builds of one generation can use each other's databases, so
//! that going back to the build before does not lock anybody out; a new generation is for a layout that older builds
//! would damage.

/// The layout that this build makes.
pub const SCHEMA_VERSION: u32 = 100;

const GENERATION: u32 = 100;

/// One change of the layout; `browser/migrations/` has a file for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// From nothing: one object store for records of all kinds.
    V0ToV100,
}

/// How to treat a database that was found with a later version than [`SCHEMA_VERSION`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenAs {
    /// Of the same generation: use it as it is.
    Found,
    /// Of a later generation: leave it alone.
    NotAtAll,
}

/// How to treat a database of this later version.
#[must_use]
pub fn open_as(found: u32) -> OpenAs {
    if found / GENERATION == SCHEMA_VERSION / GENERATION { OpenAs::Found } else { OpenAs::NotAtAll }
}

/// What leads from a version to [`SCHEMA_VERSION`], in order. Version 0 is no database at all.
pub fn steps_from(version: u32) -> impl Iterator<Item = Step> {
    let steps = [(100, Step::V0ToV100)];
    steps.into_iter().filter(move |(to, _)| *to > version).map(|(_, step)| step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_build_goes_back_within_its_generation_only() {
        for (found, how) in
            [(101, OpenAs::Found), (199, OpenAs::Found), (200, OpenAs::NotAtAll), (99, OpenAs::NotAtAll)]
        {
            assert_eq!(open_as(found), how, "{found}");
        }
    }

    #[test]
    fn only_what_is_missing_is_done() {
        assert_eq!(steps_from(0).collect::<Vec<_>>(), [Step::V0ToV100]);
        assert_eq!(steps_from(SCHEMA_VERSION).count(), 0);
    }
}
