//! `unmet export`: everything, for machines and for spreadsheets.

use std::io::Write;

use anyhow::{Context, bail};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use unmet::judgement::DossierId;
use unmet::render::handout;
use unmet::render::sheet::{EVERYTHING, everything};
use unmet::view::everything::Everything;

use super::desk::{Database, Desk, Scope};
use super::file::Destination;
use super::tables::{CsvOptions, write_csv};
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
        let handed_out_as = match format {
            Format::Json => handout::Format::Json,
            Format::Xlsx => handout::Format::Xlsx,
            Format::Csv => {
                let named = (self.table.as_deref(), USUAL_TABLE);
                let parts = dossiers.iter().map(|id| {
                    let ledger = desk.ledger(id)?;
                    Ok(everything(&Everything::of(&ledger)))
                });
                return write_csv(parts, named, &self.csv, &self.destination, out);
            }
        };
        let write = |file: &mut dyn Write| write_export(&desk, &dossiers, handed_out_as, file);
        match format {
            Format::Xlsx => self.destination.write_unreadable(out, write),
            _ => self.destination.write(out, write),
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
}

fn write_export(
    desk: &Desk,
    dossiers: &[DossierId],
    format: handout::Format,
    file: &mut dyn Write,
) -> anyhow::Result<()> {
    let mut export = handout::Export::of(format).context("everything has no such format")?;
    for id in dossiers {
        let ledger = desk.ledger(id)?;
        export.add(&ledger)?;
    }
    Ok(export.finish(&desk.about(dossiers)?, file)?)
}
