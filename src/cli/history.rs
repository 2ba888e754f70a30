//! `unmet history`: who decided what, and when.

use clap::Args;
use unmet::render::terminal;
use unmet::store::{DossierFilter, HistoryFilter};
use unmet::view::history::history;

use super::Output;
use super::desk::{Database, Desk, Scope};

/// Who decided what, and when
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet history                  every decision in this database
  unmet history PER-2012-3       those about one ask
  unmet history --country Peru
  unmet history --json")]
pub struct History {
    /// The ask, by the name of any of its wordings
    #[arg(value_name = "ID")]
    #[arg(conflicts_with_all = ["country", "series"])]
    id: Option<String>,

    #[command(flatten)]
    scope: Scope,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl History {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open_without_reports(db)?;
        let filter = match &self.id {
            Some(given) => HistoryFilter::Ask(desk.wording(given)?),
            None => HistoryFilter::All,
        };
        let wanted = desk.filter(&self.scope.wanted())?;
        let mut decisions = desk.store().history(&filter)?;
        decisions.retain(|decision| wanted.includes(&decision.dossier()));
        let said = history(&decisions);
        if self.json {
            return out.json(&said);
        }
        if said.is_empty() {
            let of_what = match wanted == DossierFilter::default() && self.id.is_none() {
                true => "yet",
                false => "of that yet",
            };
            out.remark(format_args!(
                "nobody has decided anything {of_what}; `unmet mark --help` tells how"
            ));
        }
        let text = terminal::history(out.page(), &said);
        out.answer(&text)
    }
}
