//! Randomness from the browser: `crypto.getRandomValues`, by way of `getrandom`.

/// Fresh bytes fit for keys and pseudonyms; `None` should the browser give none.
#[must_use]
pub fn fresh<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}
