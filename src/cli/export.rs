//! `unmet export`: everything, for machines and for spreadsheets.

use std::io::Write;

use anyhow::{Context, bail};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use rayon::prelude::*;
use unmet::judgement::DossierId;
use unmet::render::handout;
use unmet::render::parquet::{self, ParquetProblem};
use unmet::render::sheet::{EVERYTHING, Sheet, everything};
use unmet::view::everything::Everything;

use super::desk::{Database, Desk, Scope};
use super::file::Destination;
use super::folder::NewFolder;
use super::output::of_disk;
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
  unmet export --format parquet -o lake            a new folder, for DuckDB, Spark or BigQuery
  unmet export --country Peru --format json | jq '.asks[] | select(.status == \"unmet\")'

CSV is UTF-8 as in RFC 4180: commas, CR LF at the end of each line, a heading row. Text that begins
with = + - @, a tab or a line break gets an apostrophe in front, so that no spreadsheet takes it
for a formula; control characters become U+FFFD. Without --table, one file or standard output
holds the recommendations, each beside its ask.

Parquet is a folder for each table, and in it one for each series and country
(asks/series=TIP/code=PER/part-0.parquet), with dates, numbers and lists as such. It is there whole
or not at all; a folder that holds anything is refused.

A cell of a workbook holds at most 32,767 characters; longer text is cut there and says so.

The same files and decisions give the same bytes, in whatever order they were added.")]
pub struct Export {
    #[command(flatten)]
    scope: Scope,

    /// The format; where it is not given, the ending of the file names it, and otherwise it is json
    #[arg(long, value_name = "FORMAT", value_enum)]
    format: Option<Format>,

    /// With CSV or Parquet: only this table
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
    /// Parquet: a folder of files by table, series and country
    Parquet,
}

/// The table that is written where none is named: what most people begin with.
const USUAL_TABLE: &str = "recommendations";

impl Export {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let format = self.format()?;
        let desk = Desk::open(db)?;
        let dossiers = desk.dossiers(&self.scope.wanted())?;
        let to = &self.destination;
        let handed_out = |format| {
            let (desk, dossiers) = (&desk, &dossiers);
            move |file: &mut dyn Write| write_export(desk, dossiers, format, file)
        };
        match format {
            Format::Json => to.write(out, handed_out(handout::Format::Json)),
            Format::Xlsx => to.write_unreadable(out, handed_out(handout::Format::Xlsx)),
            Format::Csv => {
                let named = (self.table.as_deref(), USUAL_TABLE);
                let parts = dossiers.iter().map(|id| tables(&desk, id));
                write_csv(parts, named, &self.csv, to, out)
            }
            Format::Parquet => {
                let folder = to.new_folder()?;
                let cannot = || folder.cannot();
                for id in &dossiers {
                    write_parquet(&tables(&desk, id)?, self.table.as_deref(), id, &folder)
                        .map_err(|problem| match problem {
                            ParquetProblem::Writing(error) => of_disk(error),
                            other => other.into(),
                        })
                        .with_context(cannot)?;
                }
                folder.take_place(out)
            }
        }
    }

    /// The format that was named, else the one that the file's ending tells. A table or a folder of
    /// them is CSV.
    fn format(&self) -> anyhow::Result<Format> {
        let tables = self.table.is_some() || self.destination.folder().is_some();
        let usual = if tables { Format::Csv } else { Format::Json };
        let format = format::meant(self.format, &self.destination, usual)?;
        if self.csv.given() && format != Format::Csv {
            bail!("--bom belongs to CSV; say --format csv, or leave it out");
        }
        if self.table.is_some() && !matches!(format, Format::Csv | Format::Parquet) {
            bail!("--table belongs to CSV and Parquet; say --format csv, or leave it out");
        }
        Ok(format)
    }
}

fn tables(desk: &Desk, id: &DossierId) -> anyhow::Result<Vec<Sheet>> {
    let ledger = desk.ledger(id)?;
    Ok(everything(&Everything::of(&ledger)))
}

/// Writes what a country brings to each table, or to the one that is `wanted`, into files of their own.
fn write_parquet(
    tables: &[Sheet],
    wanted: Option<&str>,
    country: &DossierId,
    folder: &NewFolder,
) -> Result<(), ParquetProblem> {
    (tables.par_iter())
        .filter(|table| wanted.is_none_or(|wanted| wanted == table.name))
        .try_for_each(|table| {
            let file = folder.file(&parquet::place(table.name, country))?;
            parquet::write(table, &file)?;
            Ok(file.sync_all()?)
        })
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
