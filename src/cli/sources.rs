//! `unmet sources`: what was read.

use std::ops::RangeInclusive;

use clap::Args;
use unmet::judgement::DossierId;
use unmet::render::terminal::{self, Detail};
use unmet::report::Edition;
use unmet::store::DossierFilter;
use unmet::view::sources::{Part, sources};

use super::desk::{Database, Desk, Scope};
use super::{Output, words};

/// What was read: from where, when, its digest, what was recognised and how
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet sources
  unmet sources --country Peru --year 2018..2021
  unmet sources --explain
  unmet sources --json

`unmet source NUMBER` shows the text that was stored of a source.")]
pub struct Sources {
    #[command(flatten)]
    scope: Scope,

    /// Only sources of this edition, or of those from one to another (2018..2023)
    #[arg(long, value_name = "YEAR", value_parser = words::years)]
    year: Option<RangeInclusive<Edition>>,

    /// Say of every decision (country, edition, each section, the list …) what it rests on
    #[arg(long)]
    explain: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Sources {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        let wanted = desk.filter(&self.scope.wanted())?;
        let mut read = sources(desk.store().sources()?);
        if wanted != DossierFilter::default() || self.year.is_some() {
            let of_year = |year| self.year.as_ref().is_none_or(|years| years.contains(&year));
            for source in &mut read {
                source.reports.retain(|part: &Part| {
                    wanted.includes(&DossierId::of(&part.id)) && of_year(part.id.year)
                });
            }
            read.retain(|source| !source.reports.is_empty());
        }
        if read.is_empty() {
            out.remark("no source is of that country, series and edition");
        }
        if self.json {
            return out.json(&read);
        }
        let detail = match self.explain {
            true => Detail::Full,
            false => Detail::Short,
        };
        let text = terminal::sources(out.page(), &read, detail);
        out.answer(&text)
    }
}
