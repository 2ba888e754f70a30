//! `unmet add`: reads reports, stores them and judges what they say.

use std::path::{Path, PathBuf};

use clap::Args;
use unmet::report::{Edition, SectionKind};

use super::{Output, words};

/// Read reports: HTML pages, text, wiki markup, JSON Lines; `-` is standard input, a folder is walked
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet add reports/
  unmet add peru-2018.html peru-2023.txt
  unmet add --country Peru --year 2021 --section protection protection.txt
  curl -s https://example.org/reports.jsonl | unmet add --format jsonl -

Adding the same report again changes nothing; adding a changed one replaces it and keeps every
decision of a person that still applies.")]
#[allow(
    dead_code,
    reason = "read once reading, storing and judging are connected"
)]
pub struct Add {
    /// Files and folders; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,

    /// The country, whatever the text says
    #[arg(long, value_name = "NAME")]
    country: Option<String>,

    /// The year of the edition, whatever the text says
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(Edition).range(1000..=9999))]
    year: Option<Edition>,

    /// Which section the text is, where it is one without a heading
    #[arg(long, value_name = "SECTION", value_parser = words::section())]
    section: Option<SectionKind>,

    /// The series, where it is not the Trafficking in Persons Report
    #[arg(long, value_name = "NAME")]
    series: Option<String>,

    /// Read every file in this format instead of telling it from the content
    #[arg(long, value_name = "FORMAT", value_parser = ["text", "html", "wiki", "jsonl"])]
    format: Option<String>,

    /// Leave out files larger than this many megabytes
    #[arg(long, value_name = "MB", default_value_t = 512)]
    max_size: u64,

    /// Print the summary as JSON
    #[arg(long)]
    json: bool,
}

impl Add {
    pub fn run(self, _db: &Path, _out: &mut Output) -> anyhow::Result<()> {
        anyhow::bail!("reading reports is not connected yet")
    }
}
