//! `unmet sources`: what was read.

use clap::Args;
use unmet::judgement::DossierId;
use unmet::render::terminal;
use unmet::store::DossierFilter;
use unmet::view::sources::{Part, sources};

use super::Output;
use super::desk::{Database, Desk, Scope};

/// What was read: from where, when, its digest, what was recognised and how
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet sources
  unmet sources --country Peru
  unmet sources --json")]
pub struct Sources {
    #[command(flatten)]
    scope: Scope,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Sources {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        let wanted = desk.filter(&self.scope)?;
        let mut read = sources(desk.store().sources()?);
        if wanted != DossierFilter::default() {
            for source in &mut read {
                let part = |part: &Part| wanted.includes(&DossierId::of(&part.id));
                source.reports.retain(part);
            }
            read.retain(|source| !source.reports.is_empty());
        }
        if read.is_empty() {
            out.remark("no source is of that country and series");
        }
        if self.json {
            return out.json(&read);
        }
        let text = terminal::sources(out.page(), &read);
        out.answer(&text)
    }
}
