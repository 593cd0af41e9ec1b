//! Buttons, and links that look like buttons. A page has one [`Look::Primary`]: its one clear action.

use leptos::prelude::*;

use super::{El, el};

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) enum Look {
    /// The one clear action.
    Primary,
    /// Another way on.
    Secondary,
    /// Beside the way.
    Quiet,
}

impl Look {
    /// Its class, for a button that says more of itself.
    pub(in crate::ui) fn class(self) -> &'static str {
        match self {
            Self::Primary => "app-button",
            Self::Secondary => "app-button app-button--secondary",
            Self::Quiet => "app-button app-button--quiet",
        }
    }
}

/// A button that does something here.
pub(in crate::ui) fn button(label: String, look: Look, press: impl Fn() + 'static) -> AnyView {
    pressable(look.class(), label).tap(press).view()
}

/// A button of a look of its own, still to be told what it does.
#[inline(never)]
pub(in crate::ui) fn pressable(class: &'static str, label: String) -> El {
    el("button", class).attr("type", "button").text(label)
}

/// The buttons at the end of a page.
pub(in crate::ui) fn actions(buttons: impl IntoIterator<Item = AnyView>) -> AnyView {
    el("div", "app-page__actions").children(buttons).view()
}

/// A link to a telephone number, a text message or a mail (`tel:`, `sms:`, `mailto:`): nothing here is left behind.
pub(in crate::ui) fn link_button(label: String, look: Look, address: String) -> AnyView {
    el("a", look.class()).attr("href", address).attr("rel", "noreferrer").text(label).view()
}
