//! How often the stance is the labelled one, over every labelled evidence link; the mistakes are
//! printed for whoever mends the cues in `data/language/stance.txt`.
//!
//! These are the figures of the built-in weights, which were fitted on the same links: they tell what
//! users see there, not what to expect of other countries. For that see `stance-weights`, which
//! scores with countries left out.
//!
//! Mistakes of the second half of the made-up countries are not printed: nobody mends cues by
//! them, so that their figure stays an honest one.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use anyhow::Result;
use unmet::judgement::Stance;
use unmet::judgement::fitting::{Analysed, AnalysedSentence, Item, STANCES, stance};
use unmet::language::Language;

use super::gold::{Task, every_task};

/// The first letters of the made-up countries by whose mistakes cues may be mended.
const READ: std::ops::RangeInclusive<char> = 'a'..='l';

/// Made-up countries whose names share a letter with the first half's last.
const READ_TOO: [&str; 1] = ["Maruvia"];

/// The half of the made-up countries whose mistakes nobody reads.
pub const HIDDEN: &str = "made-up, second half";

pub fn score(shared: &Path) -> Result<()> {
    let mut groups: BTreeMap<String, Confusion> = BTreeMap::new();
    every_labelled_link(shared, |group, task, wanted, sentence, item| {
        let (given, why) = stance(sentence, item);
        let confusion = groups.entry(group.to_owned()).or_default();
        confusion.count(wanted, given);
        if given != wanted && group != HIDDEN {
            println!(
                "{} {}: {wanted}, not {given} ({why})\n  asked: {}\n  told: {}",
                task.group, task.country, item.wording, sentence.sentence.text
            );
        }
    })?;
    for (group, confusion) in groups.iter().filter(|(_, c)| c.all() > 0) {
        println!("\n{group}: {confusion}");
    }
    Ok(())
}

/// Hands over every evidence link that is labelled with a stance: the name of the group in which it is
/// scored, its task, and what the labels say of which sentence and recommendation.
pub fn every_labelled_link(
    shared: &Path,
    mut see: impl FnMut(&str, &Task, Stance, &AnalysedSentence, &Item),
) -> Result<()> {
    for task in every_task(shared)? {
        let Some(labels) = &task.evidence else {
            continue;
        };
        let analysed = Analysed::new(&task.dossier, Language::built_in());
        let items = analysed.reports[0].items.as_deref().unwrap_or_default();
        let sentences: Vec<_> = analysed.reports.iter().flat_map(|r| &r.sentences).collect();
        for ((row, column), wanted) in &labels.right {
            let wanted = wanted.as_deref().and_then(|word| word.parse().ok());
            if let Some(wanted) = wanted {
                see(
                    group(&task),
                    &task,
                    wanted,
                    sentences[*column],
                    &items[*row],
                );
            }
        }
    }
    Ok(())
}

fn group(task: &Task) -> &str {
    let read = |country: &str| {
        country.starts_with(|first: char| READ.contains(&first.to_ascii_lowercase()))
            || READ_TOO.contains(&country)
    };
    match task.group.as_str() {
        gold if gold.starts_with("ilab-") => "ilab",
        labor if labor.starts_with("labor") => "labor",
        "made-up" if read(&task.country) => "made-up, first half",
        "made-up" => HIDDEN,
        other => other,
    }
}

/// How often each stance was given where each was wanted.
#[derive(Default)]
pub struct Confusion([[u32; STANCES.len()]; STANCES.len()]);

impl Confusion {
    pub fn count(&mut self, wanted: Stance, given: Stance) {
        let place = |stance| STANCES.iter().position(|s| *s == stance).unwrap_or(0);
        self.0[place(wanted)][place(given)] += 1;
    }

    fn all(&self) -> u32 {
        self.0.iter().flatten().sum()
    }

    fn right(&self) -> u32 {
        (0..STANCES.len()).map(|at| self.0[at][at]).sum()
    }

    /// The mean of the stances' F1, over those that were wanted or given.
    fn macro_f1(&self) -> f64 {
        let f1 = |at: usize| {
            let wanted: u32 = self.0[at].iter().sum();
            let given: u32 = self.0.iter().map(|row| row[at]).sum();
            (wanted + given > 0).then(|| f64::from(2 * self.0[at][at]) / f64::from(wanted + given))
        };
        let scores: Vec<f64> = (0..STANCES.len()).filter_map(f1).collect();
        scores.iter().sum::<f64>() / scores.len().max(1) as f64
    }
}

impl fmt::Display for Confusion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (right, all) = (self.right(), self.all());
        let share = f64::from(right) / f64::from(all.max(1));
        let macro_f1 = self.macro_f1();
        writeln!(
            f,
            "{right} of {all} right, {share:.3}; macro-F1 {macro_f1:.3}"
        )?;
        write!(f, "  {:>15}", "wanted \\ given")?;
        for stance in STANCES {
            write!(f, " {:>8}", stance.word())?;
        }
        for (stance, row) in STANCES.iter().zip(&self.0) {
            write!(f, "\n  {:>15}", stance.word())?;
            for count in row {
                write!(f, " {count:>8}")?;
            }
        }
        Ok(())
    }
}
