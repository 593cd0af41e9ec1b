//! Her way through the app: which page comes next and which came before, as pure functions of what she has given.
//!
//! A [`Page`] holds no data of hers, so it may stand in a signal, a log or a test. It never stands in the address bar or
//! the history: the address is the same on every page (`browser/history.rs`).

use crate::assessment::Step;
use crate::case::Intake;
use crate::vault::Agenda;

/// One page of her journey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// What this is.
    Opening,
    /// How leaving works, before the button first appears.
    LeavingInfo,
    /// "Are you somewhere private?"
    PrivateCheck,
    /// The privacy notice.
    Notice,
    /// A page about who she is.
    Profile(ProfilePage),
    /// A demographic question.
    About(Step),
    /// Research consent.
    Consent,
    /// The offer to save.
    SaveOffer,
    /// The list of sections.
    Sections,
    /// A question of the assessment, or the check of all answers.
    Question(Step),
    /// Her picture.
    Picture,
    /// Who gets what, before anything is sent.
    WhoGetsWhat,
    /// Sent.
    Sent,
    /// What she was at is sent, and she is back: the rest of what her invite asks, or that there is none.
    More,
}

/// The pages about who she is, each small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProfilePage {
    /// Name and what to call her.
    Name,
    /// Date of birth.
    Birth,
    /// Telephone, e-mail and post, each with whether it is safe.
    Contact,
    /// NHS and National Insurance numbers.
    Numbers,
    /// GP and emergency contact.
    People,
}

impl ProfilePage {
    /// In the order in which they are asked.
    pub const ALL: [Self; 5] = [Self::Name, Self::Birth, Self::Contact, Self::Numbers, Self::People];
}

impl Page {
    /// The page after this one.
    #[must_use]
    pub fn next(self, intake: &Intake) -> Self {
        match self {
            Self::Opening => Self::LeavingInfo,
            Self::LeavingInfo => Self::PrivateCheck,
            Self::PrivateCheck => Self::Notice,
            Self::Notice => Self::Profile(ProfilePage::Name),
            Self::Profile(page) => {
                let after = ProfilePage::ALL.into_iter().find(|p| *p > page);
                after.map_or(Self::About(intake.about.first()), Self::Profile)
            }
            Self::About(step) => match intake.about.next(step) {
                Step::CheckAnswers => Self::Consent,
                next @ (Step::ContentNote(_) | Step::Question(_)) => Self::About(next),
            },
            Self::Consent => Self::SaveOffer,
            Self::SaveOffer => Self::Sections,
            Self::Sections => Self::Question(intake.questions.first_unanswered()),
            Self::Question(Step::CheckAnswers) => Self::Picture,
            Self::Question(step) => Self::Question(intake.questions.next(step)),
            Self::Picture => Self::WhoGetsWhat,
            Self::WhoGetsWhat | Self::Sent => Self::Sent,
            Self::More => Self::Sections,
        }
    }

    /// The page before this one; `None` where going back would leave the app (the first page) or undo what cannot be
    /// undone (sent).
    #[must_use]
    pub fn back(self, intake: &Intake) -> Option<Self> {
        match self {
            Self::Opening | Self::Sent | Self::More => None,
            Self::LeavingInfo => Some(Self::Opening),
            Self::PrivateCheck => Some(Self::LeavingInfo),
            Self::Notice => Some(Self::PrivateCheck),
            Self::Profile(page) => {
                let before = ProfilePage::ALL.into_iter().rfind(|p| *p < page);
                Some(before.map_or(Self::Notice, Self::Profile))
            }
            Self::About(step) => Some(intake.about.back(step).map_or(Self::Profile(ProfilePage::People), Self::About)),
            Self::Consent => {
                Some(intake.about.back(Step::CheckAnswers).map_or(Self::Profile(ProfilePage::People), Self::About))
            }
            Self::SaveOffer => Some(Self::Consent),
            Self::Sections => Some(Self::SaveOffer),
            Self::Question(step) => Some(intake.questions.back(step).map_or(Self::Sections, Self::Question)),
            Self::Picture => Some(Self::Question(Step::CheckAnswers)),
            Self::WhoGetsWhat => Some(Self::Picture),
        }
    }

    /// Where she goes on after coming back to a saved draft: the first question without an answer, or, if she had not got
    /// to the questions, the list of sections. What she has sent she is not asked again without being told.
    #[must_use]
    pub fn resume(intake: &Intake, agenda: &Agenda) -> Self {
        if agenda.is_sent(&intake.questions.instrument().identity().to_string()) {
            Self::More
        } else if intake.questions.answers().next().is_some() {
            Self::Question(intake.questions.first_unanswered())
        } else {
            Self::Sections
        }
    }

    /// Whether the button to leave is on this page: everywhere after the page that explains it.
    #[must_use]
    pub fn can_leave_fast(self) -> bool {
        !matches!(self, Self::Opening | Self::LeavingInfo)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::assessment::Pass;
    use crate::instrument::Instrument;
    use crate::vault::AskedPack;

    fn intake() -> Intake {
        let pack = include_str!("../../tests/fixtures/packs/every-type.json");
        let pack = Arc::new(Instrument::parse(pack).unwrap());
        Intake::new(Arc::clone(&pack), pack, "1")
    }

    #[test]
    fn every_page_is_reached_and_back_undoes_next() {
        let intake = intake();
        let (mut page, mut count) = (Page::Opening, 0);
        while page != Page::Sent {
            let next = page.next(&intake);
            if next != Page::Sent {
                let back = next.back(&intake);
                // From the list of sections she goes to the first question without an answer, which may be past a note.
                assert!(
                    back == Some(page) || page == Page::Sections,
                    "{next:?} goes back to {back:?}, came from {page:?}"
                );
            }
            (page, count) = (next, count + 1);
            assert!(count < 100, "the journey ends");
        }
        assert!(count > 30);
    }

    #[test]
    fn nothing_is_behind_the_first_page_and_nothing_is_unsent() {
        assert_eq!(Page::Opening.back(&intake()), None);
        assert_eq!(Page::Sent.back(&intake()), None);
        assert_eq!(Page::More.back(&intake()), None);
    }

    #[test]
    fn who_comes_back_goes_on_where_she_was_and_is_not_asked_again_what_she_sent() {
        let mut intake = intake();
        let name = intake.questions.instrument().identity().to_string();
        let mut agenda = Agenda::new([AskedPack { name: name.clone(), key: None }]);
        assert_eq!(Page::resume(&intake, &agenda), Page::Sections);
        intake.questions.pass_section(0, Pass::RatherTalk);
        assert!(matches!(Page::resume(&intake, &agenda), Page::Question(_)));
        agenda.send(&name);
        assert_eq!(Page::resume(&intake, &agenda), Page::More);
        agenda.begin(&name);
        assert!(matches!(Page::resume(&intake, &agenda), Page::Question(_)), "she wants to, again");
        assert!(matches!(Page::resume(&intake, &Agenda::default()), Page::Question(_)), "without an invite");
    }
}
