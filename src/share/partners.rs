//! The agreements: which partner may have which field, and the clause of the privacy notice that says so.
//!
//! Reads like the signed agreements, and is reviewed like one. No logic: a list cannot be wrong in any other way than
//! by naming a field. A partner whose values must be `Coded` cannot be granted words, dates or people at all.

use super::field::{
    AboutAnswers, AboutPack, Address, AgeBand, Alerts, Answers, AppVersion, AssessedMonth, BaselineOn, ClosedAnswers,
    CompletionShare, DateOfBirth, DaysSinceBaseline, Disability, DoesNotFit, DurationBand, Email,
    EmergencyContactPerson, EthnicGroup, EveryDoubt, EveryScale, FinishedOn, FullName, GpDetails, Invite, MinutesTaken,
    MissingBySection, NationalInsurance, Nhs, NoticeVersion, Pack, Phone, PreferredName, ResearchDecision, ScaleScores,
    StudyPseudonym, Total,
};
use super::sealed::{Agreement, Filling, Granted, Sealed};
use super::{Clause, Coded, ConsentedCase, Disclosable, Field, Subject};
use crate::case::Case;
use crate::centre::PartnerCode;

/// An organisation that may receive something, and its agreement.
pub trait Partner: Agreement + Sealed + 'static {
    /// Its code in centre files and envelopes.
    const CODE: PartnerCode;
    /// Everything it may receive, in order; the privacy notice's table is drawn from this.
    const FIELDS: &'static [Grant];
    /// Payloads are padded to a multiple of this many bytes.
    const BUCKET: usize;
    /// What must be shown before anything is put together for it.
    type Subject<'a>: Subject;
}

/// One field that an agreement grants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// The field's name.
    pub field: &'static str,
    /// Why.
    pub clause: Clause,
}

/// An agreement lets the partner receive this field.
///
/// Birmingham may have an age band:
/// ```
/// use candour::share::{Field, Permits, field, partners};
/// fn receives<P: Permits<F>, F: Field>() {}
/// receives::<partners::Birmingham, field::AgeBand>();
/// ```
/// and never a name:
/// ```compile_fail,E0277
/// use candour::share::{Field, Permits, field, partners};
/// fn receives<P: Permits<F>, F: Field>() {}
/// receives::<partners::Birmingham, field::FullName>();
/// ```
/// JABBS may know the month, and never whose research record it is:
/// ```
/// use candour::share::{Field, Permits, field, partners};
/// fn receives<P: Permits<F>, F: Field>() {}
/// receives::<partners::Jabbs, field::AssessedMonth>();
/// ```
/// ```compile_fail,E0277
/// use candour::share::{Field, Permits, field, partners};
/// fn receives<P: Permits<F>, F: Field>() {}
/// receives::<partners::Jabbs, field::StudyPseudonym>();
/// ```
/// Nobody outside `share` can grant:
/// ```compile_fail,E0603
/// impl candour::share::sealed::Granted<candour::share::field::FullName> for candour::share::partners::Birmingham {}
/// ```
#[diagnostic::on_unimplemented(
    message = "no agreement lets `{Self}` receive `{F}`",
    note = "agreements are listed in src/share/partners.rs"
)]
pub trait Permits<F: Field>: Partner + Granted<F> {}

impl<F: Field, P: Partner + Granted<F>> Permits<F> for P {}

const KIB: usize = 1024;

/// What each partner may receive, in the order in which partners are shown.
pub const AGREEMENTS: [(PartnerCode, &[Grant]); 3] =
    [(WomensCentre::CODE, WomensCentre::FIELDS), (Birmingham::CODE, Birmingham::FIELDS), (Jabbs::CODE, Jabbs::FIELDS)];

/// `Partner = CODE, about Subject, padded to n KiB, receives Values: { Field: Clause, … }`.
macro_rules! partner {
    ($(#[$doc:meta])+ $name:ident = $code:ident, about $subject:ty, padded to $kib:literal KIB, receives $values:ident:
     { $($field:ident: $clause:ident,)+ }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $name;

        impl Sealed for $name {}

        impl Partner for $name {
            const CODE: PartnerCode = PartnerCode::$code;
            const FIELDS: &'static [Grant] = &[$(Grant { field: $field::NAME, clause: Clause::$clause },)+];
            const BUCKET: usize = $kib * KIB;
            type Subject<'a> = $subject;
        }

        impl Agreement for $name {
            fn fill(filling: Filling<Self>, case: &Case) -> Filling<Self> {
                filling$(.with::<$field>(case, Clause::$clause))+
            }
        }

        $(impl Granted<$field> for $name where <$field as Field>::Value: $values {})+
    };
}

partner! {
    /// The women's centre: everything she gave, to support her.
    WomensCentre = Centre, about &'a Case, padded to 32 KIB, receives Disclosable: {
        FullName: Support,
        PreferredName: Support,
        DateOfBirth: Support,
        Phone: Support,
        Email: Support,
        Address: Support,
        Nhs: Support,
        NationalInsurance: Support,
        GpDetails: Support,
        EmergencyContactPerson: Support,
        AboutPack: Support,
        AboutAnswers: Support,
        Pack: Support,
        Answers: Support,
        EveryScale: Support,
        EveryDoubt: Support,
        Total: Support,
        Alerts: Support,
        Invite: Support,
        FinishedOn: Support,
        BaselineOn: Support,
        MinutesTaken: Support,
        NoticeVersion: Accountability,
        ResearchDecision: Accountability,
        StudyPseudonym: Accountability,
    }
}

partner! {
    /// The University of Birmingham: research under a pseudonym, and only about a woman who said yes to it.
    ///
    /// The least that the research named in the notice (§4) needs. Religion, sexual orientation, gender identity and
    /// the finer ethnic groups are not in it: that research does not compare women by them, each is special category
    /// data, and in one centre's numbers they would pick out single women.
    Birmingham = Uob, about ConsentedCase<'a>, padded to 16 KIB, receives Coded: {
        StudyPseudonym: Research,
        Pack: Research,
        ClosedAnswers: Research,
        ScaleScores: Research,
        DoesNotFit: Research,
        AgeBand: Research,
        EthnicGroup: Research,
        Disability: Research,
        AssessedMonth: Research,
        DaysSinceBaseline: Research,
    }
}

partner! {
    /// The JABBS Foundation: how well the questions worked. No answer, no id, no pseudonym.
    Jabbs = Jabbs, about &'a Case, padded to 4 KIB, receives Coded: {
        Pack: DataQuality,
        AppVersion: DataQuality,
        AssessedMonth: DataQuality,
        CompletionShare: DataQuality,
        DurationBand: DataQuality,
        MissingBySection: DataQuality,
    }
}
