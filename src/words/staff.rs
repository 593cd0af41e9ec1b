//! The words that only who works at a centre reads: `locales/staff.<language>.json`, fetched by the staff page alone.

use std::cell::RefCell;
use std::fmt::Display;

use serde_json::Value;

use super::list;
use crate::document::compiled::Unreadable;

include!(concat!(env!("OUT_DIR"), "/staff_words.rs"));

thread_local! {
    static LOADED: RefCell<Vec<String>> = RefCell::default();
}

/// Loads the texts that [`compiled`] wrote. Called once, before anything is drawn.
///
/// # Errors
/// [`Unreadable`], also for texts of other keys than this build's; then nothing is loaded.
pub fn load(file: &str) -> Result<(), Unreadable> {
    LOADED.set(list::read(KIND, file)?);
    Ok(())
}

/// The texts of a locale as a tablet loads them. For `desk finish`.
///
/// # Errors
/// The first key of this build that the locale has no text for.
pub fn compiled(locale: &Value) -> Result<String, &'static str> {
    list::compiled(KIND, &KEYS, locale)
}

fn text(place: usize) -> String {
    LOADED.with_borrow(|loaded| loaded.get(place).cloned().unwrap_or_default())
}

fn filled(place: usize, values: &[(&str, &dyn Display)]) -> String {
    list::filled(&text(place), values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_staff_key_gets_its_own_text() {
        let english: Value = serde_json::from_str(include_str!("../../locales/staff.en.json")).unwrap();
        load(&compiled(&english).unwrap()).unwrap();
        assert_eq!(desk::title(), english["desk"]["title"]);
        assert!(sign_in::wait(7).contains('7'));
        for (place, key) in KEYS.into_iter().enumerate() {
            assert!(!text(place).is_empty(), "{key}");
        }
    }
}
