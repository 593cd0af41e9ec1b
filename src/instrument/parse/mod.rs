//! From a pack's JSON to an [`Instrument`], reporting every problem on the way.
//!
//! Sections are read first, then scales over their items, then the total over those scales, so that each reader has
//! before it all that its references may point to.

mod conditions;
mod items;
mod scales;

use sha2::{Digest, Sha256};

use super::{Instrument, Item, PackIdentity, Section};
use crate::document::{Language, Object, Problem, ProblemKind, Reader, Text, read_document, report_duplicates};
use conditions::condition;

/// What the readers of items and scales need to know of the document around them.
struct Context<'a> {
    languages: Vec<Language>,
    option_sets: Vec<(String, Vec<super::ChoiceOption>)>,
    supports: Vec<(String, Text)>,
    /// Every item id of the document, so that a forward reference can be told from a dangling one.
    all_ids: Vec<&'a str>,
}

pub(super) fn instrument(json: &str) -> Result<Instrument, Vec<Problem>> {
    let digest = Sha256::digest(json.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
    read_document(json, |here| document(here, digest))
}

const KEYS: &[&str] = &[
    "format",
    "id",
    "version",
    "languages",
    "title",
    "disclaimer",
    "minutes",
    "option_sets",
    "supports",
    "sections",
    "scales",
    "total",
];

fn document(here: &Reader<'_>, digest: String) -> Option<Instrument> {
    let object = here.object(KEYS)?;
    let format = object.need("format").and_then(|r| r.integer(1, 1));
    let id = object.need("id").and_then(|r| r.id());
    let version = object.need("version").and_then(|r| r.id());
    let languages = languages(&object)?;
    let title = object.need("title").and_then(|r| r.text(&languages));
    let disclaimer = object.need("disclaimer").and_then(|r| r.text(&languages));
    let minutes = object.need("minutes").and_then(|r| r.integer(1, 600));
    let option_sets = object.optional("option_sets", |r| option_sets(r, &languages));
    let supports = object.optional("supports", |r| supports(r, &languages));
    let sections_here = object.need("sections").and_then(|r| r.some_list())?;
    let context = Context {
        all_ids: all_item_ids(&sections_here),
        languages,
        option_sets: option_sets.clone().flatten().unwrap_or_default(),
        supports: supports.clone().flatten().unwrap_or_default(),
    };
    let (sections, items) = sections(&sections_here, &context);
    let scales = object.need("scales").and_then(|r| scales::scales(&r, &context, &items));
    let total = object.optional("total", |r| scales::total(r, &context, scales.as_deref().unwrap_or_default()));
    format?;
    option_sets?;
    supports?;
    Some(Instrument {
        identity: PackIdentity { id: id?, version: version?, digest },
        title: title?,
        disclaimer: disclaimer?,
        minutes: u32::try_from(minutes?).ok()?,
        supports: context.supports,
        sections: sections?,
        items,
        scales: scales?,
        total: total?,
        languages: context.languages,
    })
}

fn languages(object: &Object<'_>) -> Option<Vec<Language>> {
    let list = object.need("languages")?.some_list()?;
    let read = |r: &Reader<'_>| {
        let tag = r.string()?;
        Language::parse(tag).or_else(|| r.refuse(ProblemKind::BadId { found: tag.to_owned() }))
    };
    let languages: Vec<Language> = list.iter().map(read).collect::<Option<_>>()?;
    report_duplicates(languages.iter().map(|l| l.as_str().to_owned()).zip(list));
    Some(languages)
}

fn option_sets(here: &Reader<'_>, languages: &[Language]) -> Option<Vec<(String, Vec<super::ChoiceOption>)>> {
    let sets = here.entries()?.into_iter().map(|(name, r)| Some((name.to_owned(), items::options(&r, languages)?)));
    collect(sets)
}

fn supports(here: &Reader<'_>, languages: &[Language]) -> Option<Vec<(String, Text)>> {
    collect(here.entries()?.into_iter().map(|(id, r)| Some((id.to_owned(), r.text(languages)?))))
}

fn all_item_ids<'a>(sections: &[Reader<'a>]) -> Vec<&'a str> {
    let items = sections.iter().filter_map(|s| s.quiet("items")?.quiet_list());
    items.flatten().filter_map(|item| item.quiet("id")?.quiet_string()).collect()
}

fn sections(list: &[Reader<'_>], context: &Context<'_>) -> (Option<Vec<Section>>, Vec<Item>) {
    let (mut items, mut places) = (Vec::new(), Vec::new());
    let read: Vec<Option<Section>> = list.iter().map(|r| section(r, context, &mut items, &mut places)).collect();
    let ids = list.iter().filter_map(|r| Some((r.quiet("id")?.quiet_string()?.to_owned(), r.quiet("id")?)));
    report_duplicates(ids);
    report_duplicates(places);
    (read.into_iter().collect(), items)
}

fn section<'a>(
    here: &Reader<'a>,
    context: &Context<'_>,
    items: &mut Vec<Item>,
    places: &mut Vec<(String, Reader<'a>)>,
) -> Option<Section> {
    let object = here.object(&["id", "title", "intro", "content_note", "show_if", "items"])?;
    let id = object.need("id").and_then(|r| r.id());
    let title = object.need("title").and_then(|r| r.text(&context.languages));
    let intro = object.optional("intro", |r| r.text(&context.languages));
    let content_note = object.optional("content_note", |r| r.text(&context.languages));
    let show_if = object.optional("show_if", |r| condition(r, context, items));
    let first = items.len();
    let list = object.need("items")?.some_list()?;
    let mut whole = true;
    for item_here in &list {
        if let Some(id_here) = item_here.quiet("id") {
            places.extend(id_here.quiet_string().map(|id| (id.to_owned(), id_here.clone())));
        }
        match items::item(item_here, context, items) {
            Some(item) => items.push(item),
            None => whole = false,
        }
    }
    let section = Section {
        id: id?,
        title: title?,
        intro: intro?,
        content_note: content_note?,
        show_if: show_if?,
        items: (first, items.len()),
    };
    whole.then_some(section)
}

/// All or nothing, but every element is read, so that each reports its own problems.
fn collect<T>(read: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let read: Vec<Option<T>> = read.collect();
    read.into_iter().collect()
}
