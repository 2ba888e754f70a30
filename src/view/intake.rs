//! What taking reports in came to: what was read and recognised, and what keeps coming back unmet.

use serde::Serialize;

use super::Lookup;
use super::list::AskLine;
use super::quotation::{Quotation, quotations};
use crate::intake::{ReportTaken, Taken};
use crate::judgement::Status;
use crate::ledger::Ledger;
use crate::report::{Recognition, ReportId, SectionKind};
use crate::store::{AskRow, Change};

/// What `unmet add` answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Intake {
    /// One for each report in the sources, in their order.
    pub reports: Vec<ReportLine>,
    /// How many sources they came from.
    pub sources: usize,
    /// How many files of walked folders were left out.
    pub skipped: usize,
    /// How many things asked for could not be done.
    pub problems: usize,
    /// How many asks the countries concerned have, and how many stand at each status.
    pub asks: Asks,
    /// The asks that were asked more than once and are unmet, most often in a row first; the first
    /// [`SHOWN`] with their latest evidence.
    pub recurring_unmet: Vec<Recurring>,
    /// The latest edition of the countries concerned.
    pub latest: Option<ReportId>,
}

/// How many asks keep coming back that are shown at once.
pub const SHOWN: usize = 5;

/// One report of a source.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportLine {
    /// Its name.
    pub id: ReportId,
    /// The country's name.
    pub country: String,
    /// Its rating.
    pub rating: Option<String>,
    /// The source it came from.
    pub origin: String,
    /// `added`, `unchanged`, `replaced`, `extended`.
    pub change: &'static str,
    /// How many recommendations the source holds; absent where the list was not part of it.
    pub recommendations: Option<usize>,
    /// The kinds of its sections, in reading order, none twice.
    pub sections: Vec<SectionKind>,
    /// What was recognised, and how.
    pub recognition: Vec<Recognition>,
}

/// Asks by status.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Asks {
    /// All of them.
    pub all: usize,
    /// How many have each status, in the order of [`Status::ALL`].
    pub by_status: Vec<(Status, usize)>,
}

/// An ask that keeps coming back.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Recurring {
    /// The ask.
    #[serde(flatten)]
    pub ask: AskLine,
    /// The latest sentence that bears on it, for the first few.
    pub latest_evidence: Option<Quotation>,
}

/// Draws what came of `taken`. `asks` are those of the countries concerned, `lines` the recurring
/// unmet ones among them in their order, `ledgers` those of the first [`SHOWN`].
pub fn intake(taken: &Taken, asks: &[AskRow], lines: Vec<AskLine>, ledgers: &[Ledger]) -> Intake {
    let lookups: Vec<Lookup> = ledgers.iter().map(Lookup::of).collect();
    Intake {
        reports: (taken.sources.iter())
            .flat_map(|source| {
                source
                    .reports
                    .iter()
                    .map(|report| line(&source.info.origin, report))
            })
            .collect(),
        sources: taken.sources.len(),
        skipped: taken.skipped,
        problems: taken.problems,
        asks: Asks {
            all: asks.len(),
            by_status: Status::ALL
                .iter()
                .map(|status| {
                    (
                        *status,
                        asks.iter().filter(|a| a.standing == *status).count(),
                    )
                })
                .collect(),
        },
        recurring_unmet: lines
            .into_iter()
            .enumerate()
            .map(|(at, ask)| Recurring {
                latest_evidence: (at < SHOWN)
                    .then(|| latest_evidence(&lookups, &ask))
                    .flatten(),
                ask,
            })
            .collect(),
        latest: taken
            .reports()
            .map(|r| &r.report.id)
            .max_by_key(|id| id.year)
            .cloned(),
    }
}

fn line(origin: &str, taken: &ReportTaken) -> ReportLine {
    let mut sections: Vec<SectionKind> = Vec::new();
    for section in &taken.report.sections {
        if !sections.contains(&section.kind) {
            sections.push(section.kind);
        }
    }
    ReportLine {
        id: taken.report.id.clone(),
        country: taken.report.country.clone(),
        rating: taken.report.rating.clone(),
        origin: origin.to_owned(),
        change: match taken.recorded.change {
            Change::Added => "added",
            Change::Unchanged => "unchanged",
            Change::Replaced => "replaced",
            Change::Extended => "extended",
        },
        recommendations: taken.report.recommendations.as_ref().map(Vec::len),
        sections,
        recognition: taken.report.recognition.clone(),
    }
}

fn latest_evidence(lookups: &[Lookup], ask: &AskLine) -> Option<Quotation> {
    let lookup = lookups.iter().find(|lookup| {
        let id = lookup.ledger.id();
        id.country == ask.id.report.country && id.series == ask.id.report.series
    })?;
    let ask = lookup
        .ledger
        .judgement
        .asks
        .iter()
        .find(|a| a.id == ask.id)?;
    let said = quotations(lookup, &ask.wordings);
    let counted = said.into_iter().filter(|q| q.decision.counts());
    counted.max_by(|a, b| {
        (a.year, a.probability)
            .partial_cmp(&(b.year, b.probability))
            .unwrap_or(std::cmp::Ordering::Equal)
    })
}
