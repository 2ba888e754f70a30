//! `unmet report`: the compliance report of an edition.

use anyhow::bail;
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use std::io::Write;
use unmet::ledger::Origins;
use unmet::render::handout;
use unmet::render::sheet::{COMPLIANCE, compliance};
use unmet::report::Edition;

use super::desk::{Database, Desk, Scope};
use super::file::Destination;
use super::tables::{CsvOptions, write_csv};
use super::{Output, format, words};

/// The compliance report of an edition: what earlier ones asked, and what it says was done
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet report 2023 --country Peru
  unmet report 2023 --country Peru -o peru-2023.html    a page to print or to send
  unmet report 2023 --country Peru -o peru-2023.md      text to edit
  unmet report 2023 -o all-2023.html                    a summary over countries, then each
  unmet report 2023 -o all-2023.xlsx                    a workbook: summary, asks, evidence, method
  unmet report 2023 -o tables/                          a folder, one CSV file for each table
  unmet report 2023 --table asks --country Peru         one table, as CSV (see `unmet export --help`)
  unmet report 2023 --format json -o all-2023.json      its schema: docs/report.schema.json")]
pub struct Report {
    /// The edition
    #[arg(value_name = "YEAR", value_parser = words::year)]
    year: Edition,

    #[command(flatten)]
    scope: Scope,

    /// The format; without it, the ending of FILE tells, and Markdown is written where nothing does
    #[arg(long, value_name = "FORMAT", value_enum)]
    format: Option<Format>,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,

    /// With CSV: only this table
    #[arg(long, value_name = "TABLE", value_parser = PossibleValuesParser::new(COMPLIANCE))]
    table: Option<String>,

    #[command(flatten)]
    csv: CsvOptions,

    #[command(flatten)]
    destination: Destination,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Markdown, to edit
    #[value(alias = "markdown")]
    Md,
    /// One HTML file, to read and to print
    #[value(alias = "htm")]
    Html,
    /// JSON, for programs
    Json,
    /// Comma-separated values: one table, or a folder of them
    Csv,
    /// A workbook for Excel, LibreOffice and the like
    Xlsx,
}

/// The table that is written where none is named.
const USUAL_TABLE: &str = "asks";

impl Report {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let format = self.format()?;
        let desk = Desk::open(db)?;
        let today = chrono::Utc::now().date_naive();
        let report = desk.compliance(self.year, &self.scope.wanted(), Origins::AsGiven, today)?;
        if !report.left_out.is_empty() {
            out.remark(format_args!(
                "{} of {} countries have no report of {} and are left out",
                report.left_out.len(),
                report.left_out.len() + report.countries.len(),
                self.year
            ));
        }
        let handed_out_as = match format {
            Format::Json => handout::Format::Json,
            Format::Html => handout::Format::Html,
            Format::Md => handout::Format::Markdown,
            Format::Xlsx => handout::Format::Xlsx,
            Format::Csv => {
                let named = (self.table.as_deref(), USUAL_TABLE);
                let parts = std::iter::once(Ok(compliance(&report)));
                return write_csv(parts, named, &self.csv, &self.destination, out);
            }
        };
        let write = |file: &mut dyn Write| {
            handout::compliance(&report, handed_out_as, file).map_err(anyhow::Error::from)
        };
        match format {
            Format::Xlsx => self.destination.write_unreadable(out, write),
            _ => self.destination.write(out, write),
        }
    }

    /// The format that was named, else the one that the file's ending tells. A table or a folder of
    /// them is CSV.
    fn format(&self) -> anyhow::Result<Format> {
        let named = if self.json {
            Some(Format::Json)
        } else {
            self.format
        };
        let tables = self.table.is_some() || self.destination.folder().is_some();
        let usual = if tables { Format::Csv } else { Format::Md };
        let format = format::meant(named, &self.destination, usual)?;
        if format != Format::Csv && (self.table.is_some() || self.csv.given()) {
            bail!("--table and --bom belong to CSV; say --format csv, or leave them out");
        }
        Ok(format)
    }
}
