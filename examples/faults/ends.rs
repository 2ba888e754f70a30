//! Answers that nobody takes: a reader who has seen enough, and standard output or standard error on a
//! full disk.

use std::fs::OpenOptions;
use std::process::{Command, Stdio};

use crate::common::{Bench, Failure, SAMPLE};
use crate::sentences::Sentences;

/// Every command that answers on standard output, some of them with more than a pipe holds.
const ASKED: &[&[&str]] = &[
    &["list"],
    &["list", "--json"],
    &["overview"],
    &["show", "ORVANIA-2012-1"],
    &["search", "shelter"],
    &["figures"],
    &["sources"],
    &["source", "1"],
    &["history"],
    &["check"],
    &["export"],
    &["export", "--format", "csv"],
    &["export", "--format", "xlsx"],
    &["report", "2016"],
    &["report", "2016", "--format", "html"],
    &["report", "2016", "--format", "xlsx"],
    &["decisions", "export"],
    &["add", SAMPLE],
    &["mark", "ORVANIA-2012-1", "met"],
    &["completions", "bash"],
    &["man"],
];

/// The commands that have something to tell on standard error.
const TELL: &[&[&str]] = &[
    &["add", SAMPLE, "no-such-file.txt"],
    &["report", "2016"],
    &["export", "-o", "all.json"],
    &["list", "--country", "Nowhere"],
];

pub fn all(bench: &Bench, said: &mut Sentences, wrong: &mut Vec<String>) -> Result<(), Failure> {
    let database = bench.file("full.db");
    let full = || OpenOptions::new().write(true).open("/dev/full");
    if full().is_err() {
        println!("skipped: there is no /dev/full here");
        return Ok(());
    }
    let mut counted = [0; 3];
    for words in ASKED {
        let mut command = bench.command(&database, words);
        let output = command.stdout(full()?).output()?;
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let done = match output.status.code() {
            Some(1) => said.keep(&told, &bench.file(""), &["standard output"]),
            _ => Err(format!("{}: {told}", output.status).into()),
        };
        counted[0] += tried(wrong, "with standard output on a full disk", words, done);

        let output = no_reader(bench.command(&database, words))?.wait_with_output()?;
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        let done = match output.status.success() && !told.contains("unmet: ") {
            true => Ok(()),
            false => Err(format!("{}: {told}", output.status).into()),
        };
        counted[1] += tried(wrong, "with nobody who reads", words, done);
    }
    for words in TELL {
        let mut command = bench.command(&database, words);
        let status = command.stdout(Stdio::null()).stderr(full()?).status()?;
        let done = match status.code() {
            Some(0 | 1) => Ok(()),
            _ => Err(status.to_string().into()),
        };
        counted[2] += tried(wrong, "with standard error on a full disk", words, done);
    }
    let [answers, readers, told] = counted;
    println!(
        "\n{answers}/{} answers to a full disk, {readers}/{} to nobody, {told}/{} with standard error on a full disk",
        ASKED.len(),
        ASKED.len(),
        TELL.len()
    );
    Ok(())
}

/// Starts the command with a standard output that is closed at its other end.
fn no_reader(mut command: Command) -> Result<std::process::Child, Failure> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    drop(child.stdout.take());
    Ok(child)
}

fn tried(wrong: &mut Vec<String>, how: &str, words: &[&str], done: Result<(), Failure>) -> usize {
    match done {
        Ok(()) => 1,
        Err(trouble) => {
            wrong.push(format!("{} {how}: {trouble}", words.join(" ")));
            0
        }
    }
}
