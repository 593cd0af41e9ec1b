//! The words that only who works at a centre reads: `locales/staff.<language>.json`, fetched by the staff page alone.

list!("staff_words.rs");

#[cfg(test)]
mod tests {
    use serde_json::Value;

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
