//! `unmet remove`: takes a source away again.

use std::collections::BTreeMap;

use clap::Args;
use serde::Serialize;
use unmet::decision::Decision;
use unmet::desk::called;
use unmet::intake::{Removed, judge_stale, rehearse_removing, remove};
use unmet::store::Withdrawn;
use unmet::view::sources::sources;

use super::Output;
use super::desk::Database;

/// Take sources away again, with all that they alone give
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet remove 3                  the third source of `unmet sources`
  unmet remove wrong.csv old.pdf
  unmet remove 3 --dry-run        what would be gone

Decisions of people stay in the history: they wait for their words, and hold again when these are
added again. Words whose place the source had taken do not come back by themselves: add the file that
has them again.")]
pub struct Remove {
    /// Numbers of `unmet sources`, files' names as they were added, or the beginnings of digests
    #[arg(required = true, value_name = "SOURCE")]
    sources: Vec<String>,

    /// Say what would be gone, and take nothing away
    #[arg(long)]
    dry_run: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// One source that was taken away.
#[derive(Debug, Serialize)]
struct Gone {
    number: i64,
    origin: String,
    sha256: String,
    dry_run: bool,
    withdrawn: Vec<Withdrawn>,
    decisions_waiting: Vec<Decision>,
}

impl Remove {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let mut store = db.open()?;
        let read = sources(store.sources()?);
        let mut wanted = BTreeMap::new();
        for given in &self.sources {
            let source = called(given.trim(), &read)?;
            wanted.insert(source.number.unwrap_or_default(), source);
        }
        let mut rehearsal = match self.dry_run {
            true => Some(db.to_rehearse()?),
            false => None,
        };
        let mut gone = Vec::new();
        for (number, source) in wanted {
            let removed = match &mut rehearsal {
                Some(rehearsal) => rehearse_removing(rehearsal, number)?,
                None => remove(&mut store, number)?,
            };
            if !self.json {
                out.answer(&told(number, &source.origin, &removed, self.dry_run))?;
            }
            gone.push(Gone {
                number,
                origin: source.origin.clone(),
                sha256: source.sha256.clone(),
                dry_run: self.dry_run,
                withdrawn: removed.withdrawn,
                decisions_waiting: removed.waiting,
            });
        }
        if self.json {
            out.json(&gone)?;
        }
        match (self.dry_run, self.json) {
            (true, true) => Ok(()),
            (true, false) => out.answer("Nothing was removed (--dry-run).\n"),
            (false, _) => {
                judge_stale(&mut store, &mut |_| {})?;
                Ok(())
            }
        }
    }
}

fn told(number: i64, origin: &str, removed: &Removed, dry_run: bool) -> String {
    let mut text = match dry_run {
        true => format!("would remove {number} {origin}\n"),
        false => format!("removed {number} {origin}\n"),
    };
    let sentences = removed.sentences();
    if sentences.is_empty() {
        text.push_str("  nothing of it stood in any report\n");
    }
    for sentence in sentences {
        text.push_str(&format!("  {sentence}\n"));
    }
    text
}
