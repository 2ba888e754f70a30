//! Everything that is known of one country in one series, for tables: the lists of
//! `export --format json`, and what people said.

use std::collections::BTreeMap;

use super::export::{AskEntry, EvidenceEntry, ExportPart, MatchEntry, RecommendationEntry};
use super::history::{Said, history};
use crate::ledger::Ledger;
use crate::report::{RecommendationId, ReportId};

/// What one ledger brings to each table, in stable order.
#[derive(Debug, Clone, PartialEq)]
pub struct Everything {
    /// The country's name as its latest report gives it.
    pub country: String,
    /// The lists of the export.
    pub part: ExportPart,
    /// The SHA-256 of every source of a report, in order, none twice.
    pub digests: BTreeMap<ReportId, Vec<String>>,
    /// What people said, in order.
    pub decisions: Vec<Said>,
    recommendations: BTreeMap<RecommendationId, usize>,
    asks: BTreeMap<RecommendationId, usize>,
}

impl Everything {
    /// What `ledger` brings.
    pub fn of(ledger: &Ledger) -> Self {
        let part = ExportPart::of(ledger);
        let digests = ledger.reports.iter().map(|report| {
            let mut digests: Vec<String> =
                report.sources.iter().map(|s| s.sha256.clone()).collect();
            digests.sort_unstable();
            digests.dedup();
            (report.id.clone(), digests)
        });
        Everything {
            country: ledger.country.clone(),
            digests: digests.collect(),
            decisions: history(&ledger.decisions),
            recommendations: places(part.recommendations.iter().map(|entry| &entry.id)),
            asks: places(part.asks.iter().map(|entry| &entry.id)),
            part,
        }
    }

    /// The wording of that name.
    pub fn recommendation(&self, id: &RecommendationId) -> Option<&RecommendationEntry> {
        let place = self.recommendations.get(id)?;
        self.part.recommendations.get(*place)
    }

    /// The ask to which a wording belongs.
    pub fn ask_of(&self, wording: &RecommendationId) -> Option<&AskEntry> {
        let place = self.asks.get(&self.recommendation(wording)?.ask_id)?;
        self.part.asks.get(*place)
    }

    /// The two wordings that a match ties together.
    pub fn matched(&self, link: &MatchEntry) -> [Option<&RecommendationEntry>; 2] {
        [&link.from, &link.to].map(|id| self.recommendation(id))
    }

    /// The wording on which a sentence bears.
    pub fn borne_on(&self, link: &EvidenceEntry) -> Option<&RecommendationEntry> {
        self.recommendation(&link.recommendation_id)
    }
}

fn places<'a>(
    ids: impl Iterator<Item = &'a RecommendationId>,
) -> BTreeMap<RecommendationId, usize> {
    ids.enumerate()
        .map(|(place, id)| (id.clone(), place))
        .collect()
}
