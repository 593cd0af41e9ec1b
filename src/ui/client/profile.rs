//! Who she is and how to reach her safely: five small pages. What fits is taken as it is typed; "Continue" says what does
//! not, and what her centre cannot do without.

use leptos::prelude::*;

use super::birth;
use super::safety::Safety;
use crate::app::journey::ProfilePage;
use crate::case::{
    ContactWay, EmailAddress, EmergencyContact, Gp, Line, NationalInsuranceNumber, NhsNumber, Paragraph, Profile,
    ProfileField, TelephoneNumber, ValueProblem,
};
use crate::ui::components::{Problems, TextField, all, error_summary, lead, text_field, title, value_problem};
use crate::ui::questions::go_on_button;
use crate::ui::session::Session;
use crate::words;

/// Puts what is typed into the profile, if it fits; of nothing typed nothing stays.
type Store = fn(&mut Profile, &str) -> Result<(), ValueProblem>;

/// One text field of these pages.
#[derive(Clone)]
struct Field {
    id: &'static str,
    label: String,
    hint: Option<String>,
    long: bool,
    kind: &'static str,
    typed: RwSignal<String>,
    store: Store,
    safety: Option<Safety>,
    needed: Option<ProfileField>,
}

impl Field {
    /// Puts into the profile what stands here. What does not fit takes back what stood there before: nothing is kept or
    /// sent but what is on her screen. Words that grew too long are kept up to there.
    fn keep(&self, profile: &mut Profile) -> Result<(), ValueProblem> {
        let stored = (self.store)(profile, &self.typed.read_untracked());
        if matches!(stored, Err(problem) if !matches!(problem, ValueProblem::TooLong { .. })) {
            (self.store)(profile, "")?;
        }
        if let Some(safety) = self.safety {
            safety.keep(profile);
        }
        stored
    }
}

/// The fields of one page.
type Fields = StoredValue<Vec<Field>, LocalStorage>;

/// Keeps all that stands on the page: one field may wait for another, as a telephone number for whose it is.
fn keep_all(session: Session, fields: Fields) {
    session.change(|intake| {
        fields.with_value(|fields| {
            for field in fields {
                let _ = field.keep(&mut intake.profile);
            }
        });
    });
}

/// Draws one of the five pages.
pub(super) fn profile(session: Session, page: ProfilePage) -> AnyView {
    let problems: Problems = RwSignal::new(Vec::new());
    let (heading, first, fields) = match page {
        ProfilePage::Name => (words::about::title(), Some(about_lead(session)), names(session)),
        ProfilePage::Birth => return birth::birth(session),
        ProfilePage::Contact => (words::about::ways_title(), Some(words::about::ways_lead()), contacts(session)),
        ProfilePage::Numbers => (words::about::numbers_title(), None, numbers(session)),
        ProfilePage::People => (words::about::emergency_title(), Some(words::about::emergency_lead()), people(session)),
    };
    let kept: Fields = StoredValue::new_local(fields.clone());
    let draw = |field: Field| {
        let Field { id, label, hint, long, kind, typed, safety, needed, .. } = field;
        let input = move |text: String| {
            typed.set(text);
            keep_all(session, kept);
        };
        let label = if needed.is_some_and(|f| needs(session, f)) {
            format!("{label} {}", words::about::needed())
        } else {
            label
        };
        let safe = safety.map(|safety| safety.ask(&label, typed, problems, move || keep_all(session, kept)));
        all([text_field(TextField { id, label, hint, long, kind }, typed, problems, input)].into_iter().chain(safe))
    };
    let drawn: Vec<AnyView> = fields.into_iter().map(draw).collect();
    let fields = kept;
    let go_on = go_on_button(move || {
        let found: Vec<_> = fields.with_value(|fields| fields.iter().filter_map(|f| wrong(session, f)).collect());
        if found.is_empty() {
            session.go_on();
        } else {
            problems.set(found);
        }
    });
    let top = [error_summary(problems), title(heading)];
    all(top.into_iter().chain(first.map(lead)).chain(drawn).chain([go_on]))
}

