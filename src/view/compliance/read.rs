//! What the compliance report rests on: ratings, reports, gaps.

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use crate::ledger::LedgerReport;
use crate::report::{Certainty, Edition, Extent, Recognition, ReportId, SectionKind};
use crate::view::Lookup;

/// Where the country stands.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Standing {
    /// Tier or assessment in this edition.
    pub rating: Option<String>,
    /// Tier or assessment in the latest earlier edition of which one was found.
    pub before: Option<RatingOf>,
    /// Tier or assessment in every edition read up to this one, earliest first.
    pub through_the_years: Vec<RatingOf>,
}

/// The rating of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RatingOf {
    /// The edition.
    pub year: Edition,
    /// Tier or assessment; absent where none was found in what was read.
    pub rating: Option<String>,
}

/// What was read, and what is missing.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct WhatWasRead {
    /// Whether this edition's recommendations were part of what was read.
    pub recommendations: bool,
    /// Which of this edition's sections that can bear evidence were read.
    pub sections: Vec<SectionKind>,
    /// Whether this edition was read whole.
    pub extent: Extent,
    /// Where this edition's text stands on the web.
    pub source_url: Option<String>,
    /// The reports of this edition and of the earlier ones, earliest first.
    pub reports: Vec<ReportRead>,
    /// Editions between the first one read and this one of which no report was read.
    pub missing: Vec<Edition>,
    /// Earlier editions that were read without their recommendations.
    pub without_recommendations: Vec<Edition>,
    /// What was recognised in this edition by a guess.
    pub guesses: Vec<Recognition>,
}

/// A report that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReportRead {
    /// Its name.
    pub id: ReportId,
    /// The edition.
    pub year: Edition,
    /// Where its text stands on the web, when the source says so.
    pub url: Option<String>,
    /// Whether its recommendations were part of what was read.
    pub recommendations: bool,
    /// Which of its sections that can bear evidence were read.
    pub sections: Vec<SectionKind>,
    /// Whether it was read whole.
    pub extent: Extent,
    /// The sources that it was read from.
    pub sources: Vec<SourceRead>,
}

/// A source of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceRead {
    /// The path or `-`, as the user gave it.
    pub origin: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The reader that read it: `text`, `html`, `wiki`, `jsonl`.
    pub format: String,
    /// How many bytes it had.
    pub bytes: u64,
    /// When it was added.
    pub added_at: DateTime<Utc>,
}

pub(super) fn standing(lookup: &Lookup, report: &LedgerReport) -> Standing {
    let through_the_years: Vec<RatingOf> = (lookup.ledger.reports.iter())
        .filter(|earlier| earlier.id.year <= report.id.year)
        .map(|earlier| RatingOf {
            year: earlier.id.year,
            rating: earlier.rating.clone(),
        })
        .collect();
    Standing {
        rating: report.rating.clone(),
        before: (through_the_years.iter())
            .rfind(|of| of.year < report.id.year && of.rating.is_some())
            .cloned(),
        through_the_years,
    }
}

pub(super) fn what_was_read(lookup: &Lookup, report: &LedgerReport) -> WhatWasRead {
    let year = report.id.year;
    WhatWasRead {
        recommendations: lookup.asks_were_read(year),
        sections: answering_sections(report),
        extent: report.extent,
        source_url: report.source_url.clone(),
        reports: (lookup.ledger.reports.iter())
            .filter(|earlier| earlier.id.year <= year)
            .map(|earlier| report_read(lookup, earlier))
            .collect(),
        missing: lookup.missing_editions(year),
        without_recommendations: (lookup.editions())
            .filter(|earlier| *earlier < year && !lookup.asks_were_read(*earlier))
            .collect(),
        guesses: (report.recognition.iter())
            .filter(|recognition| recognition.certainty == Certainty::Guess)
            .cloned()
            .collect(),
    }
}

fn report_read(lookup: &Lookup, report: &LedgerReport) -> ReportRead {
    ReportRead {
        id: report.id.clone(),
        year: report.id.year,
        url: report.source_url.clone(),
        recommendations: lookup.asks_were_read(report.id.year),
        sections: answering_sections(report),
        extent: report.extent,
        sources: (report.sources.iter())
            .map(|source| SourceRead {
                origin: source.origin.clone(),
                sha256: source.sha256.clone(),
                format: source.format.clone(),
                bytes: source.bytes,
                added_at: source.added_at,
            })
            .collect(),
    }
}

fn answering_sections(report: &LedgerReport) -> Vec<SectionKind> {
    let mut sections: Vec<SectionKind> = (report.sections.iter())
        .map(|section| section.kind)
        .filter(|kind| kind.bears_evidence())
        .collect();
    sections.sort_unstable();
    sections.dedup();
    sections
}
