//! What was read.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::report::{Recognition, ReportId, SectionKind};
use crate::store::{SourceRead, SourceReport};

/// One source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    /// The path or `-`, as the user gave it.
    pub origin: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes it had.
    pub bytes: u64,
    /// The reader that read it.
    pub format: String,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// The reports of which it gives any part today; none where later sources took its place.
    pub reports: Vec<Part>,
}

/// What a source gives to a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// The report.
    pub id: ReportId,
    /// The country's name.
    pub country: String,
    /// How many recommendations it gives; absent where the report's list is not from it.
    pub recommendations: Option<u32>,
    /// Its sections that stand in the report today.
    pub sections: Vec<SectionKind>,
    /// What was recognised, and how.
    pub recognition: Vec<Recognition>,
}

/// The sources in their order.
pub fn sources(read: Vec<SourceRead>) -> Vec<Source> {
    (read.into_iter())
        .map(|source| Source {
            origin: source.info.origin,
            sha256: source.info.sha256,
            bytes: source.info.bytes,
            format: source.info.format,
            added_at: source.info.added_at,
            reports: source.reports.into_iter().map(part).collect(),
        })
        .collect()
}

fn part(report: SourceReport) -> Part {
    let mut sections = report.sections;
    sections.dedup();
    Part {
        id: report.id,
        country: report.country,
        recommendations: report.recommendations,
        sections,
        recognition: report.recognition,
    }
}
