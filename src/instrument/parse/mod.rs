//! From a pack's JSON to an [`Instrument`], reporting every problem on the way.
//!
//! Sections are read first, then scales over their items, then the total over those scales, so that each reader has
//! before it all that its references may point to. What stands in the document but could not be read has told its own
//! problems, so a reference to it says nothing: a mistake is told once.

mod conditions;
mod items;
mod reassessment;
mod scales;

use sha2::{Digest, Sha256};

use super::{Instrument, Item, PackIdentity, Section};
use crate::document::{
    Language, Object, Problem, ProblemKind, Reader, Text, declared, read_document, report_duplicates,
};
use conditions::condition;
use reassessment::reassessment;

/// What the readers of items and scales need to know of the document around them.
struct Context<'a> {
    languages: Vec<Language>,
    /// Names with their options, where those could be read.
    option_sets: Vec<(&'a str, Option<Vec<super::ChoiceOption>>)>,
    /// Ids with their names, where those could be read.
    supports: Vec<(&'a str, Option<Text>)>,
    /// Every item id of the document, so that a forward reference can be told from a dangling one.
    item_ids: Vec<&'a str>,
}

/// What a condition may speak of: the items before it.
#[derive(Default)]
struct Earlier<'a> {
    /// Those that could be read.
    items: Vec<Item>,
    /// The ids of all, with their places.
    ids: Vec<(String, Reader<'a>)>,
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
    "reassessment",
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
    let minutes = object.need("minutes").and_then(|r| r.integer(1, 600));
    let [title, disclaimer, sections_here, scales_here] =
        ["title", "disclaimer", "sections", "scales"].map(|key| object.need(key));
    let languages = languages(&object)?;
    let title = title.and_then(|r| r.text(&languages));
    let disclaimer = disclaimer.and_then(|r| r.text(&languages));
    let option_sets = object.optional("option_sets", |r| named(r, |r| items::options(r, &languages)));
    let supports = object.optional("supports", |r| named(r, |r| r.text(&languages)));
    let sections_here = sections_here.and_then(|r| r.some_list())?;
    let context = Context {
        languages,
        option_sets: option_sets?.unwrap_or_default(),
        supports: supports?.unwrap_or_default(),
        item_ids: item_ids(&sections_here),
    };
    let (sections, items) = sections(&sections_here, &context);
    let reassessment = object.optional("reassessment", |r| reassessment(r, &context, &items));
    let scales_here = scales_here.and_then(|r| r.list());
    let scales = scales_here.map(|list| scales::scales(&list, &context, &items));
    let total = object.optional("total", |r| scales::total(r, &context, scales.as_deref()?));
    format?;
    Some(Instrument {
        identity: PackIdentity { id: id?, version: version?, digest },
        title: title?,
        disclaimer: disclaimer?,
        minutes: u32::try_from(minutes?).ok()?,
        reassessment: reassessment?,
        supports: context.supports.into_iter().map(|(id, name)| Some((id.to_owned(), name?))).collect::<Option<_>>()?,
        sections: sections?,
        items,
        scales: scales?.into_iter().map(|(_, scale)| scale).collect::<Option<_>>()?,
        total: total?,
        languages: context.languages,
    })
}

fn languages(object: &Object<'_>) -> Option<Vec<Language>> {
    let list = object.need("languages")?.some_list()?;
    let read = |r: &Reader<'_>| {
        let tag = r.string()?;
        Language::parse(tag).or_else(|| r.refuse(ProblemKind::BadLanguage { found: tag.to_owned() }))
    };
    let languages: Vec<Language> = list.iter().map(read).collect::<Option<_>>()?;
    report_duplicates(languages.iter().map(|l| l.as_str().to_owned()).zip(list));
    Some(languages)
}

/// What stands under each id of an object, where it could be read.
fn named<'a, T>(here: &Reader<'a>, read: impl Fn(&Reader<'a>) -> Option<T>) -> Option<Vec<(&'a str, Option<T>)>> {
    Some(here.entries_by_id()?.into_iter().map(|(id, r)| (id, read(&r))).collect())
}

fn item_ids<'a>(sections: &[Reader<'a>]) -> Vec<&'a str> {
    let items = sections.iter().filter_map(|s| s.quiet("items")?.quiet_list());
    items.flatten().filter_map(|item| item.quiet("id")?.quiet_string()).collect()
}

fn sections(list: &[Reader<'_>], context: &Context<'_>) -> (Option<Vec<Section>>, Vec<Item>) {
    let mut earlier = Earlier::default();
    let read: Vec<Option<Section>> = list.iter().map(|r| section(r, context, &mut earlier)).collect();
    report_duplicates(declared(list, "id"));
    report_duplicates(earlier.ids);
    (read.into_iter().collect(), earlier.items)
}

fn section<'a>(here: &Reader<'a>, context: &Context<'_>, earlier: &mut Earlier<'a>) -> Option<Section> {
    let object = here.object(&["id", "title", "intro", "content_note", "show_if", "items"])?;
    let id = object.need("id").and_then(|r| r.id());
    let title = object.need("title").and_then(|r| r.text(&context.languages));
    let intro = object.optional("intro", |r| r.text(&context.languages));
    let content_note = object.optional("content_note", |r| r.text(&context.languages));
    let show_if = object.optional("show_if", |r| condition(r, context, earlier));
    let first = earlier.items.len();
    let list = object.need("items")?.some_list()?;
    let mut whole = true;
    for item_here in &list {
        match items::item(item_here, context, earlier) {
            Some(item) => earlier.items.push(item),
            None => whole = false,
        }
        earlier.ids.extend(declared(std::slice::from_ref(item_here), "id"));
    }
    let section = Section {
        id: id?,
        title: title?,
        intro: intro?,
        content_note: content_note?,
        show_if: show_if?,
        items: (first, earlier.items.len()),
    };
    whole.then_some(section)
}

/// All or nothing, but every element is read, so that each reports its own problems.
fn collect<T>(read: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let read: Vec<Option<T>> = read.collect();
    read.into_iter().collect()
}