fn about_lead(session: Session) -> String {
    let lead = words::about::lead(session.setting().centre.name());
    if session.setting().centre.needs().is_empty() { lead } else { format!("{lead} {}", words::about::lead_needed()) }
}

/// What is wrong with a field, with the words that say so.
fn wrong(session: Session, field: &Field) -> Option<(&'static str, String)> {
    let mut result = Ok(());
    session.change(|intake| result = field.keep(&mut intake.profile));
    let problem = match result {
        Err(problem) => Some(explain(session, problem)),
        Ok(()) => {
            let missing = |f| needs(session, f) && !session.read(|intake| intake.profile.has(f));
            field.needed.filter(|f| missing(*f)).map(|_| words::problem::needed(&field.label))
        }
    };
    problem.map(|text| (field.id, text))
}

pub(super) fn needs(session: Session, field: ProfileField) -> bool {
    let setting = session.setting();
    ProfileField::ALL.iter().any(|(code, f)| *f == field && setting.centre.needs().iter().any(|n| n == code))
}

pub(super) fn explain(session: Session, problem: ValueProblem) -> String {
    value_problem::in_words(problem, || words::problem::young(session.setting().centre.name()))
}

fn field(session: Session, id: &'static str, label: String, now: fn(&Profile) -> Option<&str>, store: Store) -> Field {
    let typed = session.read(|intake| now(&intake.profile).unwrap_or_default().to_owned());
    Field {
        id,
        label,
        hint: None,
        long: false,
        kind: "text",
        typed: RwSignal::new(typed),
        store,
        safety: None,
        needed: None,
    }
}

fn names(session: Session) -> Vec<Field> {
    let name = Field {
        hint: Some(words::about::name_hint()),
        needed: Some(ProfileField::Name),
        ..field(
            session,
            "name",
            words::about::name(),
            |p| p.name.as_ref().map(Line::as_str),
            |p, typed| {
                p.name = Line::parse(typed)?;
                Ok(())
            },
        )
    };
    let now: fn(&Profile) -> Option<&str> = |p| p.preferred_name.as_ref().map(Line::as_str);
    let call_me = Field {
        needed: Some(ProfileField::PreferredName),
        ..field(session, "call-me", words::about::call_me(), now, |p, typed| {
            p.preferred_name = Line::parse(typed)?;
            Ok(())
        })
    };
    vec![name, call_me]
}

fn contacts(session: Session) -> Vec<Field> {
    let phone: fn(&Profile) -> Option<&str> = |p| p.phone.as_ref().map(|way| way.value.as_str());
    let email: fn(&Profile) -> Option<&str> = |p| p.email.as_ref().map(|way| way.value.as_str());
    let address: fn(&Profile) -> Option<&str> = |p| p.address.as_ref().map(|way| way.value.as_str());
    vec![
        Field {
            kind: "tel",
            needed: Some(ProfileField::Phone),
            safety: Some(Safety::of(session, "phone-note", |p| p.phone.as_mut().map(|w| (&mut w.safe, &mut w.note)))),
            ..field(session, "phone", words::about::mobile(), phone, |p, typed| {
                way(&mut p.phone, TelephoneNumber::parse(typed)?);
                Ok(())
            })
        },
        Field {
            kind: "email",
            needed: Some(ProfileField::Email),
            safety: Some(Safety::of(session, "email-note", |p| p.email.as_mut().map(|w| (&mut w.safe, &mut w.note)))),
            ..field(session, "email", words::about::email(), email, |p, typed| {
                way(&mut p.email, EmailAddress::parse(typed)?);
                Ok(())
            })
        },
        Field {
            long: true,
            needed: Some(ProfileField::Address),
            safety: Some(Safety::of(session, "address-note", |p| {
                p.address.as_mut().map(|w| (&mut w.safe, &mut w.note))
            })),
            ..field(session, "address", words::about::address(), address, |p, typed| {
                way(&mut p.address, Paragraph::parse(typed)?);
                Ok(())
            })
        },
    ]
}

