//! One source: read, understood, stored.

use std::collections::BTreeSet;

use chrono::Utc;
use rayon::prelude::*;

use super::keeper::Keeper;
use super::orders::Said;
use super::problem::{Problem, few};
use super::{Orders, SaidBefore, country, gave_way, moved, said, short_list, waiting};
use crate::decision::Decision;
use crate::judgement::DossierId;
use crate::ledger::SourceInfo;
use crate::narrative::{self, Hints, SaidOf};
use crate::read::{
    self, ColumnMap, Content, Document, ReadError, Reading, Record, RecordError, Source, Table,
};
use crate::report::{Recognition, Report, SectionKind, Standing};
use crate::store::{Brought, Recorded, StoreError, Withdrawn};

/// A source of which something was stored or found unchanged.
#[derive(Debug)]
pub struct SourceTaken {
    /// Where its bytes came from.
    pub info: SourceInfo,
    /// The reports in it, in their order.
    pub reports: Vec<ReportTaken>,
    /// Reports of which the same bytes, read otherwise, gave a part before.
    pub withdrawn: Vec<Withdrawn>,
    /// Decisions that no longer find the words that they were made on.
    pub waiting: Vec<Decision>,
    /// Decisions that find their words again.
    pub holding_again: Vec<Decision>,
    /// A sentence on the options of before that still hold.
    pub still_holding: Option<String>,
    /// Sentences on lists of a table that are much shorter than those beside them.
    pub short_lists: Vec<String>,
}

impl SourceTaken {
    /// What a person will want to know of it, in sentences.
    pub(super) fn remarks(&self) -> Vec<String> {
        let origin = &self.info.origin;
        let of_source = self.still_holding.iter().chain(&self.info.remarks);
        let mut told: Vec<String> = of_source
            .map(|remark| format!("{origin}: {remark}"))
            .collect();
        let gave_way: Vec<String> = (self.reports.iter())
            .flat_map(|report| {
                let gave_way = gave_way::sentence(origin, &report.recorded);
                let broken_off = gave_way::broken_off(origin, &report.recorded);
                gave_way.into_iter().chain(broken_off)
            })
            .collect();
        let short_lists: Vec<String> = (self.short_lists.iter())
            .map(|said| format!("{origin}: {said}"))
            .collect();
        told.extend(few(&short_lists, |more| {
            format!("{origin}: {more} more of its lists are as short beside those of other years")
        }));
        told.extend(few(&gave_way, |more| {
            format!("{origin}: {more} more of its reports meet words that weigh more likewise")
        }));
        told
    }

    /// What it changed besides bringing its reports, in sentences.
    pub(super) fn moved(&self) -> Vec<String> {
        let origin = &self.info.origin;
        let moved: Vec<String> = (self.withdrawn.iter())
            .map(|withdrawn| moved::sentence(origin, withdrawn))
            .collect();
        let mut told = few(&moved, |more| {
            format!("{origin} is no longer read as {more} more reports either")
        });
        let lacking = self
            .reports
            .iter()
            .map(|report| &report.recorded)
            .filter_map(|one| moved::missing(&one.id, &one.difference, &one.may_have));
        told.extend(lacking);
        let unchosen = self.reports.iter().map(|report| &report.recorded);
        told.extend(unchosen.filter_map(|one| moved::unchosen(origin, one)));
        told.extend(waiting::sentence(&self.waiting));
        told
    }
}

/// A report that was stored or found unchanged: what was recognised, and how.
#[derive(Debug)]
pub struct ReportTaken {
    /// The country's name as the source gives it.
    pub country: String,
    /// The rating that it states.
    pub rating: Option<String>,
    /// The kinds of its sections, each once, in the order in which they are first met.
    pub sections: Vec<SectionKind>,
    /// How country, edition, rating and sections were told.
    pub recognition: Vec<Recognition>,
    /// The line on which it begins, where the source has one report a line.
    pub line: Option<usize>,
    /// What became of the stored one.
    pub recorded: Recorded,
}

