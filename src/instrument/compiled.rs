//! A pack's compiled form: what `desk finish` read and found right, as the phone takes it over.
//!
//! No door round the parser: [`write`] takes only an [`Instrument`], and [`read`] gives only what [`write`] wrote. What
//! a damaged file could break in the layers to the right, a place that does not exist, is refused here too.

use super::{
    Audience, Band, Category, ChoiceOption, Condition, Counted, Instrument, Item, ItemIndex, Level, PackIdentity,
    Points, Precision, Question, Reassessment, SafetyTopic, SafetyTrigger, Scale, ScaleKind, Section, Sensitivity,
    Test, Total,
};
use crate::document::Language;
use crate::document::compiled::{self, Compiled, Reader, Unreadable, Writer, compiled_enum, compiled_struct};

/// Raise the number with every change to the layout.
const KIND: &str = "candour pack 3";

/// The compiled form of a pack, with its texts in those of its languages that are wanted. For `desk finish`, and for the opener of
/// licensed packs (`app::opener`).
#[must_use]
pub fn write(pack: &Instrument, wanted: &[Language]) -> String {
    let kept: Vec<Language> = pack.languages.iter().filter(|l| wanted.contains(l)).cloned().collect();
    compiled::file(KIND, &kept, pack)
}

/// The pack that `desk finish` or the opener wrote. Only for a file whose bytes the page has pinned (`browser::assets`), and for
/// what the opener of the same build answers.
///
/// # Errors
/// [`Unreadable`].
pub fn read(file: &str) -> Result<Instrument, Unreadable> {
    compiled::value(KIND, file)
}

impl Compiled for Instrument {
    fn write(&self, to: &mut Writer) {
        let Self {
            identity,
            languages: _,
            title,
            disclaimer,
            minutes,
            reassessment,
            supports,
            sections,
            items,
            scales,
            total,
        } = self;
        to.languages().write(to);
        to.number(items.len() as u64);
        identity.write(to);
        title.write(to);
        disclaimer.write(to);
        minutes.write(to);
        reassessment.write(to);
        supports.write(to);
        sections.write(to);
        items.write(to);
        scales.write(to);
        total.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let languages: Vec<Language> = Compiled::read(from);
        from.places = from.fit();
        let pack = Self {
            languages,
            identity: Compiled::read(from),
            title: Compiled::read(from),
            disclaimer: Compiled::read(from),
            minutes: Compiled::read(from),
            reassessment: Compiled::read(from),
            supports: Compiled::read(from),
            sections: Compiled::read(from),
            items: Compiled::read(from),
            scales: Compiled::read(from),
            total: Compiled::read(from),
        };
        let scales = pack.scales.len();
        let counted = |total: &Total| total.risks.iter().chain(&total.strengths).all(|place| *place < scales);
        let within = |s: &Section| s.items.0 <= s.items.1 && s.items.1 <= pack.items.len();
        let right = pack.items.len() == from.places
            && pack.sections.iter().all(within)
            && pack.total.as_ref().is_none_or(counted);
        if !right {
            from.fail();
        }
        pack
    }
}

impl Compiled for ItemIndex {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        Self(from.place())
    }
}

impl Compiled for Points {
    fn write(&self, to: &mut Writer) {
        self.hundredths().write(to);
    }
    fn read(from: &mut Reader<'_>) -> Self {
        Self::from_hundredths(Compiled::read(from))
    }
}

compiled_struct!(PackIdentity { id, version, digest });
compiled_struct!(Reassessment { months, carry_over });
compiled_struct!(Section { id, title, intro, content_note, show_if, items });
compiled_struct!(Item { id, text, help, audience, category, sensitivity, show_if, may_not_apply, safety, question });
compiled_struct!(ChoiceOption { code, text, score, has_score });
compiled_struct!(SafetyTrigger { when, topics, text });
compiled_struct!(Scale { id, kind, title, about, items, least_answered, pro_rate, range, change_margin, bands });
compiled_struct!(Counted { item, weight, reverse, range });
compiled_struct!(Band { code, from, title, text, supports });
compiled_struct!(Total { risks, strengths, levels });
compiled_struct!(Level { code, from, title });

compiled_enum!(Condition { 0: All(list), 1: Any(list), 2: Not(condition), 3: Item(item, test) });
compiled_enum!(Test { 0: Is(codes), 1: AtLeast(n), 2: AtMost(n), 3: Answered });
compiled_enum!(Question {
    0: Note,
    1: SingleChoice { options },
    2: MultipleChoice { options, exclusive },
    3: YesNo,
    4: Rating { lowest, highest },
    5: Number { min, max, unit },
    6: Date { precision },
    7: ShortText { max_length },
    8: LongText { max_length },
});
compiled_enum!(Precision { 0: Year, 1: Month, 2: Day });
compiled_enum!(Audience { 0: Client, 1: Caseworker, 2: Either });
compiled_enum!(Sensitivity { 0: Personal, 1: SpecialCategory, 2: CriminalOffence });
compiled_enum!(ScaleKind { 0: Need, 1: Strength, 2: Risk });
compiled_enum!(Category {
    0: Identification,
    1: Contact,
    2: OfficialNumbers,
    3: GpAndEmergencyContact,
    4: FriendsAndPersonalLife,
    5: EmploymentAndMoney,
    6: HousingSafety,
    7: AngerAndHostility,
    8: MentalHealth,
    9: PhysicalHealth,
    10: Abuse,
    11: SubstanceUseAndGambling,
    12: ParentingAndFamilyConflict,
    13: EducationSupportAndSelfEfficacy,
    14: Offence,
    15: Demographic,
    16: CaseNotes,
});
compiled_enum!(SafetyTopic {
    0: DangerNow,
    1: SelfHarm,
    2: DomesticAbuse,
    3: SexualViolence,
    4: Drugs,
    5: Alcohol,
    6: Gambling,
    7: MentalHealth,
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{KIND, read, write};
    use crate::document::compiled::tests::forged;
    use crate::instrument::Instrument;

    fn pack() -> String {
        let pack = Instrument::parse(include_str!("../../tests/fixtures/packs/every-type.json")).unwrap();
        write(&pack, pack.languages())
    }

    proptest! {
        #[test]
        fn a_forged_pack_is_refused_or_has_no_place_that_does_not_exist(
            changes in prop::collection::vec((any::<prop::sample::Index>(), prop::char::range(' ', '~')), 1..4),
        ) {
            let Ok(pack) = read(&forged(KIND, &pack(), &changes)) else { return Ok(()) };
            for section in pack.sections() {
                prop_assert!(pack.items_of(section).all(|(index, item)| pack.item(index).id() == item.id()));
            }
            prop_assert!(pack.scales().iter().flat_map(|s| s.items()).all(|c| !pack.item(c.item()).id().is_empty()));
            let carried = pack.reassessment().into_iter().flat_map(|again| again.carry_over());
            prop_assert!(carried.copied().all(|item| !pack.item(item).id().is_empty()));
            let parts = pack.total().into_iter().flat_map(|total| total.risks().iter().chain(total.strengths()));
            prop_assert!(parts.copied().all(|place| place < pack.scales().len()));
        }
    }
}
