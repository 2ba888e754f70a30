//! One source: read, understood, stored.

use chrono::Utc;
use rayon::prelude::*;

use super::Orders;
use crate::ledger::SourceInfo;
use crate::narrative::{self, NotRecognised};
use crate::read::{self, Content, Place, Reading};
use crate::report::Report;
use crate::store::{Recorded, Store, StoreError};

/// A source of which something was stored or found unchanged.
#[derive(Debug)]
pub struct SourceTaken {
    /// Where its bytes came from.
    pub info: SourceInfo,
    /// The reports in it, in their order.
    pub reports: Vec<ReportTaken>,
    /// What a person will want to know of how it was read.
    pub remarks: Vec<String>,
}

/// A report that was stored or found unchanged.
#[derive(Debug)]
pub struct ReportTaken {
    /// The report without its texts' places: what was recognised, and how.
    pub report: Report,
    /// What became of the stored one.
    pub recorded: Recorded,
}

/// What came of one source.
pub(super) struct Outcome {
    pub taken: Option<SourceTaken>,
    pub problems: Vec<String>,
}

/// Takes in what stands at `place`. Only the database can stop it.
pub(super) fn take(
    store: &mut Store,
    place: &Place,
    orders: &Orders,
) -> Result<Outcome, StoreError> {
    let read = read::open(place, &orders.limits).and_then(|source| {
        let reading = read::read_closely(&source, orders.format)?;
        let info = SourceInfo {
            bytes: source.bytes.len() as u64,
            origin: source.origin,
            sha256: source.sha256,
            format: reading.format.to_string(),
            added_at: Utc::now(),
        };
        Ok((info, reading))
    });
    let (info, reading) = match read {
        Ok(read) => read,
        Err(error) => {
            return Ok(Outcome {
                taken: None,
                problems: vec![error.to_string()],
            });
        }
    };
    let remarks = broken_characters(&info, &reading).into_iter().collect();
    let (reports, problems) = understood(&info.origin, reading.content, orders);
    let recorded = store.record(&info, &reports)?;
    let reports: Vec<ReportTaken> = reports
        .into_iter()
        .zip(recorded)
        .map(|(report, recorded)| ReportTaken { report, recorded })
        .collect();
    let taken = (!reports.is_empty()).then_some(SourceTaken {
        info,
        reports,
        remarks,
    });
    Ok(Outcome { taken, problems })
}

fn broken_characters(info: &SourceInfo, reading: &Reading) -> Option<String> {
    let places = match reading.broken {
        0 => return None,
        1 => "1 place is".to_owned(),
        many => format!("{many} places are"),
    };
    Some(format!(
        "{}: {places} broken in {}; what could not be told there is marked \u{fffd}",
        info.origin, reading.encoding
    ))
}

/// The reports in a source, and a sentence for each part of it that could not be understood.
fn understood(origin: &str, content: Content, orders: &Orders) -> (Vec<Report>, Vec<String>) {
    let made: Vec<Result<Report, String>> = match content {
        Content::Document(document) => narrative::reports(&document, &orders.hints)
            .into_iter()
            .map(|made| made.map_err(|error| format!("{origin}: {error}")))
            .collect(),
        Content::Records(records) => records
            .into_par_iter()
            .map(|(line, record)| {
                let record = record.map_err(|error| error.to_string())?;
                narrative::report_of_record(record, &orders.hints)
                    .map_err(|error: NotRecognised| format!("{origin}, line {line}: {error}"))
            })
            .collect(),
    };
    let mut reports = Vec::new();
    let mut problems = Vec::new();
    for made in made {
        match made {
            Ok(report) => reports.push(report),
            Err(problem) => problems.push(problem),
        }
    }
    (reports, problems)
}
