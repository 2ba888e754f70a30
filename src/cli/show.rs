//! `unmet show`: one ask with all that is known of it.

use anyhow::Context;
use clap::Args;
use unmet::render::terminal;
use unmet::view::ask::ask_page;

use super::Output;
use super::desk::{Database, Desk};

/// One ask: every year's wording with what changed in it, the evidence, the status, the decisions
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet show PER-2012-3
  unmet show PER-2023-8 --json

The name of any of its wordings will do. Words taken out stand in [-brackets-], words put in in
{+braces+}; on a terminal they are red and green.")]
pub struct Show {
    /// The ask, by the name of any of its wordings
    #[arg(value_name = "ID")]
    id: String,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Show {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        let id = desk.wording(&self.id)?;
        let ledger = desk.ledger_of(&id.report)?;
        let page = ask_page(&ledger, &id)
            .with_context(|| format!("{id} belongs to no ask; `unmet check` says more"))?;
        if self.json {
            return out.json(&page);
        }
        let text = terminal::ask_page(out.page(), &page);
        out.answer(&text)
    }
}
