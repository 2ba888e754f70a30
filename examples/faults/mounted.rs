//! Disks that really are full, or may only be read: small ones, mounted for the round.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::common::{Bench, Failure, Work};
use crate::rounds::{Ended, Expected, Round, judged};
use crate::sentences::Sentences;
use crate::shim::{Calls, Fault, Mode};

/// A disk of so many bytes, gone when it is dropped.
struct Disk(PathBuf);

impl Disk {
    fn mounted(at: &Path, bytes: u64) -> Result<Self, Failure> {
        std::fs::create_dir_all(at)?;
        mount(&["-t", "tmpfs", "-o", &format!("size={bytes}"), "none"], at)?;
        Ok(Disk(at.to_owned()))
    }

    fn remounted(&self, options: &str) -> Result<(), Failure> {
        mount(&["-o", &format!("remount,{options}")], &self.0)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

fn mount(options: &[&str], at: &Path) -> Result<(), Failure> {
    let output = Command::new("mount").args(options).arg(at).output()?;
    match output.status.success() {
        true => Ok(()),
        false => Err(String::from_utf8_lossy(&output.stderr).trim().into()),
    }
}

/// A disk of that size is never full here.
const LARGE: u64 = 64 << 20;
/// What a tmpfs gives at a time.
const PAGE: u64 = 4096;

/// Every work on disks of so many sizes, with a full folder for temporary files, and where nothing may be
/// written.
pub fn all(
    bench: &Bench,
    works: &[Work],
    rounds: u64,
    said: &mut Sentences,
    wrong: &mut Vec<String>,
) -> Result<(), Failure> {
    if let Err(why) = Disk::mounted(&bench.file("tried"), PAGE) {
        println!("skipped: no disk can be mounted here: {why}");
        return Ok(());
    }
    println!(
        "\n{:28} {:>9} {:>9} {:>9} {:>9}",
        "on a small disk, while it", "needs KiB", "disks", "temporary", "read only"
    );
    for work in works {
        let (expected, least, most) = expected(bench, work)?;
        let mut counted = [(0, 0); 3];
        let mut tried = |kind: usize, what: String, done: Result<(), Failure>| {
            counted[kind].1 += 1;
            match done {
                Ok(()) => counted[kind].0 += 1,
                Err(trouble) => wrong.push(format!("{}, {what}: {trouble}", work.name)),
            }
        };
        for step in 0..rounds {
            let size = least + (most - least) * step / rounds;
            let done = on_a_small_disk(bench, work, size, &expected, said);
            tried(0, format!("on a disk of {size} bytes"), done);
        }
        for size in [PAGE, 8 * PAGE] {
            let done = with_small_temporary_folder(bench, work, size, &expected, said);
            tried(1, format!("with {size} bytes for temporary files"), done);
        }
        let done = where_nothing_may_be_written(bench, work, &expected, said);
        tried(2, "where nothing may be written".to_owned(), done);
        let [disks, temporary, read_only] = counted.map(|(right, all)| format!("{right}/{all}"));
        println!(
            "{:28} {:>9} {disks:>9} {temporary:>9} {read_only:>9}",
            work.name,
            most / 1024
        );
    }
    Ok(())
}

/// What the work comes to, and the least and the most that a disk for it has to hold.
fn expected(bench: &Bench, work: &Work) -> Result<(Expected, u64, u64), Failure> {
    let round = Round::new(bench, work)?;
    let before = round.before(bench, work)?;
    let round = Round::new(bench, work)?;
    let least = used(&round.disk)?;
    bench.succeeds(&round.database, &work.command)?;
    let after = round.state(bench)?;
    let expected = Expected {
        before,
        after,
        made: round.made(work)?,
        calls: Calls::default(),
    };
    // Beside what it comes to stand the log of what is changed, and the copy that waits to take a place.
    let most = 2 * used(&round.disk)? + (512 << 10);
    Ok((expected, least + PAGE, most))
}

fn used(folder: &Path) -> Result<u64, Failure> {
    let mut bytes = PAGE;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        bytes += match entry.file_type()?.is_dir() {
            true => used(&entry.path())?,
            false => entry.metadata()?.len().div_ceil(PAGE) * PAGE,
        };
    }
    Ok(bytes)
}

fn on_a_small_disk(
    bench: &Bench,
    work: &Work,
    size: u64,
    expected: &Expected,
    said: &mut Sentences,
) -> Result<(), Failure> {
    let mut round = Round::new(bench, work)?;
    let begins = round.database.clone();
    let small = round.disk.with_file_name("small");
    let disk = Disk::mounted(&small, size)?;
    if begins.exists() {
        std::fs::copy(&begins, small.join("unmet.db"))?;
    }
    round.moved_to(&small);
    let (ended, told) = ran(bench, work, &round, &std::env::temp_dir(), said)?;
    // Room is made, as the sentence asks.
    disk.remounted(&format!("size={LARGE}"))?;
    judged(
        bench,
        &round,
        work,
        &ended,
        &told,
        Fault::from(Mode::Full, 0),
        expected,
    )
}

fn with_small_temporary_folder(
    bench: &Bench,
    work: &Work,
    size: u64,
    expected: &Expected,
    said: &mut Sentences,
) -> Result<(), Failure> {
    let round = Round::new(bench, work)?;
    let temporary = round.disk.join("tmp");
    let _disk = Disk::mounted(&temporary, size)?;
    let (ended, told) = ran(bench, work, &round, &temporary, said)?;
    let fault = Fault::from(Mode::Full, 0);
    judged(bench, &round, work, &ended, &told, fault, expected)
}

fn where_nothing_may_be_written(
    bench: &Bench,
    work: &Work,
    expected: &Expected,
    said: &mut Sentences,
) -> Result<(), Failure> {
    let mut round = Round::new(bench, work)?;
    let begins = round.database.clone();
    let folder = round.disk.with_file_name("read-only");
    let disk = Disk::mounted(&folder, LARGE)?;
    if begins.exists() {
        std::fs::copy(&begins, folder.join("unmet.db"))?;
    }
    disk.remounted("ro")?;
    round.moved_to(&folder);
    let (ended, told) = ran(bench, work, &round, &std::env::temp_dir(), said)?;
    if ended == Ended::Done {
        return Err("it said that it was done".into());
    }
    disk.remounted("rw")?;
    let fault = Fault::from(Mode::Full, 0);
    judged(bench, &round, work, &ended, &told, fault, expected)
}

fn ran(
    bench: &Bench,
    work: &Work,
    round: &Round,
    temporary: &Path,
    said: &mut Sentences,
) -> Result<(Ended, String), Failure> {
    let mut command = bench.command(&round.database, &work.command);
    let output = command.env("TMPDIR", temporary).output()?;
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let ended = match output.status.code() {
        Some(0) => Ended::Done,
        Some(1) => Ended::Refused,
        _ => return Err(format!("{}: {told}", output.status).into()),
    };
    if ended == Ended::Refused {
        said.keep(&told, &round.disk, &round.names(work))?;
    }
    Ok((ended, told))
}
