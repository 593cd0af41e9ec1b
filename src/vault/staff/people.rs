//! Who works at the centre. Nobody is ever taken out of the list, since events are written in their names.

use super::{PublicKey, SignInName};
use crate::case::Line;
use crate::case::record::StaffId;

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Works with women.
    Caseworker,
    /// Also answers for staff, keys, retention and what is released.
    Manager,
}

/// Somebody who works or worked here, as every colleague may see her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Her id: the author of her events.
    pub id: StaffId,
    /// Her name.
    pub name: Line,
    /// What she may do.
    pub role: Role,
    /// Whether she may still sign in.
    pub active: bool,
}

/// A colleague as the managers' book has her.
#[derive(Debug)]
pub struct Member {
    /// What everybody sees.
    pub colleague: Colleague,
    /// What she types to sign in.
    pub sign_in: SignInName,
    /// Where her grants are sealed to.
    pub public: PublicKey,
}

/// The managers' book: everybody, and the recovery words.
#[derive(Debug)]
pub struct Book {
    members: Vec<Member>,
    /// Where the recovery words' grant is sealed to.
    pub recovery: PublicKey,
}

/// What a book took over from another tablet's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Learnt {
    /// Who came and may sign in.
    pub came: Vec<StaffId>,
    /// Who may not any more.
    pub put_out: Vec<StaffId>,
}

/// Why the book stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookProblem {
    /// Somebody who is active signs in with this name.
    NameTaken,
    /// No such colleague, or she is put out already.
    NotHere,
    /// Without her nobody could do what only managers may.
    LastManager,
}

impl Role {
    /// Every role with its code.
    pub const ALL: [(&'static str, Self); 2] = [("caseworker", Self::Caseworker), ("manager", Self::Manager)];
}

impl Book {
    /// The book of a new centre.
    #[must_use]
    pub fn new(recovery: PublicKey) -> Self {
        Self { members: Vec::new(), recovery }
    }

    /// Adds somebody.
    ///
    /// # Errors
    /// [`BookProblem::NameTaken`].
    pub fn add(&mut self, member: Member) -> Result<(), BookProblem> {
        if self.signing_in(&member.sign_in).is_some() {
            return Err(BookProblem::NameTaken);
        }
        self.members.push(member);
        Ok(())
    }

    /// Takes over somebody whom the book had when it was kept.
    pub(in crate::vault) fn keep(&mut self, member: Member) {
        self.members.push(member);
    }

    /// Puts somebody out.
    ///
    /// # Errors
    /// [`BookProblem::NotHere`], [`BookProblem::LastManager`].
    pub fn put_out(&mut self, id: StaffId) -> Result<(), BookProblem> {
        let is_manager = |member: &Member| member.colleague.role == Role::Manager;
        let leaving = self.active().find(|member| member.colleague.id == id).ok_or(BookProblem::NotHere)?;
        if is_manager(leaving) && self.active().filter(|member| is_manager(member)).count() == 1 {
            return Err(BookProblem::LastManager);
        }
        let of_hers = self.members.iter_mut().filter(|member| member.colleague.id == id);
        of_hers.for_each(|member| member.colleague.active = false);
        Ok(())
    }

    /// Gives somebody who is active a new key, after which only what is sealed to that one reaches her.
    ///
    /// # Errors
    /// [`BookProblem::NotHere`].
    pub fn rekey(&mut self, id: StaffId, public: PublicKey) -> Result<&Member, BookProblem> {
        let mut active = self.members.iter_mut().filter(|member| member.colleague.active);
        let member = active.find(|member| member.colleague.id == id).ok_or(BookProblem::NotHere)?;
        member.public = public;
        Ok(member)
    }

    /// Takes over who stands only in another tablet's book, and who was put out there; everybody else stays as she is here. Gives
    /// who came and who went.
    pub fn learn(&mut self, other: Self) -> Learnt {
        let mut learnt = Learnt::default();
        for theirs in other.members {
            let id = theirs.colleague.id;
            match self.members.iter_mut().find(|ours| ours.colleague.id == id) {
                Some(ours) if ours.colleague.active && !theirs.colleague.active => {
                    ours.colleague.active = false;
                    learnt.put_out.push(id);
                }
                Some(_) => {}
                None => {
                    learnt.came.extend(theirs.colleague.active.then_some(id));
                    self.members.push(theirs);
                }
            }
        }
        learnt
    }

    /// Whether everybody who is put out in another book is put out in this one too. Not to have known her is not enough: she may
    /// have had the keys before she was put out there.
    #[must_use]
    pub fn has_put_out_all_of(&self, other: &Self) -> bool {
        let is_out = |id: StaffId| self.members.iter().any(|ours| ours.colleague.id == id && !ours.colleague.active);
        other.members.iter().filter(|member| !member.colleague.active).all(|member| is_out(member.colleague.id))
    }

    /// Who may sign in.
    pub fn active(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.colleague.active)
    }

    /// Who signs in with this name.
    #[must_use]
    pub fn signing_in(&self, name: &SignInName) -> Option<&Member> {
        self.active().find(|member| member.sign_in.as_str() == name.as_str())
    }

    /// Everybody who works or worked here.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Everybody as every colleague may see them.
    #[must_use]
    pub fn colleagues(&self) -> Vec<Colleague> {
        self.members.iter().map(|member| member.colleague.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::PersonKey;
    use super::*;
    use crate::vault::entropy::Same;

    fn member(id: u8, role: Role) -> Member {
        let name = format!("person-{id}");
        Member {
            colleague: Colleague {
                id: StaffId::from_bytes([id; 16]),
                name: Line::parse(&name).unwrap().unwrap(),
                role,
                active: true,
            },
            sign_in: SignInName::parse(&name).unwrap(),
            public: PersonKey::make(&Same(id)).unwrap().public_key(),
        }
    }

    #[test]
    fn somebody_always_stays_who_can_do_what_only_managers_may() {
        let id = |id| StaffId::from_bytes([id; 16]);
        let mut book = Book::new(PersonKey::make(&Same(9)).unwrap().public_key());
        for (number, role) in [(1, Role::Manager), (2, Role::Caseworker), (3, Role::Manager)] {
            book.add(member(number, role)).unwrap();
        }
        assert_eq!(book.add(member(2, Role::Manager)), Err(BookProblem::NameTaken));
        assert_eq!(book.put_out(id(1)), Ok(()));
        assert_eq!(book.put_out(id(1)), Err(BookProblem::NotHere));
        assert_eq!(book.put_out(id(3)), Err(BookProblem::LastManager));
        assert_eq!(book.put_out(id(2)), Ok(()));
        assert_eq!(book.active().count(), 1);
        assert_eq!(book.colleagues().len(), 3, "events stay in their names");
        assert!(book.add(member(2, Role::Caseworker)).is_ok(), "the name is free again");
    }
}
