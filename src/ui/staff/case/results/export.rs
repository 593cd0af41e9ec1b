//! Giving a finished assessment to the centre's other systems, as a file.

use leptos::prelude::*;

use super::Results;
use crate::app::staff::assess::response_of;
use crate::browser::download;
use crate::ui::components::{Look, all, button, details, nothing, paragraph};
use crate::ui::staff::packs::Loaded;
use crate::words::staff::results as say;

impl Results<'_> {
    /// The way to the file; nothing until the assessment is finished.
    pub(super) fn export(&self) -> AnyView {
        if self.assessed.completed.value().is_none() {
            return nothing();
        }
        let (desk, assessment, pack) = (self.desk, self.assessment, self.filled.instrument().identity().to_string());
        let save = move || {
            let (Some(shown), Loaded::Here(packs)) = (desk.shown.get_untracked(), desk.packs.get_untracked()) else {
                return;
            };
            if let Some(resource) = response_of(&shown.record, shown.case, assessment, &packs) {
                download::text(&format!("{pack}-answers.fhir.json"), resource.json());
            }
        };
        let save = button(say::save_fhir(), Look::Secondary, save);
        details(say::export(), all([paragraph(say::export_about()), save]))
    }
}