impl ReportTaken {
    /// Of its texts nothing is kept: they are stored, and a call may bring thousands of reports.
    fn of(report: Report, line: Option<usize>, recorded: Recorded) -> Self {
        let mut sections = Vec::new();
        for section in report.sections {
            if !sections.contains(&section.kind) {
                sections.push(section.kind);
            }
        }
        ReportTaken {
            country: report.country,
            rating: report.rating,
            sections,
            recognition: report.recognition,
            line,
            recorded,
        }
    }
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
    keeper: &mut dyn Keeper,
    source: Source,
    orders: &Orders,
    now: &Said,
) -> Result<Outcome, StoreError> {
    let (source, mut reading) = match read::read_in_time(source, &orders.options) {
        Ok(read) => read,
        Err(error) => return Ok(Outcome::problem(error)),
    };
    if let Content::Document(document) = &mut reading.content {
        document.url = document.url.take().or_else(|| source.url.clone());
    }
    let mut info = source_info(source, &reading);
    let unused = !matches!(reading.content, Content::Table(_))
        && orders.options.columns != ColumnMap::default();
    if unused && now.hints.said_of == SaidOf::One {
        let said = "--map tells the columns of a table apart, and this is none, so it was not used";
        info.remarks.push(said.to_owned());
    }
    let before = match now.before {
        SaidBefore::Holds => said::before(&keeper.said_of(&info.sha256)?),
        SaidBefore::Forgotten => Hints::default(),
    };
    let still_holding = said::still_holding(&now.hints, &before);
    let hints = Hints {
        name: Some(info.origin.clone()),
        said_of: match (&reading.content, now.hints.year) {
            (_, None) => SaidOf::One,
            (Content::Records(records), _) if records.len() > 1 => SaidOf::Many,
            _ => now.hints.said_of,
        },
        ..now.hints.clone().or(before)
    };
    info.standing = standing(&reading.content, &hints);
    let Contents {
        lines,
        reports,
        problems,
        remarks,
        holds_others,
    } = contents(&info.origin, reading.content, &hints);
    info.remarks.extend(few(&country::slips(&reports), |more| {
        format!("{more} more names of countries in it are not known either")
    }));
    info.remarks.extend(few(&remarks, |more| {
        format!("{more} more of its reports contradict themselves or the options likewise")
    }));
    if reports.is_empty() {
        return Ok(Outcome {
            taken: None,
            problems,
        });
    }
    let given_before = keeper.given_by(&info.sha256)?;
    let names = reports.iter().map(|report| &report.id).chain(&given_before);
    let concerned: BTreeSet<DossierId> = names.map(DossierId::of).collect();
    let applied = waiting::applying(keeper, &concerned)?;
    let brought = match holds_others {
        true => Brought::Selection,
        false => Brought::Everything,
    };
    let kept = keeper.keep(&info, &reports, brought)?;
    let short_lists = match info.standing {
        Standing::Table | Standing::Chosen => {
            let remarks = short_list::remarks(keeper, &info.origin, &reports, &kept.reports);
            // It is kept by now; what could be remarked on it does not call that in question.
            remarks.unwrap_or_default()
        }
        Standing::Damaged | Standing::Report => Vec::new(),
    };
    let applying = waiting::applying(keeper, &concerned).unwrap_or_else(|_| applied.clone());
    let (waiting, holding_again) = waiting::changed(applied, &applying);
    let reports = (reports.into_iter().zip(lines).zip(kept.reports))
        .map(|((report, line), recorded)| ReportTaken::of(report, line, recorded))
        .collect();
    let taken = SourceTaken {
        info,
        reports,
        withdrawn: kept.withdrawn,
        waiting,
        holding_again,
        still_holding,
        short_lists,
    };
    Ok(Outcome {
        taken: Some(taken),
        problems,
    })
}

/// What is kept of the source itself, with what its reader said of it.
fn source_info(source: Source, reading: &Reading) -> SourceInfo {
    let (left_out, mut remarks) = match &reading.content {
        Content::Document(document) => (document.left_out.clone(), document.remarks.clone()),
        Content::Table(table) => (table.left_out.clone(), table.remarks.clone()),
        Content::Records(_) => (Vec::new(), Vec::new()),
    };
    remarks.extend(broken_characters(reading));
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
        standing: Standing::default(),
    }
}

