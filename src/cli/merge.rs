//! `unmet merge`: other databases, brought into this one.

use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use unmet::intake::{MergedIn, judge_stale, merge_in};
use unmet::render::terminal;
use unmet::render::words::counted;
use unmet::report::ReportId;
use unmet::store::Store;
use unmet::view::merge::{Merged, Settled, merged};

use super::Output;
use super::desk::Database;
use super::progress::Progress;

/// Bring other databases into this one: their reports, judgements and decisions
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet --db all.db merge a-f.db g-z.db   countries judged apart (see `unmet judge --help`)
  unmet merge colleague.db                a colleague's reports and decisions beside one's own

A report that is here already stays as it is here; where it reads otherwise there, that is said.
Every decision is kept with its author, time and note, and of two people's last words on the
same thing the later one counts. What was judged there of the same texts and decisions need not
be judged again. The other databases stay as they are. Merging again changes nothing.")]
pub struct Merge {
    /// The other databases
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// What one file brought.
#[derive(Serialize)]
struct Brought {
    countries: usize,
    new_reports: usize,
    known_reports: usize,
    /// Reports that read otherwise here.
    read_otherwise: Vec<ReportId>,
    /// How many countries are judged as they were there.
    judgements: usize,
    decisions: Merged,
}

impl Merge {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let mut store = None;
        let mut answers = Vec::new();
        for file in &self.files {
            match bring(&mut store, db, file, out) {
                Ok(brought) => {
                    if !self.json {
                        tell(&brought, out)?;
                    }
                    answers.push(brought);
                }
                Err(error) => {
                    out.problem(format_args!("{} was not merged: {error}", file.display()))
                }
            }
        }
        if let Some(mut store) = store {
            let progress = Progress::new(false);
            judge_stale(&mut store, &mut |event| progress.tell(event, out))?;
            progress.finish();
        }
        match self.json {
            true => out.json(&answers),
            false => Ok(()),
        }
    }
}

/// Brings in one file. The database is opened, or made, when the first can be read.
fn bring(
    store: &mut Option<Store>,
    db: &Database,
    file: &Path,
    out: &mut Output,
) -> anyhow::Result<Brought> {
    db.refuse_itself(file)?;
    let other = Store::open_to_look(file, db.patience())?;
    let store = match store {
        Some(store) => store,
        None => store.insert(Store::open_waiting(&db.path, db.patience())?),
    };
    let progress = Progress::new(false);
    let brought = merge_in(store, &other, &mut |event| progress.tell(event, out))?;
    progress.finish();
    Ok(Brought::of(file, &brought))
}

impl Brought {
    fn of(file: &Path, brought: &MergedIn) -> Self {
        let carried = &brought.carried;
        // The word that was said last counts.
        let settled: Vec<Settled> = (brought.decisions.conflicts.iter())
            .map(|conflict| Settled {
                side: conflict.newest(),
                note: None,
            })
            .collect();
        let file = file.display().to_string();
        Brought {
            countries: carried.len(),
            new_reports: carried.iter().map(|one| one.new.len()).sum(),
            known_reports: carried.iter().map(|one| one.same).sum(),
            read_otherwise: (carried.iter())
                .flat_map(|one| one.otherwise.iter().cloned())
                .collect(),
            judgements: (carried.iter()).filter(|one| one.is_judged).count(),
            decisions: merged(&file, &brought.decisions, &settled, Vec::new()),
        }
    }
}

/// So many reports that read otherwise are told one by one.
const TOLD: usize = 5;

fn tell(brought: &Brought, out: &mut Output) -> anyhow::Result<()> {
    let known = match brought.known_reports {
        0 => String::new(),
        known => format!(", {known} known already"),
    };
    let judged = match brought.judgements {
        0 => String::new(),
        all if all == brought.countries => "; all of them judged".to_owned(),
        some => format!("; {some} of them judged"),
    };
    out.say(&format!(
        "{}: {} of {}{known}{judged}",
        brought.decisions.file,
        counted(brought.new_reports, "new report"),
        counted(brought.countries, "country"),
    ))?;
    for id in brought.read_otherwise.iter().take(TOLD) {
        out.remark(format_args!(
            "note: {id} reads otherwise in {} and stays as it is here; to have it as it is there, add its source again",
            brought.decisions.file
        ));
    }
    let more = brought.read_otherwise.len().saturating_sub(TOLD);
    if more > 0 {
        out.remark(format_args!(
            "note: {more} more of its reports read otherwise and stay as they are here"
        ));
    }
    let decisions = &brought.decisions;
    if decisions.new.is_empty() && decisions.conflicts.is_empty() {
        return Ok(());
    }
    let text = terminal::merged(out.page(), decisions, false);
    out.answer(&text)
}
