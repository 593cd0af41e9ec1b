//! One field of a form that is kept: what it is known by, what stands in it, and how something is put into it so that the page
//! follows as if she had typed it.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event, EventInit, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::NEVER;

/// A field; of several choices under one name, all of them together.
pub(super) struct Field {
    /// What it is known by in its form.
    pub(super) key: String,
    kind: Kind,
}

enum Kind {
    Line(HtmlInputElement),
    Lines(HtmlTextAreaElement),
    List(HtmlSelectElement),
    /// The choices of one question.
    Choice(Vec<HtmlInputElement>),
}

/// Every field of a form that is ever kept, once.
pub(super) fn each(form: &Element) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for element in all(form, "input, textarea, select") {
        let Some((key, kind)) = known(form, &element) else { continue };
        match (fields.iter_mut().find(|field| field.key == key), kind) {
            (Some(Field { kind: Kind::Choice(choices), .. }), Kind::Choice(more)) => choices.extend(more),
            (Some(_), _) => {}
            (None, kind) => fields.push(Field { key, kind }),
        }
    }
    fields
}

fn known(form: &Element, element: &Element) -> Option<(String, Kind)> {
    let secret = ["username", "current-password", "new-password"];
    if element.has_attribute(NEVER) || element.get_attribute("autocomplete").is_some_and(|is| secret.contains(&&*is)) {
        return None;
    }
    let element = match element.clone().dyn_into::<HtmlTextAreaElement>() {
        Ok(lines) => return Some((key(form, &lines)?, Kind::Lines(lines))),
        Err(element) => element,
    };
    let element = match element.dyn_into::<HtmlSelectElement>() {
        Ok(list) => return Some((key(form, &list)?, Kind::List(list))),
        Err(element) => element,
    };
    let input = element.dyn_into::<HtmlInputElement>().ok()?;
    match input.type_().as_str() {
        "text" | "email" | "tel" => Some((key(form, &input)?, Kind::Line(input))),
        "radio" => Some((input.name(), Kind::Choice(vec![input]))),
        _ => None,
    }
}

/// Its id; or that of the group it is in, with its place there.
fn key(form: &Element, element: &Element) -> Option<String> {
    if !element.id().is_empty() {
        return Some(element.id());
    }
    let group = element.closest("[id]").ok()?.filter(|group| form.contains(Some(group)))?;
    let place = all(&group, "input").iter().position(|other| other == element)?;
    Some(format!("{}/{place}", group.id()))
}

impl Field {
    /// What stands in it, as it reads on the page.
    pub(super) fn value(&self) -> String {
        match &self.kind {
            Kind::Line(input) => input.value(),
            Kind::Lines(area) => area.value(),
            Kind::List(list) if list.value().is_empty() => String::new(),
            Kind::List(list) => text(list.query_selector("option:checked").ok().flatten()),
            Kind::Choice(choices) => {
                choices.iter().find(|choice| choice.checked()).map(|choice| beside(choice)).unwrap_or_default()
            }
        }
    }

    /// What it is called on the page.
    pub(super) fn label(&self) -> String {
        match &self.kind {
            Kind::Line(input) => Self::label_of(input),
            Kind::Lines(area) => Self::label_of(area),
            Kind::List(list) => Self::label_of(list),
            Kind::Choice(choices) => {
                let group = choices.first().and_then(|choice| choice.closest("fieldset").ok().flatten());
                text(group.and_then(|group| group.query_selector("legend").ok().flatten()))
            }
        }
    }

    /// What the label of an input says; within a group, after what the group is called.
    pub(super) fn label_of(input: &Element) -> String {
        let page = input.owner_document();
        let found = |selector: String| page.as_ref().and_then(|page| page.query_selector(&selector).ok().flatten());
        let own = found(format!("label[for=\"{}\"]", input.id())).filter(|_| !input.id().is_empty());
        if own.is_some() {
            return text(own);
        }
        let own = input.get_attribute("aria-label").unwrap_or_else(|| beside(input));
        let group = input.closest("[aria-labelledby]").ok().flatten();
        let group = group.and_then(|group| found(format!("[id=\"{}\"]", group.get_attribute("aria-labelledby")?)));
        if group.is_some() { format!("{}: {own}", text(group)) } else { own }
    }

    /// Whether it is chosen rather than typed: what is chosen may change what else there is.
    pub(super) fn is_chosen(&self) -> bool {
        match self.kind {
            Kind::List(_) | Kind::Choice(_) => true,
            Kind::Line(_) | Kind::Lines(_) => false,
        }
    }

    /// Puts something into it; whether it could be.
    pub(super) fn put(&self, value: &str) -> bool {
        match &self.kind {
            Kind::Line(input) => {
                input.set_value(value);
                tell(input, "input")
            }
            Kind::Lines(area) => {
                area.set_value(value);
                tell(area, "input")
            }
            Kind::List(list) => {
                let reads = |option: &Element| text(Some(option.clone())) == value;
                let option = all(list, "option").into_iter().find(reads).and_then(|found| found.get_attribute("value"));
                let Some(option) = option.or_else(|| value.is_empty().then(String::new)) else { return false };
                list.set_value(&option);
                tell(list, "change")
            }
            Kind::Choice(choices) => match choices.iter().find(|choice| beside(choice) == value) {
                Some(choice) => {
                    choice.set_checked(true);
                    tell(choice, "change")
                }
                None => false,
            },
        }
    }

    /// Brings it into sight, with the focus in it.
    pub(super) fn show(&self) {
        let element: &web_sys::HtmlElement = match &self.kind {
            Kind::Line(input) => input,
            Kind::Lines(area) => area,
            Kind::List(list) => list,
            Kind::Choice(choices) => match choices.first() {
                Some(choice) => choice,
                None => return,
            },
        };
        let _ = element.focus();
    }
}

/// What stands beside an input in its label.
fn beside(input: &Element) -> String {
    text(input.closest("label").ok().flatten())
}

fn text(element: Option<Element>) -> String {
    element.and_then(|element| element.text_content()).map(|text| text.trim().to_owned()).unwrap_or_default()
}

/// Tells the page that it was changed.
pub(super) fn tell(element: &Element, what: &str) -> bool {
    let bubbles = EventInit::new();
    bubbles.set_bubbles(true);
    Event::new_with_event_init_dict(what, &bubbles).is_ok_and(|event| element.dispatch_event(&event).is_ok())
}

/// Everything inside that a selector finds, in the order of the page.
pub(super) fn all(inside: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = inside.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
}
