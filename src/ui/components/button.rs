//! Buttons, and links that look like buttons. A page has one [`Look::Primary`]: its one clear action.

use leptos::prelude::*;

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
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "app-button",
            Self::Secondary => "app-button app-button--secondary",
            Self::Quiet => "app-button app-button--quiet",
        }
    }
}

/// A button that does something here.
pub(in crate::ui) fn button(label: String, look: Look, press: Callback<()>) -> AnyView {
    view! {
        <button type="button" class=look.class() on:click=move |_| press.run(())>
            {label}
        </button>
    }
    .into_any()
}

/// A link to a telephone number, a text message or a mail (`tel:`, `sms:`, `mailto:`): nothing here is left behind.
pub(in crate::ui) fn link_button(label: String, look: Look, address: String) -> AnyView {
    view! {
        <a class=look.class() href=address rel="noreferrer">
            {label}
        </a>
    }
    .into_any()
}
