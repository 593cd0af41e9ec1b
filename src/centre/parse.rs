//! From JSON to [`Centre`], with every problem at once. Reads all siblings before it gives up on any.

use base64ct::{Base64UrlUnpadded, Encoding};

use super::model::{Partner, Withheld};
use super::{Address, Centre, Contact, DropBox, Helpline, Limits, Listing, PartnerCode, Support};
use crate::document::{
    Language, Object, Problem, ProblemKind, Reader, Text, declared, read_document, report_duplicates,
};
use crate::instrument::SafetyTopic;

/// Bytes of an X-Wing public key: ML-KEM-768's 1,184 and X25519's 32.
const PUBLIC_KEY_BYTES: usize = 1216;

/// Reads a centre file.
///
/// # Errors
/// Every problem in it, each with its JSON path.
pub fn parse(json: &str) -> Result<Centre, Vec<Problem>> {
    read_document(json, centre)
}

fn centre(document: &Reader<'_>) -> Option<Centre> {
    let file = document.object(&[
        "format",
        "id",
        "name",
        "languages",
        "charity_number",
        "packs",
        "contact",
        "exit_address",
        "helplines",
        "supports",
        "limits",
        "needs",
        "partners",
        "withhold",
    ])?;
    let format = file.need("format").and_then(|here| here.integer(1, 1));
    let id = file.need("id").and_then(|here| here.id());
    let name = file.need("name").and_then(|here| here.string().map(str::to_owned));
    let languages = file.need("languages").and_then(|here| languages(&here));
    let charity_number = file.optional("charity_number", |here| here.string().map(str::to_owned));
    let packs = file.need("packs").and_then(|here| ids(here.some_list()?));
    let contact = file.need("contact").and_then(|here| contact(&here));
    let exit_address = file.need("exit_address").and_then(|here| address(&here));
    let helplines = file.need("helplines").and_then(|here| helplines(&here, languages.as_deref()));
    let supports = file.need("supports").and_then(|here| supports(&here, languages.as_deref()));
    let limits = file.need("limits").and_then(|here| limits(&here));
    let needs = file.need("needs").and_then(|here| ids(here.list()?));
    let partners = file.need("partners").and_then(|here| by_partner(&here, partner));
    let withhold = file.optional("withhold", |here| by_partner(here, withheld));
    format?;
    Some(Centre {
        id: id?,
        name: name?,
        languages: languages?,
        charity_number: charity_number?,
        packs: packs?,
        contact: contact?,
        exit_address: exit_address?,
        helplines: helplines?,
        supports: supports?,
        limits: limits?,
        needs: needs?,
        partners: partners?,
        withhold: withhold?.unwrap_or_default(),
    })
}

fn languages(here: &Reader<'_>) -> Option<Vec<Language>> {
    let list = here.some_list()?;
    report_duplicates(list.iter().filter_map(|r| Some((r.string()?.to_owned(), r.clone()))));
    each(list, |tag| {
        let found = tag.string()?;
        Language::parse(found).or_else(|| tag.refuse(ProblemKind::BadLanguage { found: found.to_owned() }))
    })
}

fn contact(here: &Reader<'_>) -> Option<Contact> {
    let object = here.object(&["email", "phone", "address"])?;
    let email = object.need("email").and_then(|here| {
        let text = here.string()?;
        let good = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
        let good = good && !text.contains(|c: char| c.is_whitespace() || "<>\"&?".contains(c));
        if good { Some(text.to_owned()) } else { here.refuse(expected("an e-mail address")) }
    });
    let phone = object.optional("phone", number_to_dial);
    let lines = object.need("address").and_then(|here| each(here.list()?, |line| line.string().map(str::to_owned)));
    Some(Contact { email: email?, phone: phone?, address: lines? })
}

fn helplines(here: &Reader<'_>, languages: Option<&[Language]>) -> Option<Vec<Helpline>> {
    let list = here.some_list()?;
    report_duplicates(declared(&list, "id"));
    each(list, |here| {
        let object = here.object(&["id", "name", "phone", "text", "web", "hours", "about", "topics"])?;
        let id = object.need("id").and_then(|here| here.id());
        let name = text(&object, "name", languages);
        let phone = object.optional("phone", number_to_dial);
        let number_to_text = object.optional("text", number_to_dial);
        let web = object.optional("web", address);
        if ["phone", "text", "web"].iter().all(|key| object.maybe(key).is_none()) {
            here.report(ProblemKind::Missing { key: "phone" });
        }
        let hours = text(&object, "hours", languages);
        let about = text(&object, "about", languages);
        let topics = object.need("topics").and_then(|here| each(here.list()?, |topic| topic.code(&SafetyTopic::ALL)));
        Some(Helpline {
            id: id?,
            name: name?,
            phone: phone?,
            text: number_to_text?,
            web: web?,
            hours: hours?,
            about: about?,
            topics: topics?,
        })
    })
}

