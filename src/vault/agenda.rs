//! What an invite asks of her, pack by pack, and how far she is with it (ADR 0033). It is kept with her answers, sealed like them.

use std::sync::Arc;

use super::PackKey;

/// A pack that an invite asks.
#[derive(Debug, Clone)]
pub struct AskedPack {
    /// `<id>-<version>`.
    pub name: String,
    /// What opens it, where it is a licensed one that lies sealed on the host.
    pub key: Option<Arc<PackKey>>,
}

/// The packs of an invite in their order. Without an invite there are none: she answers what the page asks, and that is all.
#[derive(Debug, Clone, Default)]
pub struct Agenda(pub(super) Vec<Point>);

/// One of them.
#[derive(Debug, Clone)]
pub(super) struct Point {
    pub(super) pack: AskedPack,
    /// She has sent it from this phone, and not begun it again since.
    pub(super) sent: bool,
}

impl Agenda {
    /// Of an invite that she has just opened.
    #[must_use]
    pub fn new(packs: impl IntoIterator<Item = AskedPack>) -> Self {
        Self(packs.into_iter().map(|pack| Point { pack, sent: false }).collect())
    }

    /// Every pack, and whether she has sent it from this phone.
    pub fn points(&self) -> impl Iterator<Item = (&AskedPack, bool)> {
        self.0.iter().map(|point| (&point.pack, point.sent))
    }

    /// Whether there is more than one.
    #[must_use]
    pub fn is_of_several(&self) -> bool {
        self.0.len() > 1
    }

    /// What opens a pack, where that is a licensed one.
    #[must_use]
    pub fn key_of(&self, name: &str) -> Option<&Arc<PackKey>> {
        self.0.iter().find(|point| point.pack.name == name)?.pack.key.as_ref()
    }

    /// Whether she has sent this one from this phone, and not begun it again since.
    #[must_use]
    pub fn is_sent(&self, name: &str) -> bool {
        self.0.iter().any(|point| point.sent && point.pack.name == name)
    }

    /// What she has not sent, in order, but for the one that she is at.
    pub fn waiting(&self, at: &str) -> impl Iterator<Item = &AskedPack> {
        self.0.iter().filter(move |point| !point.sent && point.pack.name != at).map(|point| &point.pack)
    }

    /// She begins this one, for the first time or again.
    pub fn begin(&mut self, name: &str) {
        self.note(name, false);
    }

    /// What she was at is on its way.
    pub fn send(&mut self, name: &str) {
        self.note(name, true);
    }

    /// The invite is over for this visit: what is left is how to open the questions that are on the page.
    pub fn forget_all_but(&mut self, name: &str) {
        self.0.retain(|point| point.pack.name == name);
        self.begin(name);
    }

    fn note(&mut self, name: &str, sent: bool) {
        for point in self.0.iter_mut().filter(|point| point.pack.name == name) {
            point.sent = sent;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agenda() -> Agenda {
        let key = PackKey::from_bytes(&[7; 32]).map(Arc::new);
        let pack = |name: &str, key| AskedPack { name: name.to_owned(), key };
        Agenda::new([pack("first-1.0", None), pack("licensed-1.0", key), pack("last-1.0", None)])
    }

    fn waiting<'a>(agenda: &'a Agenda, at: &'a str) -> Vec<&'a str> {
        agenda.waiting(at).map(|pack| pack.name.as_str()).collect()
    }

    #[test]
    fn one_after_the_other_is_sent_until_nothing_waits() {
        let mut agenda = agenda();
        assert!(agenda.is_of_several());
        assert_eq!(waiting(&agenda, "first-1.0"), ["licensed-1.0", "last-1.0"]);
        agenda.send("first-1.0");
        assert!(agenda.is_sent("first-1.0") && !agenda.is_sent("last-1.0"));
        agenda.begin("last-1.0");
        assert_eq!(waiting(&agenda, "last-1.0"), ["licensed-1.0"], "she took another order");
        agenda.send("last-1.0");
        agenda.begin("licensed-1.0");
        agenda.send("licensed-1.0");
        assert_eq!(waiting(&agenda, "licensed-1.0"), [""; 0]);
    }

    #[test]
    fn what_she_begins_again_is_not_sent_any_more() {
        let mut agenda = agenda();
        agenda.send("first-1.0");
        agenda.begin("first-1.0");
        assert!(!agenda.is_sent("first-1.0"));
        assert_eq!(waiting(&agenda, "last-1.0"), ["first-1.0", "licensed-1.0"]);
    }

    #[test]
    fn each_pack_has_its_own_key_and_only_that_of_the_page_outlives_the_visit() {
        let mut agenda = agenda();
        assert!(agenda.key_of("licensed-1.0").is_some());
        assert!(agenda.key_of("first-1.0").is_none() && agenda.key_of("unknown-1.0").is_none());
        agenda.send("licensed-1.0");
        agenda.forget_all_but("licensed-1.0");
        assert!(agenda.key_of("licensed-1.0").is_some() && !agenda.is_of_several());
        assert!(!agenda.is_sent("licensed-1.0"), "whoever comes next has sent nothing");
    }
}
