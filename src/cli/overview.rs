//! `unmet overview`: asks × editions.

use clap::Args;
use unmet::render::terminal;
use unmet::view::overview::overview;

use super::Output;
use super::desk::{Database, Desk, Scope};

/// Asks × years: the whole record of a country at a glance
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet overview --country Peru
  unmet overview --json")]
pub struct Overview {
    #[command(flatten)]
    scope: Scope,

    /// Print JSON: a list with one entry for each country and series
    #[arg(long)]
    json: bool,
}

impl Overview {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        let mut views = Vec::new();
        for (place, id) in desk.dossiers(&self.scope.wanted())?.iter().enumerate() {
            let ledger = desk.ledger(id)?;
            let view = overview(&ledger);
            if self.json {
                views.push(view);
                continue;
            }
            if place > 0 {
                out.answer("\n")?;
            }
            let text = terminal::overview(out.page(), &view);
            out.answer(&text)?;
        }
        if self.json { out.json(&views) } else { Ok(()) }
    }
}
