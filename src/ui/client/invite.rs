//! What becomes of an invite that she opened. Its code comes only where there is one (ADR 0018): whoever comes without pays
//! nothing for it.

use std::sync::Arc;

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::later::fetch_sets;
use super::sets;
use crate::app::invite::{AskedPack, Invitation, NoInvite};
use crate::browser::{assets, clock};
use crate::case::Invited;
use crate::centre::compiled::Keyless;
use crate::document::Language;
use crate::instrument::Instrument;
use crate::ui::asked::{NoQuestions, asked};
use crate::ui::keeper::Work;
use crate::vault::Agenda;
use crate::words::{self, invite as say};

/// What she is asked, and how.
pub(super) struct Way {
    pub(super) invited: Option<Invited>,
    /// What the invite asks, as far as it is here.
    pub(super) agenda: Agenda,
    /// Its first questions; the centre's first, where there are none.
    pub(super) first: Option<Arc<Instrument>>,
    /// What it asks after those.
    pub(super) rest: Vec<Arc<Instrument>>,
    /// The page's own, where there is none.
    pub(super) language: Option<Language>,
    pub(super) no_invite: Option<String>,
    /// Whether she is at the centre, with a tablet that she gives back.
    pub(super) handed: bool,
}

impl Way {
    /// As she goes on without an invite, and what is to be said about that.
    pub(super) fn without(no_invite: Option<String>) -> Self {
        let (agenda, rest) = (Agenda::default(), Vec::new());
        Self { invited: None, agenda, first: None, rest, language: None, no_invite, handed: false }
    }
}

/// The way that a fragment leads; without one, how a tablet that she was handed goes on after it was loaded anew.
pub(super) async fn follow(fragment: Option<String>, centre: Arc<Keyless>) -> Way {
    // Where the code for it does not come, she can open the link again.
    read(fragment, centre).await.unwrap_or_else(|_| Way::without(Some(say::not_whole())))
}

#[wasm_split(inviting, fallible, return_wrapper(let way = _; { Ok(way?.await) } -> Result<Way, SplitLoaderError>))]
fn read(fragment: Option<String>, centre: Arc<Keyless>) -> Result<Work<Way>, SplitLoaderError> {
    Ok(Box::pin(async move {
        let Some(fragment) = fragment else {
            return Way { handed: true, ..Way::without(Some(say::loaded_anew())) };
        };
        let invitation = match Invitation::read(&fragment, &centre, clock::day()) {
            Ok(invitation) => invitation,
            Err(problem) => return Way::without(Some(in_words(problem, &centre))),
        };
        let language = invitation.languages.first().and_then(|tag| Language::parse(tag));
        if let Some(language) = language.as_ref().filter(|language| Some(*language) != centre.languages().first())
            && let Ok(texts) = assets::load_listed(&format!("words:{}", language.as_str())).await
        {
            // What cannot be loaded is said in the language that is there.
            let _ = words::load(&texts);
        }
        if invitation.packs.len() > 1 {
            fetch_sets(language.as_ref().map_or_else(assets::language, |language| language.as_str().to_owned())).await;
        }
        let own = |pack: &AskedPack| pack.key.is_none() && centre.packs().first() == Some(&pack.name);
        let (mut here, mut problem) = (Vec::new(), None);
        for pack in invitation.packs {
            if here.is_empty() && own(&pack) {
                // It is on its way to everybody.
                here.push((pack, None));
                continue;
            }
            match asked(pack.clone()).await {
                Ok(questions) => here.push((pack, Some(questions))),
                Err(why) => problem = Some(not_asked(why, &centre)),
            }
        }
        if here.is_empty() {
            return Way { handed: invitation.handed, ..Way::without(problem) };
        }
        let no_invite = problem.map(|why| sets::some_missing().unwrap_or(why));
        let (packs, mut questions): (Vec<_>, Vec<_>) = here.into_iter().unzip();
        let (agenda, first) = (Agenda::new(packs), questions.remove(0));
        let rest = questions.into_iter().flatten().collect();
        Way { invited: Some(invitation.invited), agenda, first, rest, language, no_invite, handed: invitation.handed }
    }))
}

fn in_words(problem: NoInvite, centre: &Keyless) -> String {
    match problem {
        NoInvite::Damaged => say::not_whole(),
        NoInvite::Later => say::later(),
        NoInvite::OtherCentre => say::other_centre(centre.name()),
        NoInvite::TooOld | NoInvite::OtherQuestions => say::too_old(centre.name()),
    }
}

/// The invite is good, and its questions are not there.
fn not_asked(problem: NoQuestions, centre: &Keyless) -> String {
    match problem {
        NoQuestions::NotArrived | NoQuestions::WrongKey => say::not_whole(),
        NoQuestions::Later => say::later(),
        NoQuestions::NotHere => say::too_old(centre.name()),
    }
}