/// What its words weigh beside those of other sources. `--section recommendations` says of a table that
/// it is the list.
fn standing(content: &Content, hints: &Hints) -> Standing {
    let chosen = hints.section == Some(SectionKind::Recommendations);
    match content {
        Content::Table(_) if chosen => Standing::Chosen,
        Content::Document(Document { damaged: true, .. })
        | Content::Table(Table { damaged: true, .. }) => Standing::Damaged,
        Content::Table(_) => Standing::Table,
        Content::Document(_) | Content::Records(_) => Standing::Report,
    }
}

fn broken_characters(reading: &Reading) -> Option<String> {
    let places = match reading.broken {
        0 => return None,
        1 => "1 place is".to_owned(),
        many => format!("{many} places are"),
    };
    Some(format!(
        "{places} broken in {}; what could not be told there is marked \u{fffd}",
        reading.encoding?
    ))
}

/// What a source holds.
#[derive(Default)]
struct Contents {
    /// The line of each report, where the source has one report a line.
    lines: Vec<Option<usize>>,
    reports: Vec<Report>,
    /// What is wrong with the rest of it.
    problems: Vec<Problem>,
    remarks: Vec<String>,
    /// Whether there are reports in it that were not asked for.
    holds_others: bool,
}

fn contents(origin: &str, content: Content, hints: &Hints) -> Contents {
    match content {
        Content::Document(document) => {
            let understood = narrative::understood(&document, hints);
            let mut contents = Contents {
                remarks: understood.remarks,
                holds_others: understood.holds_others,
                ..Contents::default()
            };
            for made in understood.reports {
                let origin = origin.to_owned();
                contents.take(None, made.map_err(|error| Problem::Text { origin, error }));
            }
            if !contents.reports.is_empty() {
                // Names of other countries in a list look like headings of reports without a text.
                contents.problems.retain(|problem| !problem.is_no_report());
            }
            contents
        }
        Content::Table(table) => of_table(origin, table, hints),
        Content::Records(records) => {
            let made: Vec<(usize, Result<Remarked, Problem>)> = records
                .into_par_iter()
                .map(|(line, record)| (line, of_record(origin, line, record, hints)))
                .collect();
            let mut contents = Contents::default();
            for (line, made) in made {
                let made = made.map(|(report, remarks)| {
                    let remarks = remarks.iter().map(|said| format!("line {line}: {said}"));
                    contents.remarks.extend(remarks);
                    report
                });
                contents.take(Some(line), made);
            }
            contents
        }
    }
}

impl Contents {
    fn take(&mut self, line: Option<usize>, made: Result<Report, Problem>) {
        match made {
            Ok(report) => {
                self.lines.push(line);
                self.reports.push(report);
            }
            Err(problem) => self.problems.push(problem),
        }
    }
}

fn of_table(origin: &str, table: Table, hints: &Hints) -> Contents {
    let mut contents = Contents::default();
    for (line, report) in narrative::reports_of_table(table.lists, hints) {
        let origin = origin.to_owned();
        let problem = |error| Problem::Record {
            origin,
            line,
            error,
        };
        contents.take(Some(line), report.map_err(problem));
    }
    if !contents.reports.is_empty() {
        contents.remarks.push(
            "the rows of a country and year are taken for the whole list of that report, unless the report itself gives one"
                .to_owned(),
        );
    }
    let wrong = table.wrong.into_iter().map(Problem::from);
    contents.problems.extend(wrong);
    contents
}

/// A report, and what a person will want to know of how it was told.
type Remarked = (Report, Vec<String>);

fn of_record(
    origin: &str,
    line: usize,
    record: Result<Record, RecordError>,
    hints: &Hints,
) -> Result<Remarked, Problem> {
    narrative::understood_record(record?, hints).map_err(|error| Problem::Record {
        origin: origin.to_owned(),
        line,
        error,
    })
}
