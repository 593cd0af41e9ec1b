//! The first shapes of the managers' book, the list of colleagues and the centre's private keys.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::parts_v1::{Id, code, coded};
use crate::case::Line;
use crate::case::record::StaffId;
use crate::vault::staff::{Book, Colleague, Member, PublicKey, Role, SignInName};

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct BookV1 {
    members: Vec<MemberV1>,
    recovery: String,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(deny_unknown_fields)]
struct MemberV1 {
    colleague: ColleagueV1,
    sign_in: String,
    public: String,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct ColleagueV1 {
    #[zeroize(skip)]
    id: Id,
    name: String,
    role: String,
    active: bool,
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct CentreKeysV1 {
    pub(super) private: Vec<String>,
}

impl BookV1 {
    pub(super) fn of(book: &Book) -> Self {
        let member = |member: &Member| MemberV1 {
            colleague: ColleagueV1::of(&member.colleague),
            sign_in: member.sign_in.as_str().to_owned(),
            public: member.public.to_base64url(),
        };
        Self { members: book.members().iter().map(member).collect(), recovery: book.recovery.to_base64url() }
    }

    pub(super) fn restore(&self) -> Option<Book> {
        let mut book = Book::new(PublicKey::parse(&self.recovery)?);
        for member in &self.members {
            let colleague = member.colleague.restore()?;
            let (sign_in, public) = (SignInName::parse(&member.sign_in)?, PublicKey::parse(&member.public)?);
            book.keep(Member { colleague, sign_in, public });
        }
        Some(book)
    }
}

impl ColleagueV1 {
    pub(super) fn of(colleague: &Colleague) -> Self {
        Self {
            id: Id(*colleague.id.as_bytes()),
            name: colleague.name.as_str().to_owned(),
            role: code(&Role::ALL, &colleague.role),
            active: colleague.active,
        }
    }

    pub(super) fn restore(&self) -> Option<Colleague> {
        Some(Colleague {
            id: StaffId::from_bytes(self.id.0),
            name: Line::parse(&self.name).ok()??,
            role: coded(&Role::ALL, &self.role)?,
            active: self.active,
        })
    }
}
