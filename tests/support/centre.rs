//! A tablet of a centre on which people sign in.

use candour::app::staff::Session;
use candour::app::staff::access::{self, NewColleague, UnlockError, chosen};
use candour::app::staff::cases::{Caseload, Pen};
use candour::store::MemoryStore;
use candour::vault::Secret;
use candour::vault::staff::{Colleague, Role, SignInName};
use futures_executor::block_on;

use super::entropy::Counting;
use super::keeping::{Phone, Turn};
use super::rosalind::line;

/// The manager's passphrase.
pub const MAUDS: &str = "three sparrows in the rain";
/// A caseworker's passphrase.
pub const JOANS: &str = "nine grey herons by a lake";

/// A tablet, with the recovery words as they were written down.
pub struct CentreTablet {
    pub device: Phone,
    pub words: String,
}

/// A name to sign in with.
pub fn name(typed: &str) -> SignInName {
    SignInName::parse(typed).unwrap()
}

/// What was typed.
pub fn typed(words: &str) -> Secret<String> {
    Secret::new(words.to_owned())
}

/// Somebody new, who signs in with her name in small letters.
pub fn somebody(full: &str, passphrase: &str) -> NewColleague {
    let passphrase = chosen(&typed(passphrase), &typed(passphrase)).unwrap();
    NewColleague { name: line(full), sign_in: name(full), passphrase }
}

impl CentreTablet {
    /// One that Maud has set up; she is signed in.
    pub fn set_up() -> (Self, Session<Turn>) {
        Self::set_up_with(Counting::default())
    }

    /// One of another centre: with other keys.
    pub fn set_up_with(entropy: Counting) -> (Self, Session<Turn>) {
        let device = Phone { entropy, ..Phone::small() };
        let (words, written) = device.words();
        let session = block_on(access::set_up(device.ports(), &words, somebody("Maud", MAUDS))).unwrap();
        (Self { device, words: written }, session)
    }

    /// One that Maud has set up, on which Joan works: Joan, and Maud signed in.
    pub fn with_joan() -> (Self, Session<Turn>, Colleague) {
        let (tablet, mut maud) = Self::set_up();
        let joan = tablet.add(&mut maud, "Joan", JOANS, Role::Caseworker);
        (tablet, maud, joan)
    }

    pub fn add(&self, by: &mut Session<Turn>, full: &str, passphrase: &str, role: Role) -> Colleague {
        block_on(access::add(self.device.ports(), by, somebody(full, passphrase), role)).unwrap()
    }

    pub fn unlock(&self, who: &str, passphrase: &str) -> Result<Session<Turn>, UnlockError> {
        let now = self.device.now.get();
        block_on(access::unlock(self.device.ports(), &name(who), &typed(passphrase), now))
    }

    pub fn pen(&self) -> Pen<'_, MemoryStore> {
        Pen { store: &self.device.store, entropy: &self.device.entropy, now: self.device.now.get() * 1000 }
    }

    pub fn list(&self, session: &Session<Turn>) -> Caseload {
        block_on(Caseload::open(&self.device.store, session)).unwrap()
    }
}
