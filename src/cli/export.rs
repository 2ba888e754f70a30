//! `unmet export`: everything, for machines.

use clap::{Args, ValueEnum};
use unmet::render::json::ExportWriter;
use unmet::view::export::ExportPart;

use super::Output;
use super::desk::{Database, Desk, Scope};
use super::file::Destination;

/// Everything: reports, recommendations, matches, evidence and asks
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet export -o everything.json
  unmet export --country Peru --format json | jq '.asks[] | select(.status == \"unmet\")'

The same reports and decisions give the same bytes, in whatever order they were added.")]
pub struct Export {
    #[command(flatten)]
    scope: Scope,

    /// The format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Json)]
    format: Format,

    #[command(flatten)]
    destination: Destination,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    /// JSON, one entry a line
    Json,
}

impl Export {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        match self.format {
            Format::Json => {
                let mut export = ExportWriter::new();
                for id in desk.dossiers(&self.scope)? {
                    export.add(&ExportPart::of(&desk.ledger(&id)?))?;
                }
                self.destination
                    .write(out, |mut file| Ok(export.finish(&mut file)?))
            }
        }
    }
}
