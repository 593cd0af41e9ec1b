//! The interface words of the one language that is loaded: compile-time keys, run-time texts.
//!
//! `build.rs` makes one function per key of `locales/en.json`. `desk finish` writes the texts of a language down in the order
//! of the keys ([`compiled`]), and a phone fetches one such list at start ([`load`]): it is never read as JSON, and holds no
//! key. Nothing a person reads is written in a component (the pseudo-locale test proves it).
//!
//! What only pages show whose code comes later is a list of its own ([`later`]), fetched with them; what only who works at a
//! centre reads is another ([`staff`]), which no phone fetches.

#[macro_use]
mod list;
pub mod later;
pub mod staff;

list!("words.rs");

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::document::compiled::Unreadable;

    fn english() -> Value {
        serde_json::from_str(include_str!("../../locales/en.json")).unwrap()
    }

    #[test]
    fn every_key_gets_its_own_text() {
        load(&compiled(&english()).unwrap()).unwrap();
        assert_eq!(app::go_on(), english()["app"]["go_on"]);
        assert_eq!(share::field::name(), english()["share"]["field"]["name"]);
        let filled = problem::out_of_range(20, 10);
        assert!(filled.contains("from 10 to 20"), "{filled}");
        for (place, key) in KEYS.into_iter().enumerate() {
            assert!(!text(place).is_empty(), "{key}");
        }
    }

    #[test]
    fn a_locale_without_a_text_is_refused_by_its_key() {
        let mut locale = english();
        locale["app"].as_object_mut().unwrap().remove("go_on");
        assert_eq!(compiled(&locale), Err("app.go_on"));
    }

    #[test]
    fn texts_for_other_keys_are_refused() {
        let file = compiled(&english()).unwrap();
        assert_eq!(load(&file.replacen("words ", "words 0", 1)), Err(Unreadable::OtherBuild));
        assert_eq!(load(&file.replacen('a', "b", 1)), Err(Unreadable::OtherBuild));
    }
}
