//! Sections of a report and where their sentences stand.

use std::{fmt, ops::Range, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A stretch of a report under one heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// What the section is about.
    pub kind: SectionKind,
    /// The heading as printed; empty where there is none.
    pub heading: String,
    /// The text, paragraphs parted by one newline. This is what is stored and quoted.
    pub text: String,
    /// Where each sentence stands in [`Section::text`], in bytes, in reading order.
    pub sentences: Vec<Range<usize>>,
}

impl Section {
    /// The sentences' texts in reading order.
    pub fn sentence_texts(&self) -> impl Iterator<Item = &str> {
        self.sentences.iter().map(|place| &self.text[place.clone()])
    }
}

/// The kinds of section, by the words that commands and exports use.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names are the field's own")]
pub enum SectionKind {
    Introduction,
    Recommendations,
    Prosecution,
    Protection,
    Prevention,
    Profile,
    Progress,
    Other,
}

impl SectionKind {
    /// Every kind, in the order in which people list them.
    pub const ALL: [SectionKind; 8] = [
        SectionKind::Introduction,
        SectionKind::Recommendations,
        SectionKind::Prosecution,
        SectionKind::Protection,
        SectionKind::Prevention,
        SectionKind::Profile,
        SectionKind::Progress,
        SectionKind::Other,
    ];

    /// Whether sentences of this section can be evidence for what earlier editions asked.
    pub fn bears_evidence(self) -> bool {
        matches!(
            self,
            SectionKind::Prosecution
                | SectionKind::Protection
                | SectionKind::Prevention
                | SectionKind::Progress
        )
    }

    /// The word for it, as in FORMATS: `prosecution`.
    pub fn word(self) -> &'static str {
        match self {
            SectionKind::Introduction => "introduction",
            SectionKind::Recommendations => "recommendations",
            SectionKind::Prosecution => "prosecution",
            SectionKind::Protection => "protection",
            SectionKind::Prevention => "prevention",
            SectionKind::Profile => "profile",
            SectionKind::Progress => "progress",
            SectionKind::Other => "other",
        }
    }
}

impl fmt::Display for SectionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// A word that names no section.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no section; use one of introduction, recommendations, prosecution, protection, prevention, profile, progress, other"
)]
pub struct UnknownSection(String);

impl FromStr for SectionKind {
    type Err = UnknownSection;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        SectionKind::ALL
            .into_iter()
            .find(|kind| kind.word().eq_ignore_ascii_case(word.trim()))
            .ok_or_else(|| UnknownSection(word.to_owned()))
    }
}