/// Changes the value of a way of contact and keeps whether it is safe.
fn way<T>(way: &mut Option<ContactWay<T>>, value: Option<T>) {
    let before = way.take();
    let (safe, note) = before.map(|w| (w.safe, w.note)).unwrap_or_default();
    *way = value.map(|value| ContactWay { value, safe, note });
}

fn numbers(session: Session) -> Vec<Field> {
    let gp: fn(&Profile) -> Option<&str> = |p| p.gp.as_ref().map(|gp| gp.name.as_str());
    let nhs: fn(&Profile) -> Option<&str> = |p| p.nhs_number.as_ref().map(NhsNumber::as_str);
    let ni: fn(&Profile) -> Option<&str> =
        |p| p.national_insurance_number.as_ref().map(NationalInsuranceNumber::as_str);
    vec![
        Field {
            hint: Some(words::about::gp_hint()),
            needed: Some(ProfileField::Gp),
            ..field(session, "gp", words::about::gp(), gp, |p, typed| {
                p.gp = Line::parse(typed)?.map(|name| Gp { name, phone: None });
                Ok(())
            })
        },
        Field {
            hint: Some(words::about::nhs_hint()),
            needed: Some(ProfileField::NhsNumber),
            ..field(session, "nhs", words::about::nhs(), nhs, |p, typed| {
                p.nhs_number = NhsNumber::parse(typed)?;
                Ok(())
            })
        },
        Field {
            hint: Some(words::about::ni_hint()),
            needed: Some(ProfileField::NationalInsuranceNumber),
            ..field(session, "ni", words::about::ni(), ni, |p, typed| {
                p.national_insurance_number = NationalInsuranceNumber::parse(typed)?;
                Ok(())
            })
        },
    ]
}

fn people(session: Session) -> Vec<Field> {
    let name: fn(&Profile) -> Option<&str> = |p| p.emergency_contact.as_ref().map(|c| c.name.as_str());
    let relation: fn(&Profile) -> Option<&str> =
        |p| p.emergency_contact.as_ref().and_then(|c| c.relationship.as_ref()).map(Line::as_str);
    let phone: fn(&Profile) -> Option<&str> =
        |p| p.emergency_contact.as_ref().and_then(|c| c.phone.as_ref()).map(TelephoneNumber::as_str);
    vec![
        Field {
            needed: Some(ProfileField::EmergencyContact),
            ..field(session, "contact-name", words::about::emergency_name(), name, |p, typed| {
                let name = Line::parse(typed)?;
                let before = p.emergency_contact.take();
                let (phone, relationship) = before.map(|c| (c.phone, c.relationship)).unwrap_or_default();
                p.emergency_contact = name.map(|name| EmergencyContact { name, phone, relationship });
                Ok(())
            })
        },
        field(session, "contact-relation", words::about::emergency_relation(), relation, |p, typed| {
            let line = Line::parse(typed)?;
            of_someone(p, line.is_some())?.for_each(|c| c.relationship.clone_from(&line));
            Ok(())
        }),
        Field {
            kind: "tel",
            ..field(session, "contact-phone", words::about::emergency_phone(), phone, |p, typed| {
                let number = TelephoneNumber::parse(typed)?;
                of_someone(p, number.is_some())?.for_each(|c| c.phone.clone_from(&number));
                Ok(())
            })
        },
    ]
}

/// Whom to call, as far as there is a name: a number alone helps nobody.
fn of_someone(p: &mut Profile, something: bool) -> Result<impl Iterator<Item = &mut EmergencyContact>, ValueProblem> {
    if something && p.emergency_contact.is_none() {
        return Err(ValueProblem::NoName);
    }
    Ok(p.emergency_contact.iter_mut())
}
