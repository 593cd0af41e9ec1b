//! A FHIR R4 `Questionnaire` as a pack that an author can go on from, with a report of all that the pack holds
//! differently or not at all.
//!
//! Total: any text at all gives a pack that parses, or a reason. Nothing is dropped in silence: each item of the source is
//! in the pack or in the report, and so is each element of an item that was not read ([`element::Element`]).

mod ask;
mod condition;
mod draft;
mod element;
mod ids;
mod options;
mod question;
mod scales;
mod sum;
mod walk;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde_json::{Map, Value, json};

use super::nested;
use super::remark::{Remark, What};
use super::terms::{DIGEST, MINUTES, OWN_PACK, REASSESSMENT, SUPPORT};
use crate::document::{Language, Problem};
use crate::instrument::Instrument;
use condition::Asked;
use element::{Element, number};
use ids::{Ids, plain};
use scales::Calculated;
use walk::{Scope, numbered};

pub use draft::written;
pub use scales::Bands;

/// What a centre says beside the file.
#[derive(Debug, Default)]
pub struct Wishes {
    /// The pack's id, in place of one made of the source's names.
    pub id: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// Bands for scales.
    pub bands: Bands,
}

/// A questionnaire that became a pack.
#[derive(Debug)]
pub struct Imported {
    /// The pack's JSON, for an author to go on from.
    pub draft: String,
    /// The same, parsed: proof that the draft is right as it stands.
    pub pack: Instrument,
    /// What the pack holds differently or not at all, the heaviest first.
    pub remarks: Vec<Remark>,
    /// The `linkId` of each item that is in the pack, with its id there; or what of the pack it is part of.
    pub ids: Vec<(String, String)>,
}

/// Why a file became no pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It is not JSON.
    NotJson,
    /// It is not a FHIR `Questionnaire`.
    NotAQuestionnaire,
    /// Nothing in it can be asked; the report says why.
    NothingToAsk(Vec<Remark>),
    /// What the centre set beside it, or this project's own extensions in it, make no pack that is right.
    NotRight(Vec<Problem>),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson => f.write_str("this is not JSON"),
            Self::NotAQuestionnaire => f.write_str("this is not a FHIR Questionnaire"),
            Self::NothingToAsk(_) => f.write_str("nothing in this questionnaire can be asked here"),
            Self::NotRight(problems) => {
                f.write_str("the pack would not be right")?;
                problems.iter().try_for_each(|problem| write!(f, "\n{problem}"))
            }
        }
    }
}

impl std::error::Error for Refused {}

/// Imports a questionnaire.
///
/// # Errors
/// [`Refused`].
pub fn import(json: &str, wishes: &Wishes) -> Result<Imported, Refused> {
    let source: Value = serde_json::from_str(json).map_err(|_| Refused::NotJson)?;
    let questionnaire = Element::of(&source).ok_or(Refused::NotAQuestionnaire)?;
    if questionnaire.string("resourceType") != Some("Questionnaire") {
        return Err(Refused::NotAQuestionnaire);
    }
    let language = questionnaire.string("language").filter(|tag| Language::parse(tag).is_some());
    let mut import = Import::new(language.unwrap_or("en"), &source);
    let title = import.title(&questionnaire);
    let items = questionnaire.list("item");
    for (path, item) in numbered(items, "$") {
        import.item(item, &Scope::outermost(title.clone()), &path);
    }
    import.make_scales(items, &wishes.bands);
    let pack = import.pack(&questionnaire, title, wishes);
    import.parts(&questionnaire, "");
    import.finish(pack)
}

/// A pack being made.
struct Import<'a> {
    base: String,
    contained: &'a [Value],
    every_link: BTreeSet<&'a str>,
    remarks: BTreeSet<Remark>,
    ids: Vec<(String, String)>,
    item_ids: Ids,
    section_ids: Ids,
    scale_ids: Ids,
    sections: Vec<Section>,
    /// The scopes that have been opened as sections, and the one that is open.
    opened: BTreeSet<usize>,
    open: Option<usize>,
    scopes: usize,
    notes: usize,
    asked: Vec<Placed>,
    /// Questions by their `linkId`, and items that were gone through.
    links: BTreeMap<String, usize>,
    seen: BTreeSet<String>,
    calculated: Vec<Calculated<'a>>,
    scales: Vec<Value>,
    total: Option<Value>,
    without_category: bool,
    without_audience: bool,
}

/// A question with its place in the pack.
struct Placed {
    asked: Asked,
    section: usize,
    item: usize,
}

/// A section being filled.
struct Section {
    id: String,
    title: Map<String, Value>,
    intro: Option<Map<String, Value>>,
    content_note: Option<Map<String, Value>>,
    show_if: Option<Value>,
    items: Vec<Value>,
}

