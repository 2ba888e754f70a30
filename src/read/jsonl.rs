//! Structured reports: one JSON object a line.

use serde::Deserialize;

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
    pub recommendations: Option<Vec<RecordRecommendation>>,
    /// The sections.
    #[serde(default)]
    pub sections: Vec<RecordSection>,
}

/// One recommendation of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct RecordRecommendation {
    /// Its wording.
    pub text: String,
    /// The heading under which it is listed.
    pub area: Option<String>,
}

/// One section of a record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct RecordSection {
    /// The word for its kind.
    pub kind: Option<String>,
    /// Its heading.
    pub heading: Option<String>,
    /// Its text.
    pub text: String,
}
