//! What the program said when something went wrong: each has to say what, where and what to do.

use std::collections::BTreeMap;
use std::path::Path;

use crate::common::Failure;

/// Every sentence, and how often it was said.
#[derive(Default)]
pub struct Sentences(BTreeMap<String, usize>);

/// Words by which a person is told what to do.
const WHAT_TO_DO: &[&str] = &[
    "again",
    "make room",
    "check the",
    "go back to a backup",
    "`unmet ",
    "name another",
    "write it",
];

/// What the system says, which is no sentence for a person unless it is set in parentheses.
const RAW: &[&str] = &["os error", "(code ", "panicked", "SqliteFailure"];

impl Sentences {
    /// Keeps what was said on standard error by a command that failed in `folder`; `places` are the
    /// names of which one has to be named.
    pub fn keep(&mut self, told: &str, folder: &Path, places: &[&str]) -> Result<(), Failure> {
        let problems: Vec<&str> = (told.lines())
            .filter(|line| line.starts_with("unmet: "))
            .collect();
        // The folder of the round has another name in every one.
        let plain = told.replace(&format!("{}/", folder.display()), "");
        for line in plain.lines() {
            *self.0.entry(line.to_owned()).or_default() += 1;
        }
        for raw in RAW {
            if told.contains(raw) {
                return Err(format!("it says \"{raw}\": {told}").into());
            }
        }
        if problems.is_empty() {
            return Err(format!("it does not say what went wrong: {told}").into());
        }
        let any = |words: &[&str]| {
            problems
                .iter()
                .any(|line| words.iter().any(|word| line.contains(word)))
        };
        if !any(places) {
            return Err(format!("it does not say where: {told}").into());
        }
        if !any(WHAT_TO_DO) {
            return Err(format!("it does not say what to do: {told}").into());
        }
        Ok(())
    }

    pub fn print(&self) {
        println!("\nWhat was said:");
        for (sentence, times) in &self.0 {
            println!("{times:>6} {sentence}");
        }
    }
}
