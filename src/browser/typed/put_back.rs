//! Puts what was kept back into the form it was typed in.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlSelectElement};

use super::field::{Field, all, each, tell};
use super::{FORM, FORMS, OPENS, changed, note, standing};
use crate::browser::clock;
use crate::vault::staff::HalfField;

/// How often it is looked for, and how long is waited between, in milliseconds: some parts of a page wait for a pack.
const LOOKS: usize = 100;
const BETWEEN: u64 = 50;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Back {
    /// Fields that somebody else has changed since, as they read there now.
    pub changed: Vec<HalfField>,
    /// Fields that are not there any more.
    pub left: Vec<HalfField>,
}

/// Finds a form, and opens it first if need be, as somebody would by hand. `None` if it is not there, if something is typed in it
/// already, or if the page was left meanwhile, which `still` tells.
pub async fn open(name: &str, still: impl Fn() -> bool) -> Option<Element> {
    let mut pressed: Vec<Element> = Vec::new();
    for _ in 0..LOOKS {
        if !still() {
            return None;
        }
        if let Some(form) = marked(FORM, name) {
            return is_untouched(&form).then_some(form);
        }
        if let Some(opener) = openers(name).into_iter().find(|opener| !pressed.contains(opener)) {
            press(&opener);
            pressed.push(opener);
            clock::wait(0).await;
        } else {
            clock::wait(BETWEEN).await;
        }
    }
    None
}

/// Puts fields back into a form that is open.
pub async fn put_back(form: &Element, kept: &[HalfField]) -> Back {
    note(form);
    let now = standing(form);
    let differs = |field: &&HalfField| now.iter().any(|(key, value)| *key == field.key && *value != field.before);
    let reads = |field: &HalfField| {
        let (_, value) = now.iter().find(|(key, _)| *key == field.key)?;
        Some(HalfField { value: value.clone(), ..field.clone() })
    };
    let changed = kept.iter().filter(differs).filter_map(reads).collect();
    let mut put = vec![false; kept.len()];
    // What is chosen comes first: it may change what else there is and what stands in it.
    for is_chosen in [true, false] {
        for (field, put) in kept.iter().zip(&mut put) {
            let found = each(form).into_iter().find(|found| found.key == field.key);
            if let Some(found) = found.filter(|found| found.is_chosen() == is_chosen) {
                *put = found.put(&field.value);
            }
        }
        clock::wait(0).await;
    }
    unfold(form);
    let left = kept.iter().zip(put).filter(|(_, put)| !put).map(|(field, _)| field.clone()).collect();
    Back { changed, left }
}

/// Puts the focus into the first of these fields of a form that is there.
pub fn go_to(name: &str, fields: &[HalfField]) {
    let Some(form) = marked(FORM, name) else { return };
    let first = fields.iter().find_map(|field| each(&form).into_iter().find(|found| found.key == field.key));
    first.iter().for_each(Field::show);
}

/// Whether nothing was typed in it since it was opened.
fn is_untouched(form: &Element) -> bool {
    FORMS.with_borrow(|forms| {
        let before = forms.iter().find(|(known, _)| known == form);
        before.is_none_or(|(form, before)| changed(form, before).is_empty())
    })
}

/// What opens a form, the first step first.
fn openers(name: &str) -> Vec<Element> {
    let steps = name.match_indices('/').map(|(at, _)| &name[..at]).chain([name]);
    steps.filter_map(|step| marked(OPENS, step)).collect()
}

fn press(opener: &Element) {
    match opener.closest("select").ok().flatten().and_then(|list| list.dyn_into::<HtmlSelectElement>().ok()) {
        Some(list) => {
            list.set_value(&opener.get_attribute("value").unwrap_or_default());
            tell(&list, "change");
        }
        None => opener.dyn_ref::<HtmlElement>().iter().for_each(|button| button.click()),
    }
}

/// Unfolds what the form is folded in.
fn unfold(form: &Element) {
    let mut at = form.closest("details").ok().flatten();
    while let Some(folded) = at {
        let _ = folded.set_attribute("open", "");
        at = folded.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
}

/// The element whose mark says exactly this.
fn marked(mark: &str, says: &str) -> Option<Element> {
    let page = web_sys::window()?.document()?.document_element()?;
    all(&page, &format!("[{mark}]")).into_iter().find(|found| found.get_attribute(mark).is_some_and(|is| is == says))
}
