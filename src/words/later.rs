//! The words of pages whose code comes when it is needed (ADR 0018): `locales/later.<language>.json`, fetched with that code.
//!
//! Only those pages may ask for them: anywhere else they might not have come yet, and would be drawn as nothing.

list!("later_words.rs");

/// Whether they have come.
#[must_use]
pub fn is_loaded() -> bool {
    LOADED.with_borrow(|loaded| !loaded.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn every_later_key_gets_its_own_text() {
        let english: Value = serde_json::from_str(include_str!("../../locales/later.en.json")).unwrap();
        assert!(!is_loaded());
        load(&compiled(&english).unwrap()).unwrap();
        assert!(is_loaded());
        assert_eq!(picture::title(), english["picture"]["title"]);
        for (place, key) in KEYS.into_iter().enumerate() {
            assert!(!text(place).is_empty(), "{key}");
        }
    }
}
