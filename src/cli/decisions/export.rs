//! `unmet decisions export`: every decision, in a file for a colleague.

use clap::Args;
use unmet::decision::exchange;
use unmet::store::HistoryFilter;

use crate::cli::Output;
use crate::cli::desk::{Database, Desk, Scope};
use crate::cli::file::Destination;

/// Every decision with who said it, when, why and of which words, as JSON Lines
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet decisions export -o ana.jsonl
  unmet decisions export --country Peru -o ana-peru.jsonl

The file holds the words that were decided on, so that `unmet decisions import` finds them again in
a colleague's database. Two databases with the same decisions write the same file.")]
pub struct Export {
    #[command(flatten)]
    scope: Scope,

    #[command(flatten)]
    destination: Destination,
}

impl Export {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open_without_reports(db)?;
        let wanted = desk.filter(&self.scope.wanted())?;
        let mut decisions = desk.store().history(&HistoryFilter::All)?;
        decisions.retain(|decision| wanted.includes(&decision.dossier()));
        if decisions.is_empty() {
            out.remark("nobody has decided anything of that; `unmet mark --help` tells how");
        }
        (self.destination).write(out, |mut file| Ok(exchange::write(&mut file, &decisions)?))
    }
}
