//! What a centre file says, after parsing: every list checked, every address fit to use.

use super::Address;
use crate::document::{Language, Text};
use crate::instrument::SafetyTopic;

/// One centre. Made by [`parse`](super::parse()); on a phone, taken over from there by [`compiled::read`](super::compiled::read()).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Centre {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) languages: Vec<Language>,
    pub(super) charity_number: Option<String>,
    pub(super) packs: Vec<String>,
    pub(super) contact: Contact,
    pub(super) exit_address: Address,
    pub(super) helplines: Vec<Helpline>,
    pub(super) supports: Vec<Support>,
    pub(super) limits: Limits,
    pub(super) needs: Vec<String>,
    pub(super) partners: Vec<(PartnerCode, Partner)>,
    pub(super) withhold: Vec<(PartnerCode, Withheld)>,
}

impl Centre {
    /// Its id: the name of its file without `.json`.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its name as people know it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The languages its texts are in; the first is the one to fall back to. Never empty.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// Its charity number, if it is a registered charity.
    #[must_use]
    pub fn charity_number(&self) -> Option<&str> {
        self.charity_number.as_deref()
    }

    /// The packs a woman may be asked, each `<id>-<version>`. Never empty.
    #[must_use]
    pub fn packs(&self) -> &[String] {
        &self.packs
    }

    /// How to reach the centre.
    #[must_use]
    pub fn contact(&self) -> &Contact {
        &self.contact
    }

    /// Where "leave" goes: a site with nothing personal on it.
    #[must_use]
    pub fn exit_address(&self) -> &Address {
        &self.exit_address
    }

    /// Where help is, in the centre's order. Never empty.
    #[must_use]
    pub fn helplines(&self) -> &[Helpline] {
        &self.helplines
    }

    /// The kinds of support it offers, in its order.
    #[must_use]
    pub fn supports(&self) -> &[Support] {
        &self.supports
    }

    /// How long things are kept and how soon the page locks.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// Codes of the profile fields this centre cannot do without; every other one may be passed over.
    #[must_use]
    pub fn needs(&self) -> &[String] {
        &self.needs
    }

    /// Where a partner takes delivery; `None` when sending to it is not set up.
    #[must_use]
    pub fn drop_box(&self, partner: PartnerCode) -> Option<&DropBox> {
        of(&self.partners, partner)?.drop_box.as_ref()
    }

    /// How to reach a partner. The centre's own contact is always known.
    #[must_use]
    pub fn partner_contact(&self, partner: PartnerCode) -> Option<&Contact> {
        let written = of(&self.partners, partner).and_then(|p| p.contact.as_ref());
        written.or_else(|| (partner == PartnerCode::Centre).then_some(&self.contact))
    }

    /// Whether this centre keeps a field, or everything, from a partner that the agreement would give it.
    #[must_use]
    pub fn withholds(&self, partner: PartnerCode, field: &str) -> bool {
        match of(&self.withhold, partner) {
            None => false,
            Some(Withheld::Everything) => true,
            Some(Withheld::Fields(fields)) => fields.iter().any(|f| f == field),
        }
    }

    /// Whether this centre keeps everything from a partner.
    #[must_use]
    pub fn withholds_everything(&self, partner: PartnerCode) -> bool {
        matches!(of(&self.withhold, partner), Some(Withheld::Everything))
    }

    /// The field codes it withholds from a partner, to be checked against the fields there are.
    #[must_use]
    pub fn withheld_fields(&self, partner: PartnerCode) -> &[String] {
        match of(&self.withhold, partner) {
            Some(Withheld::Fields(fields)) => fields,
            Some(Withheld::Everything) | None => &[],
        }
    }
}

/// What the file says of a partner.
fn of<T>(list: &[(PartnerCode, T)], partner: PartnerCode) -> Option<&T> {
    list.iter().find(|(code, _)| *code == partner).map(|(_, said)| said)
}

/// The partners a centre file may speak of. What each may receive stands in `share`, never here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PartnerCode {
    /// The women's centre itself.
    Centre,
    /// The University of Birmingham, for research.
    Uob,
    /// The JABBS Foundation.
    Jabbs,
}

impl PartnerCode {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Centre, Self::Uob, Self::Jabbs];

    /// The code as written in centre files and envelopes.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Centre => "centre",
            Self::Uob => "uob",
            Self::Jabbs => "jabbs",
        }
    }

    /// The partner with this code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|p| p.as_str() == code)
    }
}

/// How to reach an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// E-mail address.
    pub email: String,
    /// Telephone number: digits and spaces.
    pub phone: Option<String>,
    /// Postal address, line by line; may be empty.
    pub address: Vec<String>,
}

/// A place to get help from; has a telephone number, a number to text, or a web page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helpline {
    /// Its id within the file.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Number to call: digits and spaces.
    pub phone: Option<String>,
    /// Number to text: digits and spaces.
    pub text: Option<String>,
    /// Web page.
    pub web: Option<Address>,
    /// When it answers.
    pub hours: Text,
    /// What it is for.
    pub about: Text,
    /// The safety topics it helps with; may be empty.
    pub topics: Vec<SafetyTopic>,
}

/// A kind of support the centre offers; packs link to it by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    /// The id packs use.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What it means at this centre.
    pub about: Text,
}

/// The centre's limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Days that a draft she chose to save stays on her phone.
    pub draft_days: u16,
    /// Seconds a page may be hidden before it locks.
    pub lock_seconds: u16,
    /// The longest random wait, in seconds, before counters go to JABBS.
    pub counters_delay_seconds: u32,
}

/// Where a partner takes delivery, and the key that what goes there is sealed to: never one without the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DropBox {
    /// The address that envelopes are put below.
    pub address: Address,
    /// How what lies there is listed.
    pub listing: Listing,
    /// An X-Wing public key in base64url without padding, of the right length; `share` reads it.
    pub public_key: String,
}

/// How a drop box lists what lies in it, for the partner whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Listing {
    /// nginx with `autoindex_format json`, and whatever lists alike.
    #[default]
    Nginx,
    /// A database of Apache CouchDB.
    CouchDb,
    /// A bucket of S3 or a store like it, at a host name of its own.
    S3,
}

impl Listing {
    /// Every kind with its code in centre files.
    pub const ALL: [(&'static str, Self); 3] = [("nginx", Self::Nginx), ("couchdb", Self::CouchDb), ("s3", Self::S3)];
}

/// What a centre file says of one partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Partner {
    pub(super) contact: Option<Contact>,
    pub(super) drop_box: Option<DropBox>,
}

/// What a centre keeps from a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Withheld {
    Everything,
    Fields(Vec<String>),
}
