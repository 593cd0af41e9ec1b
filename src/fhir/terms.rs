//! The names that FHIR and this project give to things. They look like addresses, and nothing is ever asked of them.
//!
//! What FHIR R4 has no word for is said in extensions that begin with `urn:candour:` (`docs/fhir.md` lists them).

/// The system of a pack's id as an identifier.
pub(super) const OWN_PACK: &str = "urn:candour:pack";
/// The system of a pack's option codes: this, a colon, the pack's id.
pub(super) const OWN_CODES: &str = "urn:candour:codes";

/// The system of a person's id at whoever receives a resource.
pub(super) const OWN_SUBJECT: &str = "urn:candour:person";
/// Wordings of consent to research: this, a colon, the wording's version.
pub(super) const OWN_CONSENT: &str = "urn:candour:research-consent";

/// Who answers a question.
pub(super) const AUDIENCE: &str = "urn:candour:audience";
/// The privacy notice's category of a question.
pub(super) const CATEGORY: &str = "urn:candour:category";
/// How the law weighs an answer.
pub(super) const SENSITIVITY: &str = "urn:candour:sensitivity";
/// Whether "does not apply to me" is offered.
pub(super) const MAY_NOT_APPLY: &str = "urn:candour:may-not-apply";
/// Which answers call for help.
pub(super) const SAFETY: &str = "urn:candour:safety";
/// A condition that is more than a list of `enableWhen`.
pub(super) const SHOW_IF: &str = "urn:candour:show-if";
/// The least of a date that must be given.
pub(super) const PRECISION: &str = "urn:candour:precision";
/// The help text of a note, which FHIR lets have no items of its own.
pub(super) const NOTE_HELP: &str = "urn:candour:note-help";
/// Marks the display item that says what a hard section is about.
pub(super) const CONTENT_NOTE: &str = "urn:candour:content-note";
/// An option that counts as unanswered.
pub(super) const NO_SCORE: &str = "urn:candour:no-score";
/// A scale, whole.
pub(super) const SCALE: &str = "urn:candour:scale";
/// A total, whole.
pub(super) const TOTAL: &str = "urn:candour:total";
/// A kind of support that bands link to.
pub(super) const SUPPORT: &str = "urn:candour:support";
/// About how many minutes a pack takes.
pub(super) const MINUTES: &str = "urn:candour:minutes";
/// How a pack is asked again.
pub(super) const REASSESSMENT: &str = "urn:candour:reassessment";
/// SHA-256 of the pack that a resource was made of.
pub(super) const DIGEST: &str = "urn:candour:digest";
/// The band that a score is in.
pub(super) const BAND: &str = "urn:candour:band";
/// Which way a question was passed over, or why a scale has no score.
pub(super) const NO_ANSWER: &str = "urn:candour:no-answer";

/// A text in another language.
pub(super) const TRANSLATION: &str = "http://hl7.org/fhir/StructureDefinition/translation";
/// Why there is no answer.
pub(super) const ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
/// A score of an option, by its name of R4.
pub(super) const ORDINAL: &str = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
/// Every name under which a score of an option is found.
pub(super) const WEIGHTS: [&str; 4] = [
    ORDINAL,
    "http://hl7.org/fhir/StructureDefinition/itemWeight",
    "http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue",
];
/// An item that nobody sees.
pub(super) const HIDDEN: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
/// How an item is drawn; for display items also what they are for.
pub(super) const ITEM_CONTROL: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
/// The codes of [`ITEM_CONTROL`].
pub(super) const ITEM_CONTROLS: &str = "http://hl7.org/fhir/questionnaire-item-control";
/// An option that stands alone.
pub(super) const EXCLUSIVE: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
/// The least number.
pub(super) const MIN_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/minValue";
/// The greatest number.
pub(super) const MAX_VALUE: &str = "http://hl7.org/fhir/StructureDefinition/maxValue";
/// What a number counts.
pub(super) const UNIT: &str = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit";
/// What the open part of an open choice is called.
pub(super) const OPEN_LABEL: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-openLabel";
/// How an answer is calculated from others.
pub(super) const CALCULATED: &str =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
/// A condition in FHIRPath.
pub(super) const SHOWN_BY_EXPRESSION: &str =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";
/// What a consent is for.
pub(super) const CONSENT_SCOPE: &str = "http://terminology.hl7.org/CodeSystem/consentscope";
/// The kinds of consent.
pub(super) const CONSENT_CATEGORY: &str = "http://terminology.hl7.org/CodeSystem/consentcategorycodes";
/// Actions that a consent speaks of.
pub(super) const CONSENT_PURPOSE: &str = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
