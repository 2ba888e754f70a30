//! What was asked, how long it took, and what was told to be kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use unmet::store::{HistoryFilter, Store};

use crate::Failure;

#[derive(Default)]
pub struct Tally {
    /// Milliseconds by page.
    pub took: BTreeMap<&'static str, Vec<f64>>,
    pub errors: Vec<String>,
    /// What was told to be kept: by its note.
    pub kept: Vec<String>,
    pub overtaken: usize,
}

impl Tally {
    pub fn append(&mut self, other: Tally) {
        self.errors.extend(other.errors);
        self.kept.extend(other.kept);
        self.overtaken += other.overtaken;
    }

    pub fn print(&self, seconds: u64) {
        println!(
            "{:10} {:>7} {:>9} {:>9} {:>9}",
            "page", "asked", "p50 ms", "p99 ms", "max ms"
        );
        let mut all = 0;
        for (page, took) in &self.took {
            let mut took = took.clone();
            took.sort_by(f64::total_cmp);
            let at = |part: f64| took[((took.len() - 1) as f64 * part) as usize];
            all += took.len();
            println!(
                "{page:10} {:>7} {:>9.1} {:>9.1} {:>9.1}",
                took.len(),
                at(0.5),
                at(0.99),
                at(1.0)
            );
        }
        if seconds > 0 {
            println!(
                "{:.0} answers a second; {} errors",
                all as f64 / seconds as f64,
                self.errors.len()
            );
        }
        for error in self.errors.iter().take(5) {
            println!("  {error}");
        }
    }

    /// Every decision that was told to be kept is in the history, and none twice.
    pub fn check(&self, database: &Path) -> Result<(), Failure> {
        let history = Store::open(database)?.history(&HistoryFilter::All)?;
        let notes: Vec<&str> = history
            .iter()
            .filter_map(|decision| decision.note.as_deref())
            .collect();
        let once: BTreeSet<&str> = notes.iter().copied().collect();
        let lost = self
            .kept
            .iter()
            .filter(|note| !once.contains(note.as_str()))
            .count();
        let twice = notes.len() - once.len();
        println!(
            "{} decisions told to be kept, {} refused because another was first; {lost} lost, {twice} twice",
            self.kept.len(),
            self.overtaken
        );
        match lost + twice + self.errors.len() {
            0 => Ok(()),
            _ => Err("something was lost, kept twice or not answered".into()),
        }
    }
}
