//! `unmet sources`: what was read.

use clap::Args;
use unmet::render::terminal;
use unmet::view::sources::sources;

use super::Output;
use super::desk::{Database, Desk};

/// What was read: from where, when, its digest, what was recognised and how
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet sources
  unmet sources --json")]
pub struct Sources {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Sources {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        let read = sources(desk.store().sources()?);
        if self.json {
            return out.json(&read);
        }
        let text = terminal::sources(out.page(), &read);
        out.answer(&text)
    }
}
