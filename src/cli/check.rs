//! `unmet check`: is the database sound, and if not, what can be made of it?

use clap::Args;
use serde::Serialize;
use unmet::intake::{self, Repaired};
use unmet::render::words::counted;
use unmet::store::{Severity, Store, StoreError};

use super::Output;
use super::desk::Database;
use super::progress::Progress;

/// Look through the database for damage
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet check
  unmet --db copy.db check --json
  unmet check --repair             what can be read of what was read and decided, judged anew

Exit status 1 when something is wrong; notes are worth knowing, but nothing is wrong. A database
that is repaired is kept as it was, beside the new one; what is missing in that is named. Where
there is a backup that is young enough, `unmet restore` is the better way.")]
pub struct Check {
    /// Where something is wrong, make the database again of what can be read of it
    #[arg(long)]
    repair: bool,

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
        let found = match db.open().and_then(|store| found(&store)) {
            Ok(found) => found,
            Err(error) => vec![what_stops_looking(error)?],
        };
        let sound = found.iter().all(|finding| finding.severity != "problem");
        if self.repair && !sound {
            return self.repair(db, &found, out);
        }
        for finding in found.iter().filter(|finding| finding.severity == "problem") {
            out.problem(&finding.text);
        }
        if self.json {
            return out.json(&found);
        }
        for note in found.iter().filter(|finding| finding.severity == "note") {
            out.say(&format!("note: {}", note.text))?;
        }
        match sound {
            true => out.say(&format!("{} is sound", db.path.display())),
            false => Ok(()),
        }
    }

    fn repair(self, db: &Database, found: &[Found], out: &mut Output) -> anyhow::Result<()> {
        let progress = Progress::new(self.json);
        let repaired = intake::repair(&db.path, db.patience(), &mut |event| {
            progress.tell(event, out);
        })?;
        progress.finish();
        // What could not be saved is a problem still.
        let lost = lost(&repaired);
        for sentence in &lost {
            out.problem(sentence);
        }
        let kept = repaired.kept.display();
        if self.json {
            let of_before = found.iter().map(|finding| Found {
                severity: "repaired",
                text: finding.text.clone(),
            });
            let lost = lost.into_iter().map(|text| Found {
                severity: "problem",
                text,
            });
            return out.json(&of_before.chain(lost).collect::<Vec<_>>());
        }
        for finding in found.iter().filter(|finding| finding.severity == "problem") {
            out.remark(format_args!("note: repaired: {}", finding.text));
        }
        out.say(&format!(
            "{} is sound again; as it was before, it is kept in {kept}",
            db.path.display()
        ))
    }
}

fn found(store: &Store) -> anyhow::Result<Vec<Found>> {
    let found = store.check()?.into_iter().map(|finding| Found {
        severity: match finding.severity {
            Severity::Problem => "problem",
            Severity::Note => "note",
        },
        text: finding.text,
    });
    Ok(found.collect())
}

/// Damage that keeps the database from being opened or looked through is a finding like any other.
fn what_stops_looking(error: anyhow::Error) -> anyhow::Result<Found> {
    match error.downcast_ref::<StoreError>() {
        Some(StoreError::Damaged { .. }) => Ok(Found {
            severity: "problem",
            text: error.to_string(),
        }),
        _ => Err(error),
    }
}

/// So many reports are named.
const NAMED: usize = 12;

fn lost(repaired: &Repaired) -> Vec<String> {
    let lost = &repaired.lost;
    let mut told = Vec::new();
    if lost.decisions {
        told.push(format!(
            "some decisions could not be read; bring back those that a backup still has: unmet merge BACKUP (the damaged database is {})",
            repaired.kept.display()
        ));
    }
    if lost.reports {
        told.push(
            "some reports could not be read at all; add their sources again, where you have them"
                .to_owned(),
        );
    }
    if !lost.incomplete.is_empty() {
        let named = lost.incomplete.iter().take(NAMED).map(ToString::to_string);
        let named: Vec<String> = named.collect();
        let more = match lost.incomplete.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        told.push(format!(
            "{} could not be read whole; add their sources again: {}{more}",
            counted(lost.incomplete.len(), "report"),
            named.join(", ")
        ));
    }
    told
}
