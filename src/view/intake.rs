//! What taking reports in came to: what was read and recognised, and what keeps coming back unmet.

use serde::Serialize;

use super::Lookup;
use super::list::AskLine;
use super::quotation::{Quotation, quotations};
use super::sources::{self, Becomes, Source};
use crate::decision::Decision;
use crate::intake::{ReportTaken, Taken};
use crate::judgement::Status;
use crate::ledger::{Ledger, SourceInfo};
use crate::report::{Recognition, ReportId, SectionKind, Standing};
use crate::store::{AskRow, Withdrawn};

/// What `unmet add` answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Intake {
    /// What was read.
    #[serde(flatten)]
    pub brought: Brought,
    /// How many asks the countries concerned have, and how many stand at each status.
    pub asks: Asks,
    /// The asks that were asked more than once and are unmet, most often in a row first; the first
    /// [`SHOWN`] with their latest evidence.
    pub recurring_unmet: Vec<Recurring>,
    /// The latest edition of the countries concerned.
    pub latest: Option<ReportId>,
}

/// What reading the sources came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Brought {
    /// One for each report in the sources, in their order.
    pub reports: Vec<ReportLine>,
    /// How many sources they came from.
    pub sources: usize,
    /// How many files of walked folders were left out.
    pub skipped: usize,
    /// How many things asked for could not be done.
    pub problems: usize,
    /// The sources with every decision by which their reports were recognised.
    pub read: Vec<Source>,
    /// What changes besides the reports.
    #[serde(flatten)]
    pub aside: Aside,
}

impl Brought {
    fn by(taken: &Taken) -> Self {
        Brought {
            reports: report_lines(taken),
            sources: taken.sources.len(),
            skipped: taken.skipped,
            problems: taken.problems,
            read: taken.sources.iter().map(sources::taken).collect(),
            aside: aside(taken),
        }
    }
}

/// What adding changes besides the reports that it brings.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Aside {
    /// Reports of which the same bytes gave a part before, and give none now that they are read
    /// otherwise.
    pub withdrawn: Vec<Withdrawn>,
    /// Decisions that no longer find the words that they were made on.
    pub decisions_waiting: Vec<Decision>,
    /// Decisions that find their words again.
    pub decisions_holding_again: Vec<Decision>,
}

/// What `unmet add --dry-run` answers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Rehearsed {
    /// Always true: nothing was stored.
    pub dry_run: bool,
    /// What would be read.
    #[serde(flatten)]
    pub brought: Brought,
}

/// Draws what would come of `taken`.
pub fn rehearsed(taken: &Taken) -> Rehearsed {
    Rehearsed {
        dry_run: true,
        brought: Brought::by(taken),
    }
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
    /// What becomes of the stored report.
    #[serde(flatten)]
    pub becomes: Becomes,
    /// How many recommendations the source holds; absent where the list was not part of it.
    pub recommendations: Option<usize>,
    /// Whether the source is damaged, so that what is absent may have been lost with it.
    #[serde(skip)]
    pub is_damaged: bool,
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
        brought: Brought::by(taken),
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
            .map(|r| &r.recorded.id)
            .max_by_key(|id| id.year)
            .cloned(),
    }
}

fn report_lines(taken: &Taken) -> Vec<ReportLine> {
    let sources = taken.sources.iter();
    let lines = sources.flat_map(|source| {
        let reports = source.reports.iter();
        reports.map(|report| line(&source.info, report))
    });
    lines.collect()
}

fn aside(taken: &Taken) -> Aside {
    let mut aside = Aside::default();
    for source in &taken.sources {
        aside.withdrawn.extend(source.withdrawn.iter().cloned());
        let waiting = source.waiting.iter().cloned();
        aside.decisions_waiting.extend(waiting);
        let again = source.holding_again.iter().cloned();
        aside.decisions_holding_again.extend(again);
    }
    // What one source took away another may have brought back.
    let (waiting, again) = (
        &mut aside.decisions_waiting,
        &mut aside.decisions_holding_again,
    );
    let both: Vec<i64> = (waiting.iter())
        .map(|decision| decision.number)
        .filter(|number| again.iter().any(|other| other.number == *number))
        .collect();
    waiting.retain(|decision| !both.contains(&decision.number));
    again.retain(|decision| !both.contains(&decision.number));
    aside
}

fn line(source: &SourceInfo, taken: &ReportTaken) -> ReportLine {
    ReportLine {
        id: taken.recorded.id.clone(),
        country: taken.country.clone(),
        rating: taken.rating.clone(),
        origin: source.origin.clone(),
        becomes: Becomes {
            change: taken.recorded.change,
            difference: taken.recorded.difference.clone(),
        },
        recommendations: taken.recorded.recommendations,
        is_damaged: source.standing == Standing::Damaged,
        sections: taken.sections.clone(),
        recognition: taken.recognition.clone(),
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
