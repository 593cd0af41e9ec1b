//! From items within items to sections of items: each group in which something is asked becomes a section, in order; a
//! question within another is asked right after it.

use serde_json::{Map, Value, json};

use super::condition::{Asked, condition, joined};
use super::element::{Element, codes};
use super::scales::Calculated;
use super::{Import, Section};
use crate::fhir::nested;
use crate::fhir::remark::{What, Why};
use crate::fhir::terms::{CALCULATED, CONTENT_NOTE, HIDDEN, ITEM_CONTROL, NOTE_HELP, SCALE, TOTAL};

/// Where an item stands.
#[derive(Clone)]
pub(super) struct Scope {
    /// One for each group; items of the same number may stand in one section.
    number: usize,
    within_another: bool,
    wanted_id: String,
    title: Map<String, Value>,
    intro: Option<Map<String, Value>>,
    content_note: Option<Map<String, Value>>,
    /// Conditions of the groups around it, which become the section's.
    of_section: Vec<Value>,
    /// Conditions of the questions around it, which become the item's.
    pub(super) of_item: Vec<Value>,
}

impl Scope {
    /// Within a question that is asked under these conditions.
    pub(super) fn within_question(&self, of_item: Vec<Value>) -> Self {
        Self { of_item, within_another: true, ..self.clone() }
    }

    /// The questionnaire itself.
    pub(super) fn outermost(title: Map<String, Value>) -> Self {
        Self {
            number: 0,
            within_another: false,
            wanted_id: "questions".to_owned(),
            title,
            intro: None,
            content_note: None,
            of_section: Vec::new(),
            of_item: Vec::new(),
        }
    }
}

impl<'a> Import<'a> {
    /// Takes one item with all that stands within it.
    pub(super) fn item(&mut self, value: &'a Value, scope: &Scope, path: &str) {
        let place = link(value).unwrap_or(path).to_owned();
        let Some((element, kind)) = Element::of(value).and_then(|e| e.string("type").map(|kind| (e, kind))) else {
            return self.leave_out(value, &place, path, What::NoItem);
        };
        for expected in ["linkId", "id"] {
            element.any(expected);
        }
        if let Some(scale) = element.extension(SCALE) {
            self.scales.push(nested::value(scale));
            return self.found(value, "scales");
        }
        if let Some(total) = element.extension(TOTAL) {
            let mut total = nested::value(total);
            for part in ["risks", "strengths"] {
                if total.get(part).is_none() && total.is_object() {
                    total[part] = json!([]);
                }
            }
            self.total = Some(total);
            return self.found(value, "total");
        }
        let hidden = element.extension_value(HIDDEN).and_then(super::element::flag) == Some(true);
        let calculated = element.extension_value(CALCULATED);
        match kind {
            "group" if !hidden => self.group(&element, scope, &place, path),
            "display" if !hidden => self.note(&element, scope, &place, path),
            _ if calculated.is_some() => self.calculated(&element, calculated, &place, path),
            _ if hidden => self.leave_out(value, &place, path, What::Hidden),
            _ => self.question(value, &element, kind, scope, (&place, path)),
        }
        self.seen.insert(place);
    }

    /// Reports an item and all within it as not asked.
    pub(super) fn leave_out(&mut self, value: &'a Value, place: &str, path: &str, what: What) {
        self.remark(place, what);
        for (place, child) in children(value, path) {
            self.leave_out(child, link(child).unwrap_or(&place), &place, What::Within);
        }
    }

    fn group(&mut self, element: &Element<'a>, scope: &Scope, place: &str, path: &str) {
        if scope.within_another {
            self.remark(place, What::OwnSection);
        }
        if element.flag("repeats") == Some(true) {
            self.remark(place, What::AskedOnce);
        }
        if element.flag("required") == Some(true) {
            self.remark(place, What::MayBePassed);
        }
        let wanted = place.strip_prefix("section:").unwrap_or(place).to_owned();
        let own = self.condition(element, place);
        let mut inner = Scope {
            number: self.next_scope(),
            within_another: true,
            title: self.text(element).unwrap_or_else(|| scope.title.clone()),
            intro: None,
            content_note: None,
            wanted_id: wanted,
            of_section: scope.of_section.iter().chain(&scope.of_item).cloned().chain(own).collect(),
            of_item: Vec::new(),
        };
        let before = (self.asked.len(), self.notes, self.scales.len(), self.total.is_some());
        for (path, child) in numbered(element.list("item"), path) {
            let said = self.said_of_group(child);
            let into = match said {
                Some(Said::ContentNote) => &mut inner.content_note,
                Some(Said::Help) => &mut inner.intro,
                None => {
                    self.item(child, &inner, &path);
                    continue;
                }
            };
            let words = Element::of(child).and_then(|e| self.words_of_display(&e, link(child).unwrap_or(&path)));
            match words {
                Some(words) if into.is_none() && self.open != Some(inner.number) => {
                    *into = Some(words);
                    self.found(child, "section");
                }
                _ => self.item(child, &inner, &path),
            }
        }
        if before == (self.asked.len(), self.notes, self.scales.len(), self.total.is_some()) {
            self.remark(place, What::EmptyGroup);
        }
        self.parts(element, place);
    }

