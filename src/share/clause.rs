//! Why a partner may receive a field: the clause of the partnership's privacy notice.

/// A purpose that the privacy notice names for one organisation. Every grant cites one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clause {
    /// The centre supports her and manages her case (§4, Women's Centre, first purpose).
    Support,
    /// Keeping to the law and being able to show it (§4, all organisations).
    Accountability,
    /// Research on how support works, pseudonymised (§4, UoB), with separate research consent (§5).
    Research,
    /// Looking after the quality of the data (§4, JABBS, first purpose), without identifying her (§9).
    DataQuality,
}

impl Clause {
    /// Every clause.
    pub const ALL: [Self; 4] = [Self::Support, Self::Accountability, Self::Research, Self::DataQuality];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Accountability => "accountability",
            Self::Research => "research",
            Self::DataQuality => "data-quality",
        }
    }

    /// The sections of the notice it stands in.
    #[must_use]
    pub fn sections(self) -> &'static [u8] {
        match self {
            Self::Support | Self::Accountability => &[4],
            Self::Research => &[4, 5],
            Self::DataQuality => &[4, 9],
        }
    }
}
