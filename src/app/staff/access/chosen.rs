//! What a new colleague signs in with.

use crate::case::Line;
use crate::vault::Secret;
use crate::vault::staff::{Passphrase, PassphraseProblem, SignInName};

/// Somebody who is to come in.
#[derive(Debug)]
pub struct NewColleague {
    /// Her name, as events show it.
    pub name: Line,
    /// What she types to sign in.
    pub sign_in: SignInName,
    /// Her passphrase.
    pub passphrase: Passphrase,
}

/// Why a passphrase is not chosen yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenProblem {
    /// It was typed differently the second time.
    Differs,
    /// It does not do.
    Weak(PassphraseProblem),
}

/// A passphrase that was typed twice, and pasting is typing.
///
/// # Errors
/// [`ChosenProblem`].
pub fn chosen(typed: &Secret<String>, again: &Secret<String>) -> Result<Passphrase, ChosenProblem> {
    // EXPOSE: compared on the page on which both stand.
    if typed.expose().trim() != again.expose().trim() {
        return Err(ChosenProblem::Differs);
    }
    Passphrase::parse(typed).map_err(ChosenProblem::Weak)
}
