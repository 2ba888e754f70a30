//! One work, disturbed again and again, and what is looked at afterwards.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

use crate::common::{Bench, Chance, Failure, Work};
use crate::sentences::Sentences;
use crate::shim::{Calls, Fault, Mode, STOPPED, Shim, counted};

/// What goes wrong, in the order of the table's columns.
const MODES: [Mode; 8] = [
    Mode::Full,
    Mode::Short,
    Mode::Broken,
    Mode::Unread,
    Mode::Names,
    Mode::Stop,
    Mode::Torn,
    Mode::Power,
];

/// What stands in a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// No report, or no database at all.
    Nothing,
    /// The export of everything.
    Export(String),
    /// What stands there is damaged.
    Damaged,
}

/// What a work comes to when nobody disturbs it.
pub struct Expected {
    pub before: State,
    pub after: State,
    /// What it makes, where it makes a file or a folder.
    pub made: Vec<(String, Vec<u8>)>,
    pub calls: Calls,
}

/// Where a round takes place.
pub struct Round {
    _folder: TempDir,
    /// The folder whose disk fails: the database's, the files' that are made, and `tmp`.
    pub disk: PathBuf,
    pub database: PathBuf,
    count: PathBuf,
}

impl Round {
    pub fn new(bench: &Bench, work: &Work) -> Result<Self, Failure> {
        let folder = tempfile::tempdir_in(bench.file(""))?;
        let disk = folder.path().join("disk");
        std::fs::create_dir_all(disk.join("tmp"))?;
        let database = disk.join("unmet.db");
        if let Some(from) = &work.begins_with {
            std::fs::copy(from, &database)?;
        }
        let count = folder.path().join("count");
        Ok(Round {
            _folder: folder,
            disk,
            database,
            count,
        })
    }

    /// The database and what is made are somewhere else.
    pub fn moved_to(&mut self, folder: &Path) {
        self.disk = folder.to_owned();
        self.database = folder.join("unmet.db");
    }

    /// The names of which one is told when something goes wrong.
    pub fn names(&self, work: &Work) -> [&'static str; 7] {
        let made = work.makes.unwrap_or("unmet.db");
        [
            "unmet.db",
            made,
            "many.jsonl",
            "otherwise.jsonl",
            "decisions.jsonl",
            "full.db",
            "colleague.db",
        ]
    }

    fn run(
        &self,
        bench: &Bench,
        shim: &Shim,
        work: &Work,
        fault: Fault,
    ) -> Result<(Output, Option<Calls>), Failure> {
        let mut command = bench.command(&self.database, &work.command);
        command.env("TMPDIR", self.disk.join("tmp"));
        shim.disturb(&mut command, &bench.file(""), &self.count, fault);
        let output = command.output()?;
        Ok((output, counted(&self.count)))
    }

    /// The files that the work made, by their names.
    pub fn made(&self, work: &Work) -> Result<Vec<(String, Vec<u8>)>, Failure> {
        let Some(path) = work.makes.map(|name| self.disk.join(name)) else {
            return Ok(Vec::new());
        };
        let mut files = Vec::new();
        if path.is_dir() {
            for entry in std::fs::read_dir(&path)? {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                files.push((name, std::fs::read(entry.path())?));
            }
        } else if path.exists() {
            files.push((
                work.makes.unwrap_or_default().to_owned(),
                std::fs::read(&path)?,
            ));
        }
        files.sort();
        Ok(files)
    }

    /// What stands in the database, which must be sound.
    pub fn state(&self, bench: &Bench) -> Result<State, Failure> {
        state(bench, &self.database)
    }

    /// What the work begins with.
    pub fn before(&self, bench: &Bench, work: &Work) -> Result<State, Failure> {
        match work.begins_damaged {
            true => Ok(State::Damaged),
            false => self.state(bench),
        }
    }

