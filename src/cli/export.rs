//! `unmet export`: everything, for machines and for spreadsheets.

use anyhow::bail;
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use unmet::judgement::DossierId;
use unmet::render::json::ExportWriter;
use unmet::render::sheet::{EVERYTHING, cover, everything};
use unmet::view::everything::Everything;
use unmet::view::export::ExportPart;

use super::Output;
use super::desk::{Database, Desk, Scope};
use super::file::Destination;
use super::tables::{CsvOptions, Part, write_csv, write_xlsx};

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
        let format = self.format();
        if format != Format::Csv && (self.table.is_some() || self.csv.given()) {
            bail!("--table and --bom belong to CSV; say --format csv, or leave them out");
        }
        let desk = Desk::open(db)?;
        let dossiers = desk.dossiers(&self.scope)?;
        let parts = dossiers.iter().map(|id| part(&desk, id));
        match format {
            Format::Json => self.json(&desk, &dossiers, out),
            Format::Csv => {
                let named = (self.table.as_deref(), USUAL_TABLE);
                write_csv(parts, named, &self.csv, &self.destination, out)
            }
            Format::Xlsx => write_xlsx(parts, cover, &self.destination, out),
        }
    }

    /// The format that is meant. A table or a folder of them is CSV.
    fn format(&self) -> Format {
        let tables = self.table.is_some() || self.destination.folder().is_some();
        (self.format)
            .or_else(|| self.destination.format())
            .unwrap_or(if tables { Format::Csv } else { Format::Json })
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

/// What a country brings to each sheet.
fn part(desk: &Desk, id: &DossierId) -> anyhow::Result<Part> {
    let all = Everything::of(&desk.ledger(id)?);
    Ok(Part {
        sheets: everything(&all),
        country: all.country,
    })
}