impl<'a> Import<'a> {
    fn new(base: &str, source: &'a Value) -> Self {
        let mut every_link = BTreeSet::new();
        let mut waiting = vec![source];
        while let Some(item) = waiting.pop() {
            every_link.extend(walk::link(item));
            waiting.extend(item.get("item").and_then(Value::as_array).into_iter().flatten());
        }
        Self {
            base: base.to_owned(),
            contained: source.get("contained").and_then(Value::as_array).map_or(&[], Vec::as_slice),
            every_link,
            remarks: BTreeSet::new(),
            ids: Vec::new(),
            item_ids: Ids::default(),
            section_ids: Ids::default(),
            scale_ids: Ids::default(),
            sections: Vec::new(),
            opened: BTreeSet::new(),
            open: None,
            scopes: 0,
            notes: 0,
            asked: Vec::new(),
            links: BTreeMap::new(),
            seen: BTreeSet::new(),
            calculated: Vec::new(),
            scales: Vec::new(),
            total: None,
            without_category: false,
            without_audience: false,
        }
    }

    fn remark(&mut self, place: &str, what: What) {
        self.remarks.insert(Remark { what, place: place.to_owned() });
    }

    fn next_scope(&mut self) -> usize {
        self.scopes += 1;
        self.scopes
    }

    fn title(&mut self, questionnaire: &Element<'_>) -> Map<String, Value> {
        if let Some(title) = questionnaire.words("title", &self.base) {
            return title;
        }
        self.remark("", What::Unnamed);
        let name = ["name", "description", "id"].into_iter().find_map(|key| questionnaire.string(key));
        Map::from_iter([(self.base.clone(), json!(name.unwrap_or("Questionnaire")))])
    }

    /// The pack's JSON out of all that was found.
    fn pack(&mut self, questionnaire: &Element<'_>, title: Map<String, Value>, wishes: &Wishes) -> Value {
        questionnaire.extension(DIGEST);
        for expected in ["contained", "id", "url", "name", "language", "status", "subjectType"] {
            questionnaire.any(expected);
        }
        let identifiers = questionnaire.list("identifier").iter();
        let own = identifiers.filter(|i| i.get("system").and_then(Value::as_str) == Some(OWN_PACK));
        let own = own.filter_map(|i| i.get("value")?.as_str()).next();
        let names = [wishes.id.as_deref(), own, questionnaire.string("id"), questionnaire.string("name")];
        let title_id = title.get(&self.base).and_then(Value::as_str);
        let id = names.into_iter().chain([title_id]).flatten().find_map(plain);
        let version = wishes.version.as_deref().or(questionnaire.string("version")).and_then(plain);
        let disclaimer = questionnaire.words("copyright", &self.base).unwrap_or_else(|| {
            self.remark("", What::Disclaimer);
            words::own("Imported. Nobody has said yet under which terms it may be used, or what its scores are worth.")
        });
        let minutes = questionnaire.extension_value(MINUTES).and_then(number).filter(|n| (1.0..=600.0).contains(n));
        #[expect(clippy::cast_possible_truncation, reason = "from 1 to 600")]
        let minutes = minutes.map(|n| n as usize).unwrap_or_else(|| {
            self.remark("", What::Minutes);
            // About five questions a minute.
            self.asked.len().div_ceil(5).clamp(1, 600)
        });
        let supports: Map<String, Value> = questionnaire
            .extensions(SUPPORT)
            .into_iter()
            .map(nested::value)
            .filter_map(|support| Some((support.get("id")?.as_str()?.to_owned(), support.get("name")?.clone())))
            .collect();
        let sections: Vec<Value> = std::mem::take(&mut self.sections).into_iter().map(Section::into_pack).collect();
        let mut pack = json!({
            "format": 1,
            "id": id.unwrap_or_else(|| "imported".to_owned()),
            "version": version.unwrap_or_else(|| "1.0".to_owned()),
            "title": title,
            "disclaimer": disclaimer,
            "minutes": minutes,
            "sections": sections,
            "scales": std::mem::take(&mut self.scales),
        });
        if let Some(again) = questionnaire.extension(REASSESSMENT) {
            pack["reassessment"] = nested::value(again);
        }
        if !supports.is_empty() {
            pack["supports"] = Value::Object(supports);
        }
        if let Some(total) = self.total.take() {
            pack["total"] = total;
        }
        pack
    }

    fn finish(mut self, mut pack: Value) -> Result<Imported, Refused> {
        let (languages, left_out) = words::settle(&mut pack, &self.base);
        pack["languages"] = json!(languages);
        left_out.into_iter().for_each(|tag| self.remark("", What::Language { tag }));
        if self.without_category {
            self.remark("", What::Categories);
        }
        if self.without_audience {
            self.remark("", What::AudienceAndSensitivity);
        }
        let mut remarks: Vec<Remark> = self.remarks.into_iter().collect();
        remarks.sort_by_key(|remark| remark.what.gravity());
        if self.asked.is_empty() && self.notes == 0 {
            return Err(Refused::NothingToAsk(remarks));
        }
        let draft = draft::written(&pack);
        let pack = Instrument::parse(&draft).map_err(Refused::NotRight)?;
        Ok(Imported { draft, pack, remarks, ids: self.ids })
    }
}

impl Section {
    fn into_pack(self) -> Value {
        let mut section = json!({ "id": self.id, "title": self.title, "items": self.items });
        let texts = [("intro", self.intro), ("content_note", self.content_note)];
        for (key, text) in texts.into_iter().filter_map(|(key, text)| Some((key, text?))) {
            section[key] = Value::Object(text);
        }
        if let Some(show_if) = self.show_if {
            section["show_if"] = show_if;
        }
        section
    }
}