    /// What stands in the database by now, which must be sound unless it is as damaged as it was.
    fn now(&self, bench: &Bench, work: &Work) -> Result<State, Failure> {
        let untouched = match &work.begins_with {
            Some(from) if work.begins_damaged => {
                std::fs::read(from)? == std::fs::read(&self.database)?
            }
            _ => false,
        };
        match untouched {
            true => Ok(State::Damaged),
            false => self.state(bench),
        }
    }
}

/// What stands in a database, which must be sound.
fn state(bench: &Bench, database: &Path) -> Result<State, Failure> {
    let nothing = |told: &[u8]| {
        let told = String::from_utf8_lossy(told);
        told.contains("there is no database") || told.contains("holds no report yet")
    };
    let check = bench.command(database, &["check"]).output()?;
    if !check.status.success() {
        return match nothing(&check.stderr) {
            true => Ok(State::Nothing),
            false => Err(format!("check: {}", String::from_utf8_lossy(&check.stderr)).into()),
        };
    }
    let asked = bench
        .command(database, &["export", "--format", "json"])
        .output()?;
    if !asked.status.success() && nothing(&asked.stderr) {
        return Ok(State::Nothing);
    }
    Ok(State::Export(bench.export(database)?))
}

/// Disturbs the work `rounds` times in every manner.
pub fn all(
    bench: &Bench,
    shim: &Shim,
    work: &Work,
    rounds: u64,
    chance: &mut Chance,
    said: &mut Sentences,
    wrong: &mut Vec<String>,
) -> Result<(), Failure> {
    let expected = expected(bench, shim, work)?;
    print!(
        "{:28} {:>6} {:>6}",
        work.name, expected.calls.writes, expected.calls.reads
    );
    for mode in MODES {
        let (mut done, mut right) = (0, 0);
        for fault in faults(mode, expected.calls, rounds, chance) {
            done += 1;
            match disturbed(bench, shim, work, fault, &expected, said) {
                Ok(()) => right += 1,
                Err(trouble) => wrong.push(format!("{}, {fault}: {trouble}", work.name)),
            }
        }
        print!(" {:>9}", format!("{right}/{done}"));
        std::io::Write::flush(&mut std::io::stdout())?;
    }
    println!();
    Ok(())
}

pub fn heading() -> String {
    let modes: String = MODES
        .iter()
        .map(|mode| format!(" {:>9}", mode.word()))
        .collect();
    format!("{:28} {:>6} {:>6}{modes}", "while it", "writes", "reads")
}

