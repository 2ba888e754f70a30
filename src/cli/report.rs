//! `unmet report`: the compliance report of an edition.

use anyhow::bail;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::collections::BTreeSet;
use unmet::render::words::years;
use unmet::render::{json, markdown};
use unmet::report::Edition;
use unmet::view::compliance::{Compliance, compliance, editions};

use super::desk::{Database, Desk, Scope};
use super::file::Destination;
use super::{Output, words};

/// The compliance report of an edition: what earlier ones asked, and what it says was done
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet report 2023 --country Peru
  unmet report 2023 --country Peru -o peru-2023.md
  unmet report 2023 --format json -o all-2023.json")]
pub struct Report {
    /// The edition
    #[arg(value_name = "YEAR", value_parser = words::year)]
    year: Edition,

    #[command(flatten)]
    scope: Scope,

    /// The format
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Md)]
    format: Format,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    json: bool,

    #[command(flatten)]
    destination: Destination,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Markdown
    Md,
    /// JSON
    Json,
}

/// The report of an edition as JSON.
#[derive(Serialize)]
struct Whole<'a> {
    year: Edition,
    generated_by: String,
    countries: &'a [Compliance],
}

impl Report {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        let mut found = Vec::new();
        let mut known = BTreeSet::new();
        let dossiers = desk.dossiers(&self.scope)?;
        let asked = dossiers.len();
        for id in dossiers {
            let ledger = desk.ledger(&id)?;
            known.extend(editions(&ledger));
            found.extend(compliance(&ledger, self.year));
        }
        if found.is_empty() {
            let known: Vec<Edition> = known.into_iter().collect();
            bail!(
                "no report of {} was read; there are reports of {}",
                self.year,
                years(&known)
            );
        }
        let without = asked - found.len();
        if without > 0 {
            out.remark(format_args!(
                "{without} of {asked} countries have no report of {} and are left out",
                self.year
            ));
        }
        let format = if self.json { Format::Json } else { self.format };
        self.destination.write(out, |file| {
            match format {
                Format::Json => file.write_all(self.as_json(&found)?.as_bytes())?,
                Format::Md => file.write_all(as_markdown(&found).as_bytes())?,
            }
            Ok(())
        })
    }

    fn as_json(&self, countries: &[Compliance]) -> anyhow::Result<String> {
        let generated_by = format!("unmet {}", env!("CARGO_PKG_VERSION"));
        Ok(json::pretty(&Whole {
            year: self.year,
            generated_by,
            countries,
        })?)
    }
}

fn as_markdown(countries: &[Compliance]) -> String {
    let reports: Vec<String> = countries.iter().map(markdown::compliance).collect();
    reports.join("\n")
}
