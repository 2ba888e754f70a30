//! Sentences quoted as evidence, each with where it was read.

use schemars::JsonSchema;
use serde::Serialize;

use crate::judgement::{LinkDecision, Stance};
use crate::ledger::SourceInfo;
use crate::report::Edition;
use crate::view::Lookup;
use crate::view::quotation::Quotation;

/// A sentence quoted as evidence, and where its report was read.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Cited {
    /// The sentence.
    #[serde(flatten)]
    pub quotation: Quotation,
    /// Where the report in which it stands was read.
    pub source: Origin,
}

/// Where a report was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Origin {
    /// Where the text stands on the web, when the source says so.
    pub url: Option<String>,
    /// The files that the report was read from; several where it came in parts.
    pub files: Vec<FileRead>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FileRead {
    /// The path or `-`, as the user gave it.
    pub origin: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

impl FileRead {
    pub(super) fn of(source: &SourceInfo) -> Self {
        FileRead {
            origin: source.origin.clone(),
            sha256: source.sha256.clone(),
        }
    }
}

/// `quotations` with their sources, the most telling first: those of the edition of `year` before
/// older ones, and in turn the most probable of each stance, so that no side is heard alone.
pub(super) fn cited(lookup: &Lookup, quotations: Vec<Quotation>, year: Edition) -> Vec<Cited> {
    let mut ranked: Vec<(bool, usize, Quotation)> = Vec::with_capacity(quotations.len());
    let mut surest_first = quotations;
    surest_first.sort_by(|a, b| {
        let accepted = |q: &Quotation| q.decision == LinkDecision::Accepted;
        (accepted(b).cmp(&accepted(a)))
            .then(b.probability.total_cmp(&a.probability))
            .then(a.id.cmp(&b.id))
    });
    for quotation in surest_first {
        let older = quotation.year != year;
        let alike = |stance: Stance| {
            (ranked.iter())
                .filter(|(other, _, q)| *other == older && q.stance == stance)
                .count()
        };
        let turn = alike(quotation.stance);
        ranked.push((older, turn, quotation));
    }
    ranked.sort_by_key(|(older, turn, _)| (*older, *turn));
    (ranked.into_iter())
        .map(|(_, _, quotation)| Cited {
            source: origin(lookup, quotation.year),
            quotation,
        })
        .collect()
}

fn origin(lookup: &Lookup, year: Edition) -> Origin {
    let report = lookup.report(year);
    Origin {
        url: report.and_then(|report| report.source_url.clone()),
        files: report.map_or_else(Vec::new, |report| {
            report.sources.iter().map(FileRead::of).collect()
        }),
    }
}
