//! `unmet decisions import`: a colleague's decisions beside one's own.

use std::fs::File;
use std::io::{self, BufReader};

use clap::{Args, ValueEnum};
use serde::Serialize;
use unmet::decision::exchange::{self, Read, Unreadable};
use unmet::decision::merge::{Conflict, Merge, Side, merge};
use unmet::render::terminal;
use unmet::store::Saying;
use unmet::view::merge::{Merged, Settled, merged, note_on};

use super::asking::Asking;
use crate::cli::Output;
use crate::cli::desk::{Database, Desk};
use crate::cli::person::Person;

/// A colleague's decisions, beside one's own
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet decisions import rojas.jsonl --dry-run
  unmet decisions import rojas.jsonl
  unmet decisions import rojas.jsonl lee.jsonl --prefer ask --by \"A. Analyst\"

Every decision is kept with its author, time and note; what is known already is not taken in twice.
Where two people's last words on the same thing differ, and neither knew the other's, both are told. The
later one counts, in both databases alike, unless --prefer says otherwise: then what is preferred is said again,
by you, with a note that tells both. Decisions about reports that are not here wait for them.")]
pub struct Import {
    /// Files that `unmet decisions export` wrote; - is standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,

    /// Whose word counts where two people differ
    #[arg(long, value_name = "RULE", value_enum, default_value_t = Prefer::Newest)]
    prefer: Prefer,

    /// Tell what would be taken in, and write nothing
    #[arg(long)]
    dry_run: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    person: Person,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Prefer {
    /// The word that was said last
    Newest,
    /// The word of this database
    Mine,
    /// The word of the file
    Theirs,
    /// Ask about each, on the terminal or by lines of standard input
    Ask,
}

#[derive(Serialize)]
struct Answer {
    dry_run: bool,
    files: Vec<Merged>,
}

impl Import {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        if self.prefer == Prefer::Ask && self.files.iter().any(|file| file == "-") {
            anyhow::bail!(
                "standard input cannot be both the file and the answers; give the file a name, or choose another --prefer"
            );
        }
        let mut desk = Desk::open_without_reports(db)?;
        let mut asking = Asking::new(out.page());
        let mut files = Vec::new();
        for file in &self.files {
            let read = match read(file) {
                Ok(read) => read,
                Err(error) => {
                    out.problem(format_args!("{file} was not taken in: {error}"));
                    continue;
                }
            };
            let lines = tell_of_bad_lines(file, &read, out);
            let Some((merge, settled)) = self.take_in(&mut desk, file, &read, &mut asking, out)?
            else {
                continue;
            };
            let view = merged(file, &merge, &settled, lines);
            if !self.json {
                let text = terminal::merged(out.page(), &view, self.dry_run);
                out.answer(&text)?;
            }
            files.push(view);
        }
        match self.json {
            true => out.json(&Answer {
                dry_run: self.dry_run,
                files,
            }),
            false => Ok(()),
        }
    }

    /// Takes in one file, all of it or nothing.
    fn take_in(
        &self,
        desk: &mut Desk,
        file: &str,
        read: &Read,
        asking: &mut Asking,
        out: &mut Output,
    ) -> anyhow::Result<Option<(Merge, Vec<Settled>)>> {
        let merge = merge(&desk.store().beside(&read.decisions)?, &read.decisions);
        let mut settled = Vec::new();
        let mut sayings = Vec::new();
        for (place, conflict) in (1..).zip(&merge.conflicts) {
            let side = match self.prefer {
                Prefer::Newest => conflict.newest(),
                Prefer::Mine => Side::Here,
                Prefer::Theirs => Side::There,
                Prefer::Ask => match asking.about(conflict, place, merge.conflicts.len())? {
                    Some(side) => side,
                    None => {
                        out.problem(format_args!(
                            "{file} was not taken in, because not every conflict was decided"
                        ));
                        return Ok(None);
                    }
                },
            };
            let saying = match side == conflict.newest() {
                true => None,
                false => Some(self.saying(conflict, side, file)?),
            };
            let note = saying.as_ref().and_then(|saying| saying.note.clone());
            settled.push(Settled { side, note });
            sayings.extend(saying);
        }
        if !self.dry_run {
            desk.take_over(&merge.new, &sayings)?;
        }
        Ok(Some((merge, settled)))
    }

    /// The preferred word, said again by the person who prefers it.
    fn saying(&self, conflict: &Conflict, side: Side, file: &str) -> anyhow::Result<Saying> {
        let told = note_on(conflict, side, file);
        let note = match self.person.note() {
            Some(note) => format!("{note} ({told})"),
            None => told,
        };
        Ok(Saying {
            by: self.person.name()?,
            at: chrono::Utc::now(),
            ruling: conflict.word(side).ruling.clone(),
            note: Some(note),
        })
    }
}

fn read(file: &str) -> Result<Read, Unreadable> {
    match file {
        "-" => exchange::read(io::stdin().lock()),
        path => exchange::read(BufReader::new(File::open(path)?)),
    }
}

/// So many wrong lines of a file are told one by one: a file of something else has nothing but.
const TOLD: usize = 10;

fn tell_of_bad_lines(file: &str, read: &Read, out: &mut Output) -> Vec<usize> {
    if let (true, Some(first)) = (read.decisions.is_empty(), read.problems.first()) {
        out.problem(format_args!(
            "{file} has no decision in any line, as `unmet decisions export` writes them (line {}: {})",
            first.line, first.why
        ));
        return read.problems.iter().map(|bad| bad.line).collect();
    }
    for bad in read.problems.iter().take(TOLD) {
        out.problem(format_args!(
            "{file}:{}: no decision: {}",
            bad.line, bad.why
        ));
    }
    let more = read.problems.len().saturating_sub(TOLD);
    if more > 0 {
        out.problem(format_args!("{file}: {more} more lines are no decisions"));
    }
    read.problems.iter().map(|bad| bad.line).collect()
}
