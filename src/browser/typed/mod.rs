//! What somebody has typed on the page and not saved yet: which fields, so that they can be named, and what stands in those of
//! forms that are kept when the tablet locks (ADR 0032).

mod field;
mod put_back;

pub use put_back::{Back, go_to, open, put_back};

use std::cell::RefCell;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, Element, Event, HtmlInputElement, HtmlTextAreaElement};

use self::field::{Field, each};
use crate::vault::staff::HalfField;

/// On what keeps by itself what is typed in it.
pub const KEPT: &str = "data-kept";

/// On a form that is kept when the tablet locks: what it is known by on its page. A form without it is never kept.
pub const FORM: &str = "data-form";

/// On what opens such a form by a press, or by being chosen: the form's name, or its beginning up to a `/`. Pressing it writes
/// nothing.
pub const OPENS: &str = "data-opens";

/// On a field that is never kept, whatever the form: a passphrase.
pub const NEVER: &str = "data-never-kept";

/// What comes before somebody changes a field, however she does.
const BEFORE: [&str; 4] = ["focusin", "pointerdown", "keydown", "beforeinput"];

/// What stood in the fields of a form, by what each is known by.
type Stood = Vec<(String, String)>;

thread_local! {
    /// The fields that were typed in and are not kept, as long as they are on the page.
    static TYPED: RefCell<Vec<Element>> = RefCell::default();
    /// Forms that are kept, and what stood in them before somebody came to them.
    static FORMS: RefCell<Vec<(Element, Stood)>> = RefCell::default();
}

/// The names of fields in which something stands that is not saved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unsaved {
    /// Those that are kept when the tablet locks.
    pub kept: Vec<String>,
    /// Those that are lost.
    pub lost: Vec<String>,
}

/// Notes every field that is typed in. For as long as the page lives.
pub fn watch() {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    listen(&document, "input", |field| {
        TYPED.with_borrow_mut(|fields| {
            fields.retain(|field| field.is_connected());
            if is_of_a_record(&field) && !fields.contains(&field) {
                fields.push(field);
            }
        });
    });
    for event in BEFORE {
        listen(&document, event, |at| at.closest(&format!("form[{FORM}]")).ok().flatten().iter().for_each(note));
    }
}

/// What stands half typed: the names of forms that are kept, and what was changed in each.
#[must_use]
pub fn half_typed() -> Vec<(String, Vec<HalfField>)> {
    let changed = FORMS.with_borrow(|forms| {
        let stand = forms.iter().filter(|(form, _)| form.is_connected());
        stand.map(|(form, before)| (form.get_attribute(FORM).unwrap_or_default(), changed(form, before))).collect()
    });
    let mut changed: Vec<(String, Vec<HalfField>)> = changed;
    changed.retain(|(_, fields)| !fields.is_empty());
    changed
}

/// Whether a form that is kept is just being sent.
#[must_use]
pub fn is_being_sent() -> bool {
    let sending = format!("form[{FORM}] button[type=\"submit\"][disabled]");
    let page = web_sys::window().and_then(|window| window.document());
    page.and_then(|page| page.query_selector(&sending).ok().flatten()).is_some()
}

/// The fields in which something stands that was typed and not saved: a form that was saved is gone.
#[must_use]
pub fn unsaved() -> Unsaved {
    let lost = TYPED.with_borrow(|fields| {
        let stand = fields.iter().filter(|field| field.is_connected() && !value(field).trim().is_empty());
        stand.map(Field::label_of).collect()
    });
    let kept = half_typed().into_iter().flat_map(|(_, fields)| fields.into_iter().map(|field| field.label));
    Unsaved { kept: kept.collect(), lost }
}

/// Notes what stands in a form, unless it was noted before.
fn note(form: &Element) {
    FORMS.with_borrow_mut(|forms| {
        forms.retain(|(form, _)| form.is_connected());
        if !forms.iter().any(|(known, _)| known == form) {
            forms.push((form.clone(), standing(form)));
        }
    });
}

fn standing(form: &Element) -> Stood {
    each(form).into_iter().map(|field| (field.key.clone(), field.value())).collect()
}

/// What differs now from what stood in a form.
fn changed(form: &Element, before: &[(String, String)]) -> Vec<HalfField> {
    let differs = |field: Field| {
        let before = before.iter().find(|(key, _)| *key == field.key).map(|(_, value)| value.clone());
        let (before, value, label) = (before.unwrap_or_default(), field.value(), field.label());
        (before != value).then_some(HalfField { key: field.key, label, value, before })
    };
    each(form).into_iter().filter_map(differs).collect()
}

/// Whether it is a field of a form in which a person writes words; not what she signs in with, and not what is kept.
fn is_of_a_record(field: &Element) -> bool {
    let inside = |selector: &str| field.closest(selector).ok().flatten().is_some();
    let is_words = field.is_instance_of::<HtmlTextAreaElement>()
        || field
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(|input| ["text", "email", "tel"].contains(&input.type_().as_str()));
    let signs_in = field.get_attribute("autocomplete").is_some_and(|of| of == "username");
    let is_kept = inside(&format!("[{KEPT}]")) || inside(&format!("form[{FORM}]"));
    is_words && !signs_in && !field.has_attribute(NEVER) && inside("form") && !is_kept
}

fn value(field: &Element) -> String {
    let input = field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    input.or_else(|| field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value)).unwrap_or_default()
}

fn listen(document: &Document, event: &str, act: impl Fn(Element) + 'static) {
    let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if let Some(at) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            act(at);
        }
    });
    let handler: &JsValue = heard.as_ref();
    let _ = document.add_event_listener_with_callback_and_bool(event, handler.unchecked_ref(), true);
    heard.forget(); // for as long as the page lives
}
