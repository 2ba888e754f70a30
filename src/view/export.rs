//! Everything, for machines: the shape of `export --format json`, one country at a time so that
//! no more than one needs to be in memory.

use serde::Serialize;

use super::Lookup;
use super::quotation::rounded;
use crate::judgement::{Judge, LinkDecision, Stance, Status};
use crate::ledger::Ledger;
use crate::report::{Edition, RecommendationId, ReportId, SectionKind, SentenceId, Series};

/// What one ledger brings to each of the export's lists, in stable order.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the lists' own")]
pub struct ExportPart {
    pub reports: Vec<ReportEntry>,
    pub recommendations: Vec<RecommendationEntry>,
    pub matches: Vec<MatchEntry>,
    pub evidence: Vec<EvidenceEntry>,
    pub asks: Vec<AskEntry>,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the contract's own")]
pub struct ReportEntry {
    pub id: ReportId,
    pub series: Series,
    pub country: String,
    pub iso3: Option<String>,
    pub year: Edition,
    pub rating: Option<String>,
    pub source: Option<String>,
    /// Whether its recommendations were part of what was read.
    pub recommendations_read: bool,
}

/// A wording.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the contract's own")]
pub struct RecommendationEntry {
    pub id: RecommendationId,
    pub report_id: ReportId,
    pub country: String,
    pub year: Edition,
    pub ordinal: u32,
    pub text: String,
    pub area: Option<String>,
    /// The editions in which the source says that it was asked; absent where it says nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub stated_years: Vec<Edition>,
    pub topics: Vec<String>,
    pub ask_id: RecommendationId,
    pub status: Status,
    pub status_by: Judge,
    pub status_reason: String,
    /// What the program thinks; another word than `status` where a person thinks otherwise.
    pub program_status: Status,
    /// How probable it is that a careful reader says `program_status` too.
    pub status_confidence: f64,
}

/// A match.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the contract's own")]
pub struct MatchEntry {
    pub from: RecommendationId,
    pub to: RecommendationId,
    pub score: f64,
    pub decision: LinkDecision,
    pub reason: String,
}

/// An evidence link.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the contract's own")]
pub struct EvidenceEntry {
    pub recommendation_id: RecommendationId,
    pub sentence_id: SentenceId,
    pub year: Edition,
    pub section: SectionKind,
    pub sentence: String,
    pub stance: Stance,
    pub score: f64,
    pub decision: LinkDecision,
    pub reason: String,
}

/// An ask.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the names are the contract's own")]
pub struct AskEntry {
    pub id: RecommendationId,
    pub country: String,
    pub title: String,
    pub first_year: Edition,
    pub last_year: Edition,
    pub years: Vec<Edition>,
    pub status: Status,
    /// How it stands as far as reports have answered it.
    pub standing: Status,
    /// In how many editions in a row, at most, its wording stands unmet.
    pub longest_unmet: usize,
    pub wordings: Vec<RecommendationId>,
}

impl ExportPart {
    /// What `ledger` brings.
    pub fn of(ledger: &Ledger) -> Self {
        let lookup = Lookup::of(ledger);
        ExportPart {
            reports: reports(&lookup),
            recommendations: recommendations(&lookup),
            matches: matches(ledger),
            evidence: evidence(&lookup),
            asks: asks(&lookup),
        }
    }
}

fn reports(lookup: &Lookup) -> Vec<ReportEntry> {
    (lookup.ledger.reports.iter())
        .map(|report| ReportEntry {
            id: report.id.clone(),
            series: report.id.series.clone(),
            country: report.country.clone(),
            iso3: lookup.ledger.iso3.clone(),
            year: report.id.year,
            rating: report.rating.clone(),
            source: report.source_url.clone(),
            recommendations_read: lookup.asks_were_read(report.id.year),
        })
        .collect()
}

fn recommendations(lookup: &Lookup) -> Vec<RecommendationEntry> {
    (lookup.editions())
        .flat_map(|year| lookup.wordings_of(year))
        .filter_map(|id| {
            let wording = lookup.wording(&id)?;
            let assessment = lookup.assessment(&id);
            Some(RecommendationEntry {
                report_id: id.report.clone(),
                country: country_in(lookup, id.report.year),
                year: id.report.year,
                ordinal: id.ordinal,
                text: wording.text.clone(),
                area: wording.area.clone(),
                stated_years: wording.stated_years.clone(),
                topics: assessment.map_or_else(Vec::new, |a| a.topics.clone()),
                ask_id: assessment.map_or_else(|| id.clone(), |a| a.ask.clone()),
                status: assessment.map_or(Status::Pending, |a| a.status),
                status_by: assessment.map_or(Judge::Program, |a| a.by),
                status_reason: assessment.map_or_else(String::new, |a| a.reason.clone()),
                program_status: assessment.map_or(Status::Pending, |a| a.program_status),
                status_confidence: assessment.map_or(0.0, |a| rounded(a.confidence)),
                id,
            })
        })
        .collect()
}

/// The country's name as the report of that edition gives it.
fn country_in(lookup: &Lookup, year: Edition) -> String {
    let report = lookup.report(year);
    report.map_or_else(
        || lookup.ledger.country.clone(),
        |report| report.country.clone(),
    )
}

fn matches(ledger: &Ledger) -> Vec<MatchEntry> {
    (ledger.judgement.matches.iter())
        .map(|link| MatchEntry {
            from: link.from.clone(),
            to: link.to.clone(),
            score: rounded(link.probability),
            decision: link.decision,
            reason: link.reason.clone(),
        })
        .collect()
}

fn evidence(lookup: &Lookup) -> Vec<EvidenceEntry> {
    (lookup.ledger.judgement.evidence.iter())
        .map(|link| EvidenceEntry {
            recommendation_id: link.recommendation.clone(),
            sentence_id: link.sentence.clone(),
            year: link.sentence.report.year,
            section: link.sentence.section,
            sentence: lookup.sentence(&link.sentence).to_owned(),
            stance: link.stance,
            score: rounded(link.probability),
            decision: link.decision,
            reason: link.reason.clone(),
        })
        .collect()
}

fn asks(lookup: &Lookup) -> Vec<AskEntry> {
    (lookup.ledger.judgement.asks.iter())
        .map(|ask| {
            let years = ask.years();
            AskEntry {
                id: ask.id.clone(),
                country: lookup.ledger.country.clone(),
                title: ask.title.clone(),
                first_year: ask.id.report.year,
                last_year: years.last().copied().unwrap_or(ask.id.report.year),
                years,
                status: ask.status,
                standing: ask.standing,
                longest_unmet: ask.longest_unmet,
                wordings: ask.wordings.clone(),
            }
        })
        .collect()
}
