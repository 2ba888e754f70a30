//! `unmet report`: the compliance report of an edition.

use anyhow::bail;
use clap::{Args, ValueEnum};
use std::collections::BTreeSet;
use unmet::render::words::years;
use unmet::render::{html, json, markdown};
use unmet::report::Edition;
use unmet::view::compliance::ComplianceReport;

use super::desk::{Database, Desk, Scope};
use super::file::Destination;
use super::{Output, words};

/// The compliance report of an edition: what earlier ones asked, and what it says was done
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet report 2023 --country Peru
  unmet report 2023 --country Peru -o peru-2023.html    a page to print or to send
  unmet report 2023 --country Peru -o peru-2023.md      text to edit
  unmet report 2023 -o all-2023.html                    a summary over countries, then each
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

    #[command(flatten)]
    destination: Destination,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Markdown, to edit
    Md,
    /// One HTML file, to read and to print
    Html,
    /// JSON, for programs
    Json,
}

impl Report {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let format = self.format()?;
        let desk = Desk::open(db)?;
        let mut gathering = ComplianceReport::of(self.year);
        for id in desk.dossiers(&self.scope)? {
            gathering.add(&desk.ledger(&id)?);
        }
        let report = gathering.done();
        if report.countries.is_empty() {
            let known: BTreeSet<Edition> = (report.left_out.iter())
                .flat_map(|country| country.editions.iter().copied())
                .collect();
            let known: Vec<Edition> = known.into_iter().collect();
            bail!(
                "no report of {} was read; there are reports of {}",
                self.year,
                years(&known)
            );
        }
        if !report.left_out.is_empty() {
            out.remark(format_args!(
                "{} of {} countries have no report of {} and are left out",
                report.left_out.len(),
                report.left_out.len() + report.countries.len(),
                self.year
            ));
        }
        self.destination.write(out, |file| {
            let text = match format {
                Format::Json => json::pretty(&report)?,
                Format::Html => html::compliance_report(&report)?,
                Format::Md => markdown::compliance_report(&report),
            };
            Ok(file.write_all(text.as_bytes())?)
        })
    }

    /// The format that was named, else the one that the file's ending tells, else Markdown.
    fn format(&self) -> anyhow::Result<Format> {
        let ending = self.destination.ending();
        let told = ending.as_deref().and_then(Format::of_ending);
        let named = if self.json {
            Some(Format::Json)
        } else {
            self.format
        };
        match (named, told, ending) {
            (Some(named), Some(told), Some(ending)) if named != told => bail!(
                "--format {} and a file that ends in .{ending} do not agree; leave out --format, or \
                 give the file another ending",
                named.word()
            ),
            (Some(format), ..) | (None, Some(format), _) => Ok(format),
            (None, None, Some(ending)) if ending == "txt" => Ok(Format::Md),
            (None, None, Some(ending)) => bail!(
                "no report can be written as .{ending}; the file's ending is one of {}, or --format \
                 says which is meant",
                endings()
            ),
            (None, None, None) => Ok(Format::Md),
        }
    }
}

impl Format {
    fn word(self) -> &'static str {
        match self {
            Format::Md => "md",
            Format::Html => "html",
            Format::Json => "json",
        }
    }

    fn of_ending(ending: &str) -> Option<Self> {
        match ending {
            "markdown" => Some(Format::Md),
            "htm" => Some(Format::Html),
            ending => {
                (Format::value_variants().iter().copied()).find(|format| format.word() == ending)
            }
        }
    }
}

fn endings() -> String {
    let words = Format::value_variants().iter().map(|format| format.word());
    words
        .map(|word| format!(".{word}"))
        .collect::<Vec<_>>()
        .join(", ")
}
