//! What was read: each source with what was recognised in it, what was left out of it, and what
//! there is to say about it.

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::intake::{ReportTaken, SourceTaken};
use crate::ledger::SourceInfo;
use crate::read::LeftOut;
use crate::report::{Recognition, ReportId, SectionKind};
use crate::store::{Change, Difference, SourceRead, SourceReport};

/// One source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Source {
    /// By what it is called in this database; absent for one that is being added.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<i64>,
    /// The path or `-`, as the user gave it.
    pub origin: String,
    /// The address that it was fetched from.
    pub url: Option<String>,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How many bytes it had.
    pub bytes: u64,
    /// The reader that read it.
    pub format: String,
    /// The encoding of its characters; absent where the format is no text.
    pub encoding: Option<String>,
    /// When it was first added.
    pub added_at: DateTime<Utc>,
    /// What stood in it and was not taken for the text of a report.
    pub left_out: Vec<LeftOut>,
    /// What could not be read, and what contradicts what; whole sentences.
    pub remarks: Vec<String>,
    /// The reports of which it gives any part today; none where nothing of it stands.
    pub reports: Vec<Part>,
}

/// What a source gives to a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Part {
    /// The report.
    pub id: ReportId,
    /// The country's name.
    pub country: String,
    /// The report's rating.
    pub rating: Option<String>,
    /// How many recommendations it gives; absent where the report's list is not from it.
    pub recommendations: Option<u32>,
    /// Its sections that stand in the report today.
    pub sections: Vec<SectionKind>,
    /// What was recognised, and how.
    pub recognition: Vec<Recognition>,
    /// What becomes of the stored report, where it is being added.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub becomes: Option<Becomes>,
}

/// What becomes of a stored report by adding a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Becomes {
    /// `added`, `unchanged`, `replaced`, `extended`, `changed`, `aside`.
    pub change: Change,
    /// What is otherwise than before.
    pub difference: Difference,
}

/// The sources in their order.
pub fn sources(read: Vec<SourceRead>) -> Vec<Source> {
    (read.into_iter())
        .map(|source| Source {
            number: Some(source.number),
            reports: source.reports.into_iter().map(part).collect(),
            ..of(source.info)
        })
        .collect()
}

/// A source that is being added.
pub fn taken(source: &SourceTaken) -> Source {
    Source {
        reports: source.reports.iter().map(part_taken).collect(),
        ..of(source.info.clone())
    }
}

fn of(info: SourceInfo) -> Source {
    Source {
        number: None,
        origin: info.origin,
        url: info.url,
        sha256: info.sha256,
        bytes: info.bytes,
        format: info.format,
        encoding: info.encoding,
        added_at: info.added_at,
        left_out: info.left_out,
        remarks: info.remarks,
        reports: Vec::new(),
    }
}

fn part(report: SourceReport) -> Part {
    Part {
        id: report.id,
        country: report.country,
        rating: report.rating,
        recommendations: report.recommendations,
        sections: each_once(report.sections),
        recognition: report.recognition,
        becomes: None,
    }
}

fn part_taken(taken: &ReportTaken) -> Part {
    Part {
        id: taken.recorded.id.clone(),
        country: taken.country.clone(),
        rating: taken.rating.clone(),
        recommendations: taken.recorded.recommendations.map(|asked| asked as u32),
        sections: taken.sections.clone(),
        recognition: taken.recognition.clone(),
        becomes: Some(Becomes {
            change: taken.recorded.change,
            difference: taken.recorded.difference.clone(),
        }),
    }
}

/// The kinds in the order in which they are first met.
fn each_once(kinds: Vec<SectionKind>) -> Vec<SectionKind> {
    let mut once: Vec<SectionKind> = Vec::new();
    for kind in kinds {
        if !once.contains(&kind) {
            once.push(kind);
        }
    }
    once
}
