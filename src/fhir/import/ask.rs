//! Questions: their text, what stands within them, and what this project's own extensions say of them.

use serde_json::{Map, Value, json};

use super::condition::{Asked, joined};
use super::element::{Element, codes};
use super::question::Beside;
use super::walk::{Scope, link, numbered};
use super::words::prefixed;
use super::{Import, Placed};
use crate::fhir::nested;
use crate::fhir::remark::What;
use crate::fhir::terms::{AUDIENCE, CATEGORY, CONTENT_NOTE, ITEM_CONTROL, MAY_NOT_APPLY, SAFETY, SENSITIVITY};

impl<'a> Import<'a> {
    /// Takes a question, and after it what is asked within it.
    pub(super) fn question(
        &mut self,
        value: &'a Value,
        element: &Element<'a>,
        kind: &str,
        scope: &Scope,
        (place, path): (&str, &str),
    ) {
        let own = self.condition(element, place);
        let (mut beside, rest) = self.beside(element, path);
        let Some(body) = self.body(element, kind, place, &mut beside) else {
            return self.leave_out(value, place, path, What::NoSuchType { found: kind.to_owned() });
        };
        let id = self.item_id(place);
        let mut item = body.keys;
        let mut put = |key: &str, value: Value| item.insert(key.to_owned(), value);
        put("id", json!(id));
        put("text", json!(self.text_of(element, place).unwrap_or_default()));
        put("audience", self.audience(element));
        let category = self.said(element, CATEGORY, "unassigned");
        self.without_category |= category == "unassigned";
        put("category", category);
        put("sensitivity", self.said(element, SENSITIVITY, "special-category"));
        if let Some(may_not_apply) = element.extension_value(MAY_NOT_APPLY) {
            put("may_not_apply", may_not_apply.clone());
        }
        if let Some(safety) = element.extension(SAFETY) {
            put("safety", nested::value(safety));
        }
        if let Some(help) = beside.help {
            put("help", json!(help));
        }
        let conditions: Vec<Value> = scope.of_item.iter().cloned().chain(own).collect();
        if let Some(show_if) = joined(conditions.clone(), "all") {
            put("show_if", show_if);
        }
        if element.flag("required") == Some(true) {
            self.remark(place, What::MayBePassed);
        }
        if element.any("initial").is_some() {
            self.remark(place, What::StartsEmpty);
        }
        let (section, at) = self.place(Value::Object(item), scope);
        self.links.entry(place.to_owned()).or_insert(self.asked.len());
        self.asked.push(Placed { asked: Asked { id: id.clone(), kind: body.kind }, section, item: at });
        if let Some((code, text)) = body.open {
            self.open_part(&id, &code, &text, scope, place, (section, at));
        }
        self.parts(element, place);
        let inner = scope.within_question(conditions);
        for (path, child) in rest {
            if Element::of(child).is_some_and(|child| !matches!(child.string("type"), Some("group") | None)) {
                self.remark(link(child).unwrap_or(&path), What::AskedAfter);
            }
            self.item(child, &inner, &path);
        }
    }

    /// The question in words that an open choice leads to.
    fn open_part(
        &mut self,
        of: &str,
        code: &str,
        text: &Map<String, Value>,
        scope: &Scope,
        place: &str,
        (section, at): (usize, usize),
    ) {
        let id = self.item_ids.take(&format!("{of}.other"), "other");
        self.remark(place, What::OpenPart { id: id.clone() });
        let same = |key: &str| self.sections[section].items[at].get(key).cloned().unwrap_or_default();
        let item = json!({
            "id": id, "type": "short-text", "text": text, "show_if": { "item": of, "is": [code] },
            "audience": same("audience"), "category": same("category"), "sensitivity": same("sensitivity"),
        });
        self.place(item, scope);
    }

    /// Display items within a question that say something of it, and all that is asked within it.
    fn beside(&mut self, element: &Element<'a>, path: &str) -> (Beside, Vec<(String, &'a Value)>) {
        let mut beside = Beside::default();
        let mut rest = Vec::new();
        for (path, child) in numbered(element.list("item"), path) {
            let display = Element::of(child).filter(|e| e.string("type") == Some("display"));
            let control = display.as_ref().and_then(|e| e.extension_value(ITEM_CONTROL)).map(codes).unwrap_or_default();
            let role =
                control.into_iter().find(|code| ["help", "flyover", "legal", "unit", "lower", "upper"].contains(code));
            let into = match role {
                Some("unit") => Some(&mut beside.unit),
                Some("lower") => Some(&mut beside.lower),
                Some("upper") => Some(&mut beside.upper),
                Some(_) => Some(&mut beside.help),
                None => None,
            };
            match (into, display) {
                (Some(into @ None), Some(display)) if self.text(&display).is_some() => {
                    *into = self.words_of_display(&display, link(child).unwrap_or(&path));
                    self.found(child, "within");
                }
                _ => rest.push((path, child)),
            }
        }
        (beside, rest)
    }

    /// An id for an item; the report says it, where it is another than in the source.
    pub(super) fn item_id(&mut self, place: &str) -> String {
        let id = self.item_ids.take(place, "item");
        if id != place {
            self.remark(place, What::Renamed { id: id.clone() });
        }
        self.ids.push((place.to_owned(), id.clone()));
        id
    }

    /// The text of a display item that says something of another; whatever else of it there is, is reported.
    pub(super) fn words_of_display(&mut self, element: &Element<'_>, place: &str) -> Option<Map<String, Value>> {
        let words = self.text(element)?;
        for expected in ["linkId", "id", "type"] {
            element.any(expected);
        }
        for expected in [ITEM_CONTROL, CONTENT_NOTE] {
            element.extension(expected);
        }
        self.parts(element, place);
        Some(words)
    }

    /// The text of an item with its prefix.
    pub(super) fn text(&self, element: &Element<'_>) -> Option<Map<String, Value>> {
        let words = element.words("text", &self.base)?;
        Some(match element.words("prefix", &self.base).and_then(|p| p.get(&self.base)?.as_str().map(str::to_owned)) {
            Some(prefix) => prefixed(&prefix, words),
            None => words,
        })
    }

    /// The text of an item, or what stands for it.
    fn text_of(&mut self, element: &Element<'_>, place: &str) -> Option<Map<String, Value>> {
        if let Some(text) = self.text(element) {
            return Some(text);
        }
        self.remark(place, What::Unnamed);
        let code = element.list("code").first().and_then(|code| code.get("display")?.as_str());
        let name = code.filter(|code| !code.trim().is_empty()).unwrap_or(place);
        Some(Map::from_iter([(self.base.clone(), json!(name))]))
    }

    /// Who answers it.
    pub(super) fn audience(&mut self, element: &Element<'_>) -> Value {
        let said = element.extension_value(AUDIENCE).cloned();
        self.without_audience |= said.is_none();
        said.unwrap_or_else(|| json!("either"))
    }

    pub(super) fn said(&self, element: &Element<'_>, url: &str, otherwise: &str) -> Value {
        element.extension_value(url).cloned().unwrap_or_else(|| json!(otherwise))
    }
}
