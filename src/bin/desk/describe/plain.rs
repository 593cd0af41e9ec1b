//! What a pack says in codes, in plain words: who is asked, what may be answered, when, and how it counts.

use candour::document::{Language, Text};
use candour::instrument::{
    Audience, Category, Condition, Counted, Instrument, Item, ItemIndex, Points, Precision, Question, SafetyTopic,
    Scale, ScaleKind, Sensitivity, Test,
};

/// The ways in which a question can be without an answer, as they stand in every export, and what each means.
pub(super) const NO_ANSWER: [(&str, &str); 4] = [
    ("prefer-not-to-say", "she would rather not say"),
    ("rather-talk", "she would rather talk about it with somebody"),
    ("does-not-apply", "it does not apply to her (where the question offers this)"),
    ("not-asked", "it was shown, and nobody answered it or passed it over"),
];

/// A pack and the language in which it is described.
pub(super) struct Book<'a> {
    pub(super) pack: &'a Instrument,
    pub(super) language: Language,
}

/// One value that an answer may have: its code, its words, what it counts.
pub(super) struct Code {
    pub(super) code: String,
    pub(super) text: String,
    pub(super) points: Option<Points>,
}

impl<'a> Book<'a> {
    pub(super) fn say(&self, text: &'a Text) -> &'a str {
        text.in_language(&self.language)
    }

    pub(super) fn id(&self, item: ItemIndex) -> &'a str {
        self.pack.item(item).id()
    }

    /// How the pack may be cited.
    pub(super) fn citation(&self) -> String {
        let name = self.pack.identity();
        format!("{}, pack {} version {}, SHA-256 {}", self.say(self.pack.title()), name.id, name.version, name.digest)
    }

    /// The codes of an answer; none where it is a number, a date or words of her own.
    pub(super) fn codes(&self, question: &'a Question) -> Vec<Code> {
        let code = |code: &str, text: &str, points| Code { code: code.to_owned(), text: text.to_owned(), points };
        match question {
            Question::SingleChoice { options } | Question::MultipleChoice { options, .. } => {
                options.iter().map(|option| code(option.code(), self.say(option.text()), option.score())).collect()
            }
            Question::YesNo => {
                vec![code("yes", "Yes", Some(Points::whole(1))), code("no", "No", Some(Points::ZERO))]
            }
            Question::Rating { lowest, highest } => vec![
                code("0", self.say(lowest), Some(Points::ZERO)),
                code("10", self.say(highest), Some(Points::whole(10))),
            ],
            Question::Number { .. }
            | Question::Date { .. }
            | Question::ShortText { .. }
            | Question::LongText { .. }
            | Question::Note => vec![],
        }
    }

    /// What an answer may be, beside its codes.
    pub(super) fn takes(&self, question: &'a Question) -> String {
        match question {
            Question::SingleChoice { .. } => "one code".to_owned(),
            Question::MultipleChoice { exclusive, .. } if exclusive.is_empty() => "any number of codes".to_owned(),
            Question::MultipleChoice { exclusive, .. } => {
                format!("any number of codes; {} stands alone", exclusive.join(" and "))
            }
            Question::YesNo => "yes or no".to_owned(),
            Question::Rating { .. } => "a whole number from 0 to 10".to_owned(),
            Question::Number { min, max, unit } => {
                let unit = unit.as_ref().map(|unit| format!(", in {}", self.say(unit))).unwrap_or_default();
                format!("a whole number from {min} to {max}{unit}")
            }
            Question::Date { precision } => {
                let least = match precision {
                    Precision::Year => "the year",
                    Precision::Month => "year and month",
                    Precision::Day => "year, month and day",
                };
                format!("a date, at least {least}")
            }
            Question::ShortText { max_length } | Question::LongText { max_length } => {
                format!("words, at most {max_length} characters")
            }
            Question::Note => "only read".to_owned(),
        }
    }

    /// A condition, in words.
    pub(super) fn condition(&self, condition: &Condition) -> String {
        let joined = |list: &[Condition], word: &str| {
            let parts: Vec<String> = list.iter().map(|part| self.condition(part)).collect();
            if let [one] = parts.as_slice() { one.clone() } else { format!("({})", parts.join(word)) }
        };
        match condition {
            Condition::All(list) => joined(list, " and "),
            Condition::Any(list) => joined(list, " or "),
            Condition::Not(inner) => format!("not ({})", self.condition(inner)),
            Condition::Item(item, test) => format!("{} {}", self.id(*item), self::test(test)),
        }
    }

