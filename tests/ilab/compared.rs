//! Recommendations that were read beside those that are known to be there.

use std::collections::BTreeMap;

use crate::truth::{Export, FirstYears, Recommendation};
use crate::wording::{common, letters_kept, missing, whole_words, words, words_kept};

/// The share of its words with which a recommendation counts as found.
const ENOUGH: f64 = 0.97;

/// Below this share of common words two recommendations have nothing to do with each other.
const SAME: f64 = 0.6;

pub struct Comparison<'a> {
    /// Every recommendation that is known, with the one that was read for it.
    pub pairs: Vec<(&'a Recommendation, Option<&'a Recommendation>)>,
    /// Those that were read and are not known, in words for people.
    pub invented: Vec<String>,
}

impl<'a> Comparison<'a> {
    pub fn of(known: &'a Export, read: &'a Export) -> Self {
        let known = by_report(known);
        let mut read = by_report(read);
        let (mut pairs, mut invented) = (Vec::new(), Vec::new());
        for (report, known) in known {
            let mut left = read.remove(&report).unwrap_or_default();
            let mut likenesses: Vec<(f64, usize, &Recommendation)> = Vec::new();
            for (at, one) in known.iter().enumerate() {
                likenesses.extend(left.iter().map(|other| (likeness(one, other), at, *other)));
            }
            likenesses.sort_by(|a, b| b.0.total_cmp(&a.0));
            let mut chosen: Vec<Option<&Recommendation>> = vec![None; known.len()];
            for (like, at, other) in likenesses {
                let is_free = left.iter().any(|one| one.id == other.id);
                if like >= SAME && chosen[at].is_none() && is_free {
                    chosen[at] = Some(other);
                    left.retain(|one| one.id != other.id);
                }
            }
            for (one, other) in known.iter().zip(chosen) {
                pairs.push((*one, other));
            }
            invented.extend(left.iter().map(|one| format!("{}: {}", one.id, one.text)));
        }
        Comparison { pairs, invented }
    }

    /// The share of the words that were read beside which the corpus has the same. It has lost some
    /// itself, so this stays below what a look at the pages would give.
    pub fn no_words_besides(&self) -> f64 {
        let (mut same, mut all) = (0, 0);
        for (one, other) in &self.pairs {
            let Some(other) = other else { continue };
            let read = words(&other.text);
            same += common(&words(&one.text), &read);
            all += read.len();
        }
        same as f64 / all.max(1) as f64
    }

    /// The share that was found with its words, by their letters.
    pub fn found(&self) -> f64 {
        self.found_by(letters_kept)
    }

    /// The share that was found with its words, those that the corpus runs together among them.
    pub fn found_in_words(&self) -> f64 {
        self.found_by(words_kept)
    }

    /// The share of which whole words are the same, none missing and none too much.
    pub fn found_in_whole_words(&self) -> f64 {
        self.found_by(whole_words)
    }

    fn found_by(&self, kept: impl Fn(&str, &str) -> f64) -> f64 {
        share(
            (self.pairs.iter()).map(|(one, other)| {
                other.is_some_and(|other| kept(&one.text, &other.text) >= ENOUGH)
            }),
        )
    }

    pub fn same_area(&self) -> f64 {
        share(self.pairs.iter().filter_map(|(one, other)| {
            let other = (*other)?;
            Some(one.area == other.area)
        }))
    }

    pub fn same_first_year(&self, official: &FirstYears) -> f64 {
        share(self.pairs.iter().filter_map(|(one, other)| {
            let other = (*other)?;
            let column = official.get(&(one.country.clone(), one.year))?;
            let stated = other.stated_years.first();
            let same = stated == column.get(one.ordinal - 1);
            if !same {
                println!("{} is stated since {stated:?}", other.id);
            }
            Some(same)
        }))
    }

    /// What is missing, in words for people.
    pub fn print(&self) {
        let exact = self.pairs.iter().filter(|(one, other)| {
            other.is_some_and(|other| words(&one.text) == words(&other.text))
        });
        println!(
            "{} of {} are read word for word",
            exact.count(),
            self.pairs.len()
        );
        for (one, other) in &self.pairs {
            let Some(other) = other else {
                println!("missing: {} {}", one.id, one.text);
                continue;
            };
            let whole = whole_words(&one.text, &other.text);
            if whole >= ENOUGH {
                continue;
            }
            let (known, read) = (words(&one.text), words(&other.text));
            println!(
                "{}: {whole:.3} of whole words, {:.3} of words, {:.3} of letters\n  known only: {}\n  read only: {}",
                one.id,
                words_kept(&one.text, &other.text),
                letters_kept(&one.text, &other.text),
                missing(&known, &read).join(" "),
                missing(&read, &known).join(" "),
            );
        }
        for one in &self.invented {
            println!("invented: {one}");
        }
    }
}

fn by_report(export: &Export) -> BTreeMap<(String, u16), Vec<&Recommendation>> {
    let mut reports: BTreeMap<(String, u16), Vec<&Recommendation>> = BTreeMap::new();
    for one in &export.recommendations {
        let report = (one.country.clone(), one.year);
        reports.entry(report).or_default().push(one);
    }
    reports
}

fn likeness(a: &Recommendation, b: &Recommendation) -> f64 {
    let (a, b) = (words(&a.text), words(&b.text));
    2.0 * common(&a, &b) as f64 / (a.len() + b.len()).max(1) as f64
}

/// The share of those that are true.
pub fn share(truths: impl Iterator<Item = bool>) -> f64 {
    let (mut right, mut all) = (0_u32, 0_u32);
    for truth in truths {
        all += 1;
        right += u32::from(truth);
    }
    f64::from(right) / f64::from(all.max(1))
}
