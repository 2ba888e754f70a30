//! Kills the program at moments of chance while it adds, replaces, removes, marks, imports, brings an old
//! database up to date, copies one, merges another, goes back to a backup and repairs one; then looks whether the
//! database is sound, whether every decision that was told to be kept is there once, and whether the same command,
//! given again, completes the work.
//!
//! ```text
//! cargo build --release && cargo run --release --example killed -- target/release/unmet [ROUNDS] [SEED]
//! ```

mod common;

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use common::{Bench, Chance, Failure, SAMPLE, Shape, Undisturbed, Work, same};
use serde_json::Value;

fn main() -> Result<(), Failure> {
    let (program, rounds, seed, _) = common::asked()?;
    let shape = Shape {
        countries: 12,
        editions: 10,
        first_edition: 2001 + seed % 7,
    };
    let bench = Bench::new(&program, shape)?;
    let works = bench.works()?;
    println!(
        "{:28} {:>6} {:>8} {:>10} {:>9}",
        "while it", "killed", "too late", "took alone", "sound"
    );
    let mut wrong = Vec::new();
    let mut chance = Chance(seed);
    for work in &works {
        let undisturbed = bench.undisturbed(work)?;
        let (mut killed, mut late) = (0, 0);
        for _ in 0..rounds {
            let delay = undisturbed.took.mul_f64(1.05 * chance.part());
            match disturbed(&bench, work, delay, &undisturbed) {
                Ok(true) => killed += 1,
                Ok(false) => late += 1,
                Err(trouble) => wrong.push(format!("{}, after {delay:?}: {trouble}", work.name)),
            }
        }
        println!(
            "{:28} {killed:>6} {late:>8} {:>7} ms {:>9}",
            work.name,
            undisturbed.took.as_millis(),
            killed + late
        );
    }
    let (acknowledged, killed) = marks(&bench, rounds, &mut chance, &mut wrong)?;
    println!("marks: {acknowledged} told to be kept, {killed} killed under way");
    for trouble in &wrong {
        println!("WRONG {trouble}");
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(format!("{} rounds went wrong", wrong.len()).into()),
    }
}

/// Whether it was under way when it was killed.
fn disturbed(
    bench: &Bench,
    work: &Work,
    delay: Duration,
    expected: &Undisturbed,
) -> Result<bool, Failure> {
    let (folder, database) = bench.place(work)?;
    let under_way = killed_after(bench.command(&database, &work.command), delay)?;
    if database.exists() && !work.begins_damaged {
        bench.succeeds(&database, &["check"])?;
    }
    let copy = folder.path().join("copy.db");
    if work.makes.is_some() && copy.exists() {
        // A copy that is there is whole; a new one never takes its place.
        bench.succeeds(&copy, &["check"])?;
        same(&bench.export(&copy)?, &expected.export)?;
        return Ok(under_way);
    }
    // What was done before it was killed may leave nothing to do: then it says so, and that is no fault.
    bench.command(&database, &work.command).output()?;
    bench.succeeds(&database, &["check"])?;
    same(&bench.export(&database)?, &expected.export)?;
    Ok(under_way)
}

/// Many decisions one after the other, of which some are killed: how many were told to be kept.
fn marks(
    bench: &Bench,
    rounds: u64,
    chance: &mut Chance,
    wrong: &mut Vec<String>,
) -> Result<(usize, usize), Failure> {
    let database = bench.made("marks.db", &[&["add", "-q", SAMPLE]])?;
    let began = Instant::now();
    bench.succeeds(
        &database,
        &["mark", "ORVANIA-2012-1", "met", "--note", "first"],
    )?;
    let took = began.elapsed();
    let (mut kept, mut killed) = (vec!["first".to_owned()], 0);
    for round in 0..rounds {
        let note = format!("round {round}");
        let status = ["met", "partial", "unmet"][round as usize % 3];
        let words = ["mark", "ORVANIA-2012-1", status, "--note", &note];
        match killed_after(
            bench.command(&database, &words),
            took.mul_f64(2.0 * chance.part()),
        )? {
            true => killed += 1,
            false => kept.push(note),
        }
        bench.succeeds(&database, &["check"])?;
    }
    let history = bench.succeeds(&database, &["history", "--json"])?;
    let history: Vec<Value> = serde_json::from_slice(&history.stdout)?;
    for note in &kept {
        let times = history.iter().filter(|said| said["note"] == **note).count();
        if times != 1 {
            wrong.push(format!("the decision \"{note}\" is there {times} times"));
        }
    }
    Ok((kept.len(), killed))
}

/// Starts the command and kills it after the delay; whether it was still under way.
fn killed_after(mut command: Command, delay: Duration) -> Result<bool, Failure> {
    let mut child: Child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    std::thread::sleep(delay);
    child.kill()?;
    let output = child.wait_with_output()?;
    match output.status.code() {
        None => Ok(true),
        Some(0) => Ok(false),
        Some(code) => Err(format!("{code}: {}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}