/// What it comes to, and how often it asks the disk for something.
fn expected(bench: &Bench, shim: &Shim, work: &Work) -> Result<Expected, Failure> {
    let round = Round::new(bench, work)?;
    let before = round.before(bench, work)?;
    let round = Round::new(bench, work)?;
    let (output, calls) = round.run(bench, shim, work, Fault::none())?;
    if !output.status.success() {
        return Err(format!("{}: {}", work.name, String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(Expected {
        before,
        after: round.state(bench)?,
        made: round.made(work)?,
        calls: calls.ok_or("the calls to the disk were not counted")?,
    })
}

/// The faults of one kind: at every call, or at the first, the last and as many others.
fn faults(mode: Mode, calls: Calls, rounds: u64, chance: &mut Chance) -> Vec<Fault> {
    let mut last = calls.of(mode);
    if mode == Mode::Power {
        // The power goes just after everything is done.
        last += 1;
    }
    let ats: BTreeSet<u64> = match last <= rounds {
        true => (1..=last).collect(),
        false => {
            let mut ats = BTreeSet::from([1, last]);
            while (ats.len() as u64) < rounds.max(2) {
                ats.insert(1 + (chance.part() * last as f64) as u64);
            }
            ats
        }
    };
    let mut odd = false;
    let of = |at| {
        odd = !odd;
        Fault {
            mode,
            at,
            once: odd && !mode.ends(),
            seed: if odd && mode == Mode::Power { at } else { 0 },
        }
    };
    ats.into_iter().map(of).collect()
}

/// One round; an error says what went wrong.
fn disturbed(
    bench: &Bench,
    shim: &Shim,
    work: &Work,
    fault: Fault,
    expected: &Expected,
    said: &mut Sentences,
) -> Result<(), Failure> {
    let round = Round::new(bench, work)?;
    let (output, calls) = round.run(bench, shim, work, fault)?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let hit = calls.is_some_and(|calls| calls.hit > 0);
    let ended = match output.status.code() {
        Some(0) => Ended::Done,
        Some(1) if hit => Ended::Refused,
        Some(STOPPED) if fault.mode.ends() => Ended::Stopped,
        _ => return Err(format!("{}: {told}", output.status).into()),
    };
    if ended == Ended::Refused {
        said.keep(&told, &round.disk, &round.names(work))?;
    }
    let keeps_names = matches!(
        fault.mode,
        Mode::Full | Mode::Short | Mode::Unread | Mode::Names
    );
    if keeps_names {
        no_leftovers(&round.disk)?;
    }
    judged(bench, &round, work, &ended, &told, fault, expected)?;
    Ok(())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Exit status 0.
    Done,
    /// Exit status 1.
    Refused,
    /// It was ended.
    Stopped,
}

/// Looks at what is there afterwards, and has the command given again.
pub fn judged(
    bench: &Bench,
    round: &Round,
    work: &Work,
    ended: &Ended,
    told: &str,
    fault: Fault,
    expected: &Expected,
) -> Result<(), Failure> {
    whole_or_absent(bench, round, work, *ended, expected)?;
    let is = round.now(bench, work)?;
    let after = is == expected.after;
    if !after && is != expected.before {
        return Err("the database is neither as before nor as after".into());
    }
    // A report may be lost to a power cut, because it can be added again; what somebody said may not.
    let is_reports_alone = matches!(work.command[0].as_str(), "add" | "remove");
    let may_be_lost = fault.mode == Mode::Power && is_reports_alone;
    if *ended == Ended::Done && !after && !may_be_lost {
        return Err(format!("it said that it was done, and it was not: {told}").into());
    }
    let denied = [
        "nothing was changed",
        "was not made",
        "not added",
        "was not kept",
    ];
    if is != expected.before && denied.iter().any(|words| told.contains(words)) {
        return Err(format!("it said that nothing was changed, and it was: {told}").into());
    }
    if work.makes.is_none() && after {
        return Ok(());
    }
    if let Some(path) = work.makes.map(|name| round.disk.join(name)) {
        // A backup takes no file's place.
        if path.is_file() {
            std::fs::remove_file(path)?;
        }
    }
    bench.succeeds(&round.database, &work.command)?;
    if round.state(bench)? != expected.after {
        return Err("given again, it comes to something else".into());
    }
    whole_or_absent(bench, round, work, Ended::Done, expected)
}

/// What is made is whole under its name, or not there; and there where it was said to be.
fn whole_or_absent(
    bench: &Bench,
    round: &Round,
    work: &Work,
    ended: Ended,
    expected: &Expected,
) -> Result<(), Failure> {
    let made = round.made(work)?;
    if ended == Ended::Done && made.len() < expected.made.len() {
        return Err("it said that it was done, and a file is not there".into());
    }
    for (name, bytes) in made {
        let whole = match work.command[0] == "backup" {
            // Its bytes tell of the moment as well; what stands in it is looked at.
            true => state(bench, &round.disk.join(&name))? == expected.after,
            false => expected.made.contains(&(name.clone(), bytes)) || name.starts_with(".unmet-"),
        };
        if !whole {
            return Err(format!("half of {name} is there under its name").into());
        }
    }
    Ok(())
}

fn no_leftovers(disk: &Path) -> Result<(), Failure> {
    for folder in [disk.to_owned(), disk.join("tmp"), disk.join("tables")] {
        let Ok(entries) = std::fs::read_dir(folder) else {
            continue;
        };
        for entry in entries {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.starts_with(".unmet-") || name.ends_with(".part") || name.starts_with(".tmp") {
                return Err(format!("{name} was left behind").into());
            }
        }
    }
    Ok(())
}
