//! What the compliance report rests on: ratings, sources, gaps, doubts.

use serde::Serialize;

use super::Earlier;
use crate::judgement::LinkDecision;
use crate::ledger::{LedgerReport, SourceInfo};
use crate::report::{Certainty, Edition, Extent, Recognition, RecommendationId, SectionKind};
use crate::view::Lookup;
use crate::view::quotation::SURE;

/// Where the country stands.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Standing {
    /// Tier or assessment in this edition.
    pub rating: Option<String>,
    /// Tier or assessment in every edition read up to this one, earliest first.
    pub through_the_years: Vec<(Edition, Option<String>)>,
}

/// What was read, and what is missing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WhatWasRead {
    /// Whether this edition's recommendations were part of what was read.
    pub recommendations: bool,
    /// Which of this edition's sections that can bear evidence were read.
    pub sections: Vec<SectionKind>,
    /// Whether this edition was read whole.
    pub extent: Extent,
    /// Where this edition's text stands on the web.
    pub source_url: Option<String>,
    /// The sources of this edition and of the earlier ones.
    pub sources: Vec<SourceRead>,
    /// Editions between the first one read and this one of which no report was read.
    pub missing: Vec<Edition>,
    /// Earlier editions that were read without their recommendations.
    pub without_recommendations: Vec<Edition>,
    /// What was recognised in this edition by a guess.
    pub guesses: Vec<Recognition>,
}

/// A source of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceRead {
    /// The edition.
    pub year: Edition,
    /// The path or `-`, as the user gave it.
    pub origin: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// The reader that read it.
    pub format: String,
}

/// Something the program was unsure of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Doubt {
    /// The ask.
    pub ask: RecommendationId,
    /// What is uncertain: the name of a wording or a sentence.
    pub about: String,
    /// What it is taken to be, in words.
    pub taken_as: String,
    /// How probable it is, 0 to 1.
    pub probability: f64,
}

pub(super) fn standing(lookup: &Lookup, report: &LedgerReport) -> Standing {
    Standing {
        rating: report.rating.clone(),
        through_the_years: (lookup.ledger.reports.iter())
            .filter(|earlier| earlier.id.year <= report.id.year)
            .map(|earlier| (earlier.id.year, earlier.rating.clone()))
            .collect(),
    }
}

pub(super) fn what_was_read(lookup: &Lookup, report: &LedgerReport) -> WhatWasRead {
    let year = report.id.year;
    let mut sections: Vec<SectionKind> = (report.sections.iter())
        .map(|section| section.kind)
        .filter(|kind| kind.bears_evidence())
        .collect();
    sections.sort_unstable();
    sections.dedup();
    WhatWasRead {
        recommendations: lookup.asks_were_read(year),
        sections,
        extent: report.extent,
        source_url: report.source_url.clone(),
        sources: (lookup.ledger.reports.iter())
            .filter(|earlier| earlier.id.year <= year)
            .flat_map(|report| report.sources.iter().map(|s| source(report.id.year, s)))
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

fn source(year: Edition, source: &SourceInfo) -> SourceRead {
    SourceRead {
        year,
        origin: source.origin.clone(),
        sha256: source.sha256.clone(),
        format: source.format.clone(),
    }
}

/// The uncertain matches and evidence links on which `earlier` rests, the least certain first.
pub(super) fn doubts(earlier: &[Earlier]) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> = earlier.iter().flat_map(doubts_on).collect();
    doubts.sort_by(|a, b| {
        (a.probability.total_cmp(&b.probability)).then_with(|| a.about.cmp(&b.about))
    });
    doubts
}

fn doubts_on(item: &Earlier) -> impl Iterator<Item = Doubt> {
    let wordings = (item.now.iter())
        .filter(|now| now.decision == LinkDecision::Auto)
        .filter_map(|now| {
            let probability = now.probability.filter(|probability| *probability < SURE)?;
            Some(Doubt {
                ask: item.id.clone(),
                about: now.id.to_string(),
                taken_as: format!("carrying on {}", now.compared_with),
                probability,
            })
        });
    let sentences = (item.evidence.iter())
        .filter(|quotation| quotation.is_uncertain())
        .map(|quotation| Doubt {
            ask: item.id.clone(),
            about: quotation.id.to_string(),
            taken_as: format!("{} on {}", quotation.stance, quotation.bears_on),
            probability: quotation.probability,
        });
    wordings.chain(sentences)
}
