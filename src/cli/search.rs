//! `unmet search`: full text.

use clap::Args;
use unmet::render::terminal;
use unmet::view::search::found;

use super::Output;
use super::desk::{Database, Desk};

/// Full text over recommendations and the sentences that can be evidence
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet search shelter male victims      all the words, in any form
  unmet search '\"labor inspectors\"'      these words one after the other
  unmet search 'traffick*' --limit 100")]
pub struct Search {
    /// The words
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,

    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 30)]
    limit: usize,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Search {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        let words = self.words.join(" ");
        let found = found(desk.store().search(&words, self.limit)?);
        if self.json {
            return out.json(&found);
        }
        if found.is_empty() {
            out.remark(format_args!(
                "no recommendation and no sentence of a Prosecution, Protection, Prevention or progress section has all of these words: {words}"
            ));
        }
        let text = terminal::found(out.page(), &found);
        out.answer(&text)?;
        if found.len() == self.limit {
            out.remark(format_args!(
                "the best {} are shown; --limit shows more",
                self.limit
            ));
        }
        Ok(())
    }
}
