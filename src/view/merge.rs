//! What a file of another person's decisions brought, and on what the two differ.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::history::{Said, history, in_words};
use crate::decision::merge::{Conflict, Merge, Side};
use crate::decision::{Decision, Ruling};
use crate::report::ReportId;

/// What one file came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Merged {
    /// The path, or `-`, as the user gave it.
    pub file: String,
    /// The decisions that were not known here, in the order in which they count; their numbers are
    /// those of their lines in the file.
    pub new: Vec<Said>,
    /// How many were known here already.
    pub known: usize,
    /// The reports that are not in this database, and how many of the new decisions wait for each.
    pub waiting: Vec<Waiting>,
    /// How many of the new ones quote words that do not stand in their report as it is here.
    pub without_words: usize,
    /// Where the last words of two people differ.
    pub conflicts: Vec<Difference>,
    /// The lines that are no decisions.
    pub bad_lines: Vec<usize>,
}

/// A report that is not here.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Waiting {
    /// The report.
    pub report: ReportId,
    /// How many of the new decisions are about it.
    pub decisions: usize,
}

/// Two people's last words on one thing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The words that both are about.
    pub about: Vec<String>,
    /// The last word that was said here.
    pub here: Word,
    /// The last word in the file.
    pub there: Word,
    /// Whose word counts from now on: `here` or `there`.
    pub counts: &'static str,
    /// Whether that is the word that was said last.
    pub newest: bool,
    /// What is recorded because the older word was preferred.
    pub recorded: Option<String>,
}

/// What a person said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Word {
    /// Who.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What, in words.
    pub what: String,
    /// Why, in the person's words.
    pub note: Option<String>,
    /// The ruling itself.
    pub ruling: Ruling,
}

/// What is recorded where a person prefers the older of two words: why, in words that tell both.
pub fn note_on(conflict: &Conflict, preferred: Side, file: &str) -> String {
    let told = |decision: &Decision| {
        let said = decision.ruling.word().unwrap_or("left it to the program");
        format!(
            "{} on {} ({said})",
            decision.by,
            decision.at.format("%Y-%m-%d")
        )
    };
    let (kept, other) = match preferred {
        Side::Here => (&conflict.here, &conflict.there),
        Side::There => (&conflict.there, &conflict.here),
    };
    format!(
        "when decisions were merged with {file}: the word of {} stands, not the later one of {}",
        told(kept),
        told(other)
    )
}

/// How a conflict was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// Whose word counts.
    pub side: Side,
    /// The note with which it was said again, where it had to be.
    pub note: Option<String>,
}

/// What the file named `file` came to: `preferred` and `notes` go with the conflicts, the latter
/// being what was recorded about each.
pub fn merged(file: &str, merge: &Merge, settled: &[Settled], bad_lines: Vec<usize>) -> Merged {
    Merged {
        file: file.to_owned(),
        new: history(&merge.new),
        known: merge.known,
        waiting: (merge.waiting.iter())
            .map(|(report, decisions)| Waiting {
                report: report.clone(),
                decisions: *decisions,
            })
            .collect(),
        without_words: merge.without_words,
        conflicts: (merge.conflicts.iter().zip(settled))
            .map(|(conflict, settled)| difference(conflict, settled.side, settled.note.clone()))
            .collect(),
        bad_lines,
    }
}

/// The conflict as people see it, when the word of `side` counts.
pub fn difference(conflict: &Conflict, side: Side, recorded: Option<String>) -> Difference {
    Difference {
        about: super::history::about(&conflict.there.ruling)
            .into_iter()
            .map(str::to_owned)
            .collect(),
        here: word(&conflict.here),
        there: word(&conflict.there),
        counts: match side {
            Side::Here => "here",
            Side::There => "there",
        },
        newest: conflict.newest() == side,
        recorded,
    }
}

fn word(decision: &Decision) -> Word {
    Word {
        by: decision.by.clone(),
        at: decision.at,
        what: in_words(&decision.ruling),
        note: decision.note.clone(),
        ruling: decision.ruling.clone(),
    }
}
