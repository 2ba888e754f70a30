//! `unmet history`: who decided what, and when.

use clap::Args;
use unmet::render::terminal;
use unmet::store::HistoryFilter;
use unmet::view::history::history;

use super::Output;
use super::desk::{Database, Desk};

/// Who decided what, and when
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet history                  every decision in this database
  unmet history PER-2012-3       those about one ask
  unmet history --json")]
pub struct History {
    /// The ask, by the name of any of its wordings
    #[arg(value_name = "ID")]
    id: Option<String>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl History {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        let filter = match &self.id {
            Some(given) => HistoryFilter::Ask(desk.wording(given)?),
            None => HistoryFilter::All,
        };
        let said = history(&desk.store().history(&filter)?);
        if self.json {
            return out.json(&said);
        }
        if said.is_empty() {
            out.remark("nobody has decided anything yet; `unmet mark --help` tells how");
        }
        let text = terminal::history(out.page(), &said);
        out.answer(&text)
    }
}