fn supports(here: &Reader<'_>, languages: Option<&[Language]>) -> Option<Vec<Support>> {
    let list = here.list()?;
    report_duplicates(declared(&list, "id"));
    each(list, |here| {
        let object = here.object(&["id", "title", "about"])?;
        let id = object.need("id").and_then(|here| here.id());
        let title = text(&object, "title", languages);
        let about = text(&object, "about", languages);
        Some(Support { id: id?, title: title?, about: about? })
    })
}

fn limits(here: &Reader<'_>) -> Option<Limits> {
    let object = here.object(&["draft_days", "lock_seconds", "counters_delay_seconds"])?;
    // A draft is not an archive (DOMAIN: 7–30 days); a lock shorter than this leaves no time to warn and extend.
    let draft_days = object.need("draft_days").and_then(|here| here.integer(1, 30));
    let lock_seconds = object.need("lock_seconds").and_then(|here| here.integer(30, 3_600));
    let counters = object.need("counters_delay_seconds").and_then(|here| here.integer(0, 604_800));
    Some(Limits {
        draft_days: u16::try_from(draft_days?).ok()?,
        lock_seconds: u16::try_from(lock_seconds?).ok()?,
        counters_delay_seconds: u32::try_from(counters?).ok()?,
    })
}

fn partner(here: &Reader<'_>) -> Option<Partner> {
    let object = here.object(&["contact", "drop_box", "listing", "public_key"])?;
    let contact = object.optional("contact", contact);
    let place = object.optional("drop_box", address);
    let key = object.optional("public_key", public_key);
    let listing = object.optional("listing", |here| here.code(&Listing::ALL));
    for (one, other) in [("drop_box", "public_key"), ("public_key", "drop_box"), ("listing", "drop_box")] {
        if object.maybe(one).is_some() && object.maybe(other).is_none() {
            here.report(ProblemKind::Missing { key: other });
        }
    }
    let listing = listing?.unwrap_or_default();
    let drop_box = place?.zip(key?).map(|(address, public_key)| DropBox { address, listing, public_key });
    Some(Partner { contact: contact?, drop_box })
}

fn withheld(here: &Reader<'_>) -> Option<Withheld> {
    if here.is_string() {
        return here.code(&[("everything", ())]).map(|()| Withheld::Everything);
    }
    ids(here.some_list()?).map(Withheld::Fields)
}

/// An object whose keys are partners.
fn by_partner<T>(here: &Reader<'_>, read: fn(&Reader<'_>) -> Option<T>) -> Option<Vec<(PartnerCode, T)>> {
    let keys = PartnerCode::ALL.map(PartnerCode::as_str);
    let object = here.object(&keys)?;
    let given = PartnerCode::ALL.into_iter().filter_map(|code| Some((code, object.maybe(code.as_str())?)));
    let read: Vec<Option<(PartnerCode, T)>> = given.map(|(code, here)| Some((code, read(&here)?))).collect();
    read.into_iter().collect()
}

fn public_key(here: &Reader<'_>) -> Option<String> {
    let text = here.string()?;
    let right = Base64UrlUnpadded::decode_vec(text).is_ok_and(|bytes| bytes.len() == PUBLIC_KEY_BYTES);
    if right { Some(text.to_owned()) } else { here.refuse(ProblemKind::BadKey) }
}

fn address(here: &Reader<'_>) -> Option<Address> {
    Address::parse(here.string()?).or_else(|| here.refuse(ProblemKind::BadAddress))
}

fn number_to_dial(here: &Reader<'_>) -> Option<String> {
    let text = here.string()?;
    let good = text.bytes().all(|b| b.is_ascii_digit() || b == b' ') && !text.starts_with(' ') && !text.ends_with(' ');
    if good { Some(text.to_owned()) } else { here.refuse(expected("a telephone number in digits and spaces")) }
}

/// A text in the file's languages; silent when those could not be read, for then every text would be wrong.
fn text(object: &Object<'_>, key: &'static str, languages: Option<&[Language]>) -> Option<Text> {
    let here = object.need(key)?;
    here.text(languages?)
}

/// Ids, none of them twice.
fn ids(list: Vec<Reader<'_>>) -> Option<Vec<String>> {
    report_duplicates(list.iter().filter_map(|here| Some((here.id()?, here.clone()))));
    each(list, Reader::id)
}

/// Reads every element before giving up on any.
fn each<'a, T>(list: Vec<Reader<'a>>, read: impl Fn(&Reader<'a>) -> Option<T>) -> Option<Vec<T>> {
    let read: Vec<Option<T>> = list.iter().map(read).collect();
    read.into_iter().collect()
}

fn expected(expected: &'static str) -> ProblemKind {
    ProblemKind::WrongType { expected }
}