    /// Whether a child of a group is there to say something of the group.
    fn said_of_group(&self, child: &Value) -> Option<Said> {
        let element = Element::of(child)?;
        if element.string("type") != Some("display") || element.any("enableWhen").is_some() {
            return None;
        }
        if element.extension(CONTENT_NOTE).is_some() {
            return Some(Said::ContentNote);
        }
        let control = element.extension_value(ITEM_CONTROL)?;
        (codes(control).contains(&"help")).then_some(Said::Help)
    }

    fn note(&mut self, element: &Element<'a>, scope: &Scope, place: &str, path: &str) {
        for (path, child) in numbered(element.list("item"), path) {
            self.leave_out(child, link(child).unwrap_or(&path), &path, What::Within);
        }
        let own = self.condition(element, place);
        let Some(text) = self.text(element) else {
            self.parts(element, place);
            return self.remark(place, What::Wordless);
        };
        let id = self.item_id(place);
        let mut item = json!({ "id": id, "type": "note", "text": text, "audience": self.audience(element) });
        if let Some(help) = element.extension(NOTE_HELP) {
            item["help"] = nested::value(help);
        }
        if let Some(show_if) = joined(scope.of_item.iter().cloned().chain(own).collect(), "all") {
            item["show_if"] = show_if;
        }
        self.notes += 1;
        self.place(item, scope);
        self.parts(element, place);
    }

    fn calculated(&mut self, element: &Element<'a>, expression: Option<&'a Value>, place: &str, path: &str) {
        let title = self.text(element).unwrap_or_else(|| Map::from_iter([(self.base.clone(), json!(place))]));
        let part = |key: &str| expression.and_then(|e| e.get(key)).and_then(Value::as_str);
        let in_fhir_path = part("language").is_none_or(|language| language == "text/fhirpath");
        let expression = part("expression").filter(|_| in_fhir_path).unwrap_or_default();
        self.calculated.push(Calculated { place: place.to_owned(), title, expression });
        for expected in ["required", "readOnly", "repeats"] {
            element.any(expected);
        }
        for (path, child) in numbered(element.list("item"), path) {
            self.leave_out(child, link(child).unwrap_or(&path), &path, What::Within);
        }
        self.parts(element, place);
    }

    /// When an item is asked, as packs write it.
    pub(super) fn condition(&mut self, element: &Element<'_>, place: &str) -> Option<Value> {
        let mut remarks = Vec::new();
        let find = |question: &str| -> Result<&Asked, Why> {
            let asked = self.links.get(question).map(|place| &self.asked[*place].asked);
            asked.ok_or(match question {
                _ if !self.every_link.contains(question) => Why::Unknown,
                _ if self.seen.contains(question) => Why::NotAsked,
                _ => Why::Later,
            })
        };
        let condition = condition(element, &find, &mut |what| remarks.push(what));
        remarks.into_iter().for_each(|what| self.remark(place, what));
        condition
    }

    /// Puts an item into the section of its group, which is opened where another stands between.
    pub(super) fn place(&mut self, item: Value, scope: &Scope) -> (usize, usize) {
        if self.open != Some(scope.number) {
            self.open = Some(scope.number);
            let id = self.section_ids.take(&scope.wanted_id, "section");
            let first = self.opened.insert(scope.number);
            self.sections.push(Section {
                id,
                title: scope.title.clone(),
                intro: scope.intro.clone().filter(|_| first),
                content_note: scope.content_note.clone(),
                show_if: joined(scope.of_section.clone(), "all"),
                items: Vec::new(),
            });
        }
        let section = self.sections.len() - 1;
        self.sections[section].items.push(item);
        (section, self.sections[section].items.len() - 1)
    }

    /// Reports whatever of an element was not read.
    pub(super) fn parts(&mut self, element: &Element<'_>, place: &str) {
        element.unread().into_iter().for_each(|name| self.remark(place, What::Part { name }));
    }

    /// The item is in the pack, as part of something else.
    pub(super) fn found(&mut self, value: &Value, within: &str) {
        if let Some(link) = link(value) {
            self.ids.push((link.to_owned(), within.to_owned()));
        }
    }
}

#[derive(Clone, Copy)]
enum Said {
    Help,
    ContentNote,
}

/// The `linkId` of an item.
pub(super) fn link(item: &Value) -> Option<&str> {
    item.get("linkId")?.as_str().filter(|link| !link.trim().is_empty())
}

fn children<'a>(item: &'a Value, path: &str) -> Vec<(String, &'a Value)> {
    numbered(item.get("item").and_then(Value::as_array).map_or(&[], Vec::as_slice), path)
}

/// Items with their places in the file.
pub(super) fn numbered<'a>(items: &'a [Value], path: &str) -> Vec<(String, &'a Value)> {
    items.iter().enumerate().map(|(n, item)| (format!("{path}.item[{n}]"), item)).collect()
}