    /// When an item is asked: its own condition and its section's.
    pub(super) fn asked_if(&self, index: ItemIndex, item: &Item) -> String {
        let section = &self.pack.sections()[self.pack.section_of(index)];
        let both = [section.show_if(), item.show_if()].into_iter().flatten();
        both.map(|condition| self.condition(condition)).collect::<Vec<_>>().join(" and ")
    }

    /// Which answers call for help at once, and with what.
    pub(super) fn safety(&self, item: &Item) -> Option<String> {
        let trigger = item.safety()?;
        let topics: Vec<&str> = trigger.topics().iter().filter_map(|topic| code(&SafetyTopic::ALL, topic)).collect();
        Some(format!("when it {}: {}", test(trigger.when()), topics.join(", ")))
    }

    /// How a scale's score is made.
    pub(super) fn formula(&self, scale: &Scale) -> String {
        let terms: Vec<String> = scale.items().iter().map(|counted| self.term(counted)).collect();
        terms.join(" + ")
    }

    fn term(&self, counted: &Counted) -> String {
        let id = self.id(counted.item());
        let range = self.pack.item(counted.item()).question().range();
        let value = match range.filter(|_| counted.reverse()) {
            Some((low, high)) => format!("({} - {id})", low + high),
            None => id.to_owned(),
        };
        if counted.weight() == Points::whole(1) { value } else { format!("{} × {value}", counted.weight()) }
    }
}

fn test(test: &Test) -> String {
    match test {
        Test::Is(codes) => format!("is {}", codes.join(" or ")),
        Test::AtLeast(least) => format!("is at least {least}"),
        Test::AtMost(most) => format!("is at most {most}"),
        Test::Answered => "is answered".to_owned(),
    }
}

/// The type of a question, as the pack format names it.
pub(super) fn type_of(question: &Question) -> &'static str {
    match question {
        Question::SingleChoice { .. } => "single-choice",
        Question::MultipleChoice { .. } => "multiple-choice",
        Question::YesNo => "yes-no",
        Question::Rating { .. } => "rating",
        Question::Number { .. } => "number",
        Question::Date { .. } => "date",
        Question::ShortText { .. } => "short-text",
        Question::LongText { .. } => "long-text",
        Question::Note => "note",
    }
}

pub(super) fn asked_of(item: &Item) -> &'static str {
    match item.audience() {
        Audience::Client => "her",
        Audience::Caseworker => "the caseworker",
        Audience::Either => "her or with her",
    }
}

pub(super) fn category(item: &Item) -> &'static str {
    item.category().and_then(|category| code(&Category::ALL, &category)).unwrap_or_default()
}

pub(super) fn sensitivity(item: &Item) -> &'static str {
    if item.is_note() { "" } else { code(&Sensitivity::ALL, &item.sensitivity()).unwrap_or_default() }
}

/// Which part of an assessment a scale belongs to, and what it does to a total.
pub(super) fn part(scale: &Scale) -> &'static str {
    match scale.kind() {
        ScaleKind::Risk => "part I: may add to a total",
        ScaleKind::Strength => "part II: may take away from a total",
        ScaleKind::Need => "part IV: for planning, never in a total",
    }
}

/// What happens to questions without an answer.
pub(super) fn missing_rule(scale: &Scale) -> String {
    let share = scale.least_answered();
    let rest = if scale.pro_rate() {
        "a missing one is taken to stand as far along its range as the answered ones do"
    } else {
        "a missing one adds its lowest"
    };
    format!(
        "at least {}% of the questions that are shown need a value; {rest}; what is not shown adds its lowest",
        share.hundredths()
    )
}

/// When two scores of one woman are called a change.
pub(super) fn change_rule(scale: &Scale) -> String {
    match scale.change_margin() {
        Some(margin) => format!("called changed when they are more than {margin} apart"),
        None => "shown and never called changed".to_owned(),
    }
}

fn code<T: PartialEq>(all: &[(&'static str, T)], one: &T) -> Option<&'static str> {
    all.iter().find(|(_, known)| known == one).map(|(code, _)| *code)
}
