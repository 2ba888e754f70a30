//! One source: read, understood, stored.

use chrono::Utc;
use rayon::prelude::*;

use super::Orders;
use super::problem::Problem;
use crate::ledger::SourceInfo;
use crate::narrative;
use crate::read::{self, Content, ReadError, Reading, Record, RecordError, Source, Table};
use crate::report::Report;
use crate::store::{Recorded, Store, StoreError};

/// A source of which something was stored or found unchanged.
#[derive(Debug)]
pub struct SourceTaken {
    /// Where its bytes came from.
    pub info: SourceInfo,
    /// The reports in it, in their order.
    pub reports: Vec<ReportTaken>,
}

/// A report that was stored or found unchanged.
#[derive(Debug)]
pub struct ReportTaken {
    /// The report without its texts' places: what was recognised, and how.
    pub report: Report,
    /// The line on which it begins, where the source has one report a line.
    pub line: Option<usize>,
    /// What became of the stored one.
    pub recorded: Recorded,
}

/// What came of one source.
pub(super) struct Outcome {
    pub taken: Option<SourceTaken>,
    pub problems: Vec<Problem>,
}

impl Outcome {
    /// Nothing but a problem.
    pub fn problem(error: ReadError) -> Self {
        Outcome {
            taken: None,
            problems: vec![error.into()],
        }
    }

    /// Whether the source holds nothing that could be a report.
    pub fn is_no_report(&self) -> bool {
        self.taken.is_none() && self.problems.iter().all(Problem::is_no_report)
    }
}

/// Takes in one source. Only the database can stop it.
pub(super) fn take(
    store: &mut Store,
    source: Source,
    orders: &Orders,
) -> Result<Outcome, StoreError> {
    let mut reading = match read::read(&source, &orders.options) {
        Ok(reading) => reading,
        Err(error) => return Ok(Outcome::problem(error)),
    };
    if let Content::Document(document) = &mut reading.content {
        document.url = document.url.take().or_else(|| source.url.clone());
    }
    let info = source_info(source, &reading);
    let (lines, reports, problems) = understood(&info.origin, reading.content, orders);
    let kept = store.record(&info, &reports)?;
    let reports: Vec<ReportTaken> = (reports.into_iter().zip(lines).zip(kept.reports))
        .map(|((report, line), recorded)| ReportTaken {
            report,
            line,
            recorded,
        })
        .collect();
    let taken = (!reports.is_empty()).then_some(SourceTaken { info, reports });
    Ok(Outcome { taken, problems })
}

/// What is kept of the source itself, with what its reader said of it.
fn source_info(source: Source, reading: &Reading) -> SourceInfo {
    let (left_out, mut remarks) = match &reading.content {
        Content::Document(document) => (document.left_out.clone(), document.remarks.clone()),
        Content::Table(table) => (table.left_out.clone(), table.remarks.clone()),
        Content::Records(_) => (Vec::new(), Vec::new()),
    };
    remarks.extend(broken_characters(&source.origin, reading));
    SourceInfo {
        bytes: source.bytes.len() as u64,
        origin: source.origin,
        sha256: source.sha256,
        format: reading.format.to_string(),
        added_at: Utc::now(),
        encoding: reading.encoding.map(str::to_owned),
        url: source.url,
        left_out,
        remarks,
    }
}

fn broken_characters(origin: &str, reading: &Reading) -> Option<String> {
    let places = match reading.broken {
        0 => return None,
        1 => "1 place is".to_owned(),
        many => format!("{many} places are"),
    };
    Some(format!(
        "{origin}: {places} broken in {}; what could not be told there is marked \u{fffd}",
        reading.encoding?
    ))
}

/// The reports in a source with their lines, and what is wrong with the rest of it.
fn understood(
    origin: &str,
    content: Content,
    orders: &Orders,
) -> (Vec<Option<usize>>, Vec<Report>, Vec<Problem>) {
    let made: Vec<(Option<usize>, Result<Report, Problem>)> = match content {
        Content::Document(document) => narrative::reports(&document, &orders.hints)
            .into_iter()
            .map(|made| {
                let origin = origin.to_owned();
                (None, made.map_err(|error| Problem::Text { origin, error }))
            })
            .collect(),
        Content::Table(table) => of_table(origin, table, orders),
        Content::Records(records) => records
            .into_par_iter()
            .map(|(line, record)| (Some(line), of_record(origin, line, record, orders)))
            .collect(),
    };
    let (mut lines, mut reports, mut problems) = (Vec::new(), Vec::new(), Vec::new());
    for (line, made) in made {
        match made {
            Ok(report) => {
                lines.push(line);
                reports.push(report);
            }
            Err(problem) => problems.push(problem),
        }
    }
    (lines, reports, problems)
}

fn of_table(
    origin: &str,
    table: Table,
    orders: &Orders,
) -> Vec<(Option<usize>, Result<Report, Problem>)> {
    let wrong = table
        .wrong
        .into_iter()
        .map(|wrong| (None, Err(wrong.into())));
    let reports = narrative::reports_of_table(table.lists, &orders.hints).into_iter();
    let reports = reports.map(|(line, report)| {
        let origin = origin.to_owned();
        let problem = |error| Problem::Record {
            origin,
            line,
            error,
        };
        (Some(line), report.map_err(problem))
    });
    reports.chain(wrong).collect()
}

fn of_record(
    origin: &str,
    line: usize,
    record: Result<Record, RecordError>,
    orders: &Orders,
) -> Result<Report, Problem> {
    narrative::report_of_record(record?, &orders.hints).map_err(|error| Problem::Record {
        origin: origin.to_owned(),
        line,
        error,
    })
}
