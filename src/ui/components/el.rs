//! One element, built without a type of its own.
//!
//! The `view!` macro gives every shape of markup its own Rust type, and every type its own copy of the code that draws,
//! moves and drops it: about 3 KB of wasm each, measured (ADR 0009). Here every element has the same type, so a page
//! costs little more than its words, and the first load stays within its budget. Everything else is Leptos as usual.

use leptos::ev;
use leptos::html::{self, ElementChild};
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::event::on;
use leptos::tachys::html::property::prop;
use web_sys::Event;

/// An element that is being put together.
pub(in crate::ui) struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

/// An element of this tag with this class (none when empty).
pub(in crate::ui) fn el(tag: &'static str, class: &'static str) -> El {
    let element = El { tag, attributes: Vec::new(), children: Vec::new() };
    if class.is_empty() { element } else { element.attr("class", class) }
}

impl El {
    /// An attribute that stays.
    pub(in crate::ui) fn attr(self, name: &'static str, value: impl Into<String>) -> Self {
        self.with(custom_attribute(name, value.into()).into_any_attr())
    }

    // Never inlined: a call is a tenth of its body, and pages are made of calls.
    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.attributes.push(attribute);
        self
    }

    /// An attribute that changes; absent while `None`.
    pub(in crate::ui) fn attr_of(
        self,
        name: &'static str,
        value: impl Fn() -> Option<String> + Send + 'static,
    ) -> Self {
        let value: Box<dyn FnMut() -> Option<String> + Send> = Box::new(value);
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// `aria-pressed`, for a button that stands for a choice.
    pub(in crate::ui) fn pressed(self, pressed: impl Fn() -> bool + Send + 'static) -> Self {
        self.attr_of("aria-pressed", move || Some(pressed().to_string()))
    }

    /// Hides it while `hidden`.
    pub(in crate::ui) fn hidden(self, hidden: impl Fn() -> bool + Send + 'static) -> Self {
        self.attr_of("hidden", move || hidden().then(String::new))
    }

    /// The text in an input, as a property, so that it can be set again after she has typed.
    pub(in crate::ui) fn value(self, value: impl Fn() -> String + Send + 'static) -> Self {
        let value: Box<dyn FnMut() -> String + Send> = Box::new(value);
        self.with(prop("value", value).into_any_attr())
    }

    /// Whether a checkbox is ticked.
    pub(in crate::ui) fn checked(self, checked: impl Fn() -> bool + Send + 'static) -> Self {
        let checked: Box<dyn FnMut() -> bool + Send> = Box::new(checked);
        self.with(prop("checked", checked).into_any_attr())
    }

    /// What happens on an event.
    pub(in crate::ui) fn on(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        let act: Box<dyn FnMut(Event)> = Box::new(act);
        self.with(on(ev::Custom::<Event>::new(event), act).into_any_attr())
    }

    /// What happens on an event before anything inside hears of it.
    #[cfg(feature = "staff")]
    pub(in crate::ui) fn on_first(self, event: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        let act: Box<dyn FnMut(Event)> = Box::new(act);
        self.with(on(ev::capture(ev::Custom::<Event>::new(event)), act).into_any_attr())
    }

    /// What happens on a tap.
    pub(in crate::ui) fn tap(self, mut act: impl FnMut() + 'static) -> Self {
        self.on("click", move |_| act())
    }

    /// A text.
    pub(in crate::ui) fn text(self, text: impl Into<String>) -> Self {
        self.child(text.into().into_any())
    }

    /// A text that changes.
    pub(in crate::ui) fn text_of(self, text: impl Fn() -> String + Send + 'static) -> Self {
        self.child_of(move || text().into_any())
    }

    /// A child.
    #[inline(never)]
    pub(in crate::ui) fn child(mut self, child: AnyView) -> Self {
        self.children.push(child);
        self
    }

    /// Several children, or none.
    pub(in crate::ui) fn children(mut self, children: impl IntoIterator<Item = AnyView>) -> Self {
        self.children.extend(children);
        self
    }

    /// An element inside.
    #[inline(never)]
    pub(in crate::ui) fn el(self, element: Self) -> Self {
        self.child(element.view())
    }

    /// A child that is drawn anew when what it reads changes.
    pub(in crate::ui) fn child_of(self, child: impl Fn() -> AnyView + Send + 'static) -> Self {
        self.child(again(child))
    }

    /// The finished element.
    #[inline(never)]
    pub(in crate::ui) fn view(self) -> AnyView {
        let Self { tag, attributes, children } = self;
        html::custom(tag).child(children).add_any_attr(attributes).into_any()
    }
}

/// A view that is drawn anew when what it reads changes.
pub(in crate::ui) fn again(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// Several views one after another.
pub(in crate::ui) fn all(views: impl IntoIterator<Item = AnyView>) -> AnyView {
    views.into_iter().collect::<Vec<AnyView>>().into_any()
}

/// Nothing.
pub(in crate::ui) fn nothing() -> AnyView {
    ().into_any()
}
