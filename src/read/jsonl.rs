//! Structured reports: one JSON object a line.

use serde::Deserialize;

use crate::report::SectionKind;

/// One report as a line of JSON Lines gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Record {
    /// The series; `TIP` where absent.
    pub series: Option<String>,
    /// The country's name.
    pub country: Option<String>,
    /// The edition.
    pub year: Option<u16>,
    /// The tier or assessment.
    pub rating: Option<String>,
    /// Where the text stands on the web.
    pub source: Option<String>,
    /// The recommendations; absent where they were no part of what was recorded.
    pub recommendations: Option<Vec<RecordedRecommendation>>,
    /// The sections.
    #[serde(default)]
    pub sections: Vec<RecordedSection>,
}

/// One recommendation of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct RecordedRecommendation {
    /// Its wording.
    pub text: String,
    /// The heading under which it is listed.
    pub area: Option<String>,
}

/// One section of a record.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct RecordedSection {
    /// What it is about; [`SectionKind::Other`] where the record does not say.
    pub kind: SectionKind,
    /// Its heading.
    pub heading: Option<String>,
    /// Its text.
    pub text: String,
}
