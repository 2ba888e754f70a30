//! `unmet export`: everything, for machines and for spreadsheets.

use std::collections::BTreeSet;

use anyhow::bail;
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use unmet::judgement::DossierId;
use unmet::render::json::ExportWriter;
use unmet::render::sheet::{EVERYTHING, cover, everything};
use unmet::report::CountryCode;
use unmet::view::everything::Everything;
use unmet::view::export::ExportPart;

use super::desk::{Database, Desk, Scope};
use super::file::Destination;
use super::tables::{CsvOptions, write_csv, write_xlsx};
use super::{Output, format};

/// Everything: reports, recommendations, matches, evidence, asks and decisions
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet export -o everything.json
  unmet export -o everything.xlsx                  a workbook, one sheet for each table
  unmet export -o tables/ --format csv             a folder, one CSV file for each table
  unmet export --table asks --country Peru         one table, as CSV
  unmet export --country Peru --format json | jq '.asks[] | select(.status == \"unmet\")'

CSV is UTF-8 as in RFC 4180: commas, CR LF at the end of each line, a heading row. Text that begins
with = + - @, a tab or a line break gets an apostrophe in front, so that no spreadsheet takes it
for a formula; control characters become U+FFFD. Without --table, one file or standard output
holds the recommendations, each beside its ask.

A cell of a workbook holds at most 32,767 characters; longer text is cut there and says so.

The same files and decisions give the same bytes, in whatever order they were added.")]
pub struct Export {
    #[command(flatten)]
    scope: Scope,

    /// The format; where it is not given, the ending of the file names it, and otherwise it is json
    #[arg(long, value_name = "FORMAT", value_enum)]
    format: Option<Format>,

    /// With CSV: only this table
    #[arg(long, value_name = "TABLE", value_parser = PossibleValuesParser::new(EVERYTHING))]
    table: Option<String>,

    #[command(flatten)]
    csv: CsvOptions,

    #[command(flatten)]
    destination: Destination,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// JSON, one entry a line
    Json,
    /// Comma-separated values: one table, or a folder of them
    Csv,
    /// A workbook for Excel, LibreOffice and the like
    Xlsx,
}

/// The table that is written where none is named: what most people begin with.
const USUAL_TABLE: &str = "recommendations";

impl Export {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let format = self.format()?;
        let desk = Desk::open(db)?;
        let dossiers = desk.dossiers(&self.scope.wanted())?;
        let parts = (dossiers.iter()).map(|id| Ok(everything(&Everything::of(&desk.ledger(id)?))));
        match format {
            Format::Json => self.json(&desk, &dossiers, out),
            Format::Csv => {
                let named = (self.table.as_deref(), USUAL_TABLE);
                write_csv(parts, named, &self.csv, &self.destination, out)
            }
            Format::Xlsx => {
                let cover = cover(&about(&desk, &dossiers)?);
                write_xlsx(parts, &cover, &self.destination, out)
            }
        }
    }

    /// The format that was named, else the one that the file's ending tells. A table or a folder of
    /// them is CSV.
    fn format(&self) -> anyhow::Result<Format> {
        let tables = self.table.is_some() || self.destination.folder().is_some();
        let usual = if tables { Format::Csv } else { Format::Json };
        let format = format::meant(self.format, &self.destination, usual)?;
        if format != Format::Csv && (self.table.is_some() || self.csv.given()) {
            bail!("--table and --bom belong to CSV; say --format csv, or leave them out");
        }
        Ok(format)
    }

    fn json(&self, desk: &Desk, dossiers: &[DossierId], out: &mut Output) -> anyhow::Result<()> {
        let mut export = ExportWriter::new();
        for id in dossiers {
            export.add(&ExportPart::of(&desk.ledger(id)?))?;
        }
        self.destination
            .write(out, |mut file| Ok(export.finish(&mut file)?))
    }
}

/// The country that `dossiers` are about, by its name, or how many there are.
fn about(desk: &Desk, dossiers: &[DossierId]) -> anyhow::Result<String> {
    let countries: BTreeSet<&CountryCode> = dossiers.iter().map(|id| &id.country).collect();
    match dossiers.last() {
        Some(one) if countries.len() == 1 => Ok(desk.ledger(one)?.country),
        _ => Ok(format!("{} countries", countries.len())),
    }
}
