//! Ids of a pack out of names of any kind, none of them twice.

use std::collections::BTreeMap;

/// The longest id that a pack takes.
const LONGEST: usize = 64;

/// Gives out ids, each once.
#[derive(Default)]
pub(super) struct Ids {
    /// The ids given out, each with how often it was asked for.
    given: BTreeMap<String, usize>,
}

impl Ids {
    /// An id as near to `wanted` as can be; `otherwise`, which is an id, where nothing of it can stand in one.
    pub(super) fn take(&mut self, wanted: &str, otherwise: &str) -> String {
        let plain = plain(wanted).unwrap_or_else(|| otherwise.to_owned());
        let mut id = plain.clone();
        while let Some(times) = self.given.get_mut(&id).map(|times| {
            *times += 1;
            *times
        }) {
            let ending = format!("-{times}");
            let begin: String = plain.chars().take(LONGEST - ending.len()).collect();
            id = begin + &ending;
        }
        self.given.insert(id.clone(), 1);
        id
    }
}

/// The id that a name comes to: small letters, digits, hyphens and dots, beginning with a letter or digit.
pub(super) fn plain(name: &str) -> Option<String> {
    let mut id = String::new();
    let negative = name.len() > 1 && name.strip_prefix('-').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    for c in if negative { "minus" } else { "" }.chars().chain(name.chars()) {
        match c.to_ascii_lowercase() {
            c if c.is_ascii_lowercase() || c.is_ascii_digit() => id.push(c),
            c @ ('-' | '.') if !id.is_empty() => id.push(c),
            _ if id.is_empty() || id.ends_with('-') => {}
            _ => id.push('-'),
        }
        if id.len() == LONGEST {
            break;
        }
    }
    let exact = id == name;
    let id = if exact { id } else { id.trim_end_matches(['-', '.']).to_owned() };
    (!id.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::{Ids, plain};

    #[test]
    fn names_become_ids() {
        let check = |name: &str, id: Option<&str>| assert_eq!(plain(name).as_deref(), id, "{name}");
        check("g1.q1", Some("g1.q1"));
        check("/44250-9", Some("44250-9"));
        check("Item-label", Some("item-label"));
        check("PHQ-9 quick  panel!", Some("phq-9-quick-panel"));
        check("-5", Some("minus-5"));
        check("žluť", Some("lu"));
        check("a-", Some("a-"));
        check("", None);
        check("é", None);
        assert_eq!(plain(&"x".repeat(90)).map(|id| id.len()), Some(64));
    }

    #[test]
    fn no_id_is_given_twice() {
        let mut ids = Ids::default();
        let long = "x".repeat(70);
        let given: Vec<String> =
            ["a", "A", "a", "a-2", "", "!", &long, &long].iter().map(|name| ids.take(name, "item")).collect();
        let mut once = given.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), given.len(), "{given:?}");
        assert!(given.iter().all(|id| id.len() <= 64));
        assert_eq!(&given[..4], ["a", "a-2", "a-3", "a-2-2"]);
    }
}
