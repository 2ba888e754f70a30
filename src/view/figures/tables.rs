//! Reports with numbers in tables: figures are read from sentences, so that these are not among them.

use crate::ledger::{Ledger, LedgerReport};
use crate::report::{Clue, Field, ReportId, Section, SectionKind};

/// The reports that have tables with numbers, earliest first.
pub fn with_tables(ledger: &Ledger) -> Vec<ReportId> {
    let reports = ledger.reports.iter().filter(|report| has_a_table(report));
    reports.map(|report| report.id.clone()).collect()
}

fn has_a_table(report: &LedgerReport) -> bool {
    let told = report.recognition.iter();
    let mut by_table = told.filter(|told| told.field == Field::Section && told.by == Clue::Table);
    by_table.next().is_some() && report.sections.iter().any(has_numbers)
}

/// Whether it is a table of facts with numbers in at least two of its rows.
fn has_numbers(section: &Section) -> bool {
    let rows = section.text.lines();
    let with_number = |row: &&str| {
        let mut words = row.split_whitespace();
        words.any(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    section.kind == SectionKind::Other && rows.filter(with_number).count() > 1
}
