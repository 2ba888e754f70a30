//! `unmet check`: is the database sound?

use clap::Args;
use serde::Serialize;
use unmet::store::Severity;

use super::Output;
use super::desk::Database;

/// Look through the database for damage
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet check
  unmet --db copy.db check --json

Exit status 1 when something is wrong; notes are worth knowing, but nothing is wrong.")]
pub struct Check {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Found {
    severity: &'static str,
    text: String,
}

impl Check {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let store = db.open()?;
        let found: Vec<Found> = (store.check()?.into_iter())
            .map(|finding| Found {
                severity: match finding.severity {
                    Severity::Problem => "problem",
                    Severity::Note => "note",
                },
                text: finding.text,
            })
            .collect();
        let problems = found.iter().filter(|finding| finding.severity == "problem");
        for finding in problems.clone() {
            out.problem(&finding.text);
        }
        if self.json {
            return out.json(&found);
        }
        for note in found.iter().filter(|finding| finding.severity == "note") {
            out.say(&format!("note: {}", note.text))?;
        }
        if problems.count() == 0 {
            out.say(&format!("{} is sound", db.path.display()))?;
        }
        Ok(())
    }
}
