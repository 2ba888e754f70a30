//! Recommendations that were read beside those that are known to be there.

use std::collections::BTreeMap;

use crate::truth::{Export, FirstYears, Recommendation};

/// The share of its words with which a recommendation counts as found.
const ENOUGH: f64 = 0.97;

/// Below this share of common words two recommendations have nothing to do with each other.
const SAME: f64 = 0.6;

pub struct Comparison<'a> {
    /// Every recommendation that is known, with the one that was read for it and the share of its
    /// letters that stand there.
    pub pairs: Vec<(&'a Recommendation, Option<(&'a Recommendation, f64)>)>,
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
                pairs.push((*one, other.map(|other| (other, kept(one, other)))));
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
            let Some((other, _)) = other else { continue };
            let read = words(&other.text);
            same += common(&words(&one.text), &read);
            all += read.len();
        }
        same as f64 / all.max(1) as f64
    }

    /// The share that was found with its words.
    pub fn found(&self) -> f64 {
        let found =
            |other: &Option<(&Recommendation, f64)>| other.is_some_and(|(_, kept)| kept >= ENOUGH);
        share(self.pairs.iter().map(|(_, other)| found(other)))
    }

    pub fn same_area(&self) -> f64 {
        share(self.pairs.iter().filter_map(|(one, other)| {
            let (other, _) = (*other)?;
            Some(one.area == other.area)
        }))
    }

    pub fn same_first_year(&self, official: &FirstYears) -> f64 {
        share(self.pairs.iter().filter_map(|(one, other)| {
            let (other, _) = (*other)?;
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
            other.is_some_and(|(other, _)| words(&one.text) == words(&other.text))
        });
        println!(
            "{} of {} are read word for word",
            exact.count(),
            self.pairs.len()
        );
        for (one, other) in &self.pairs {
            match other {
                None => println!("missing: {} {}", one.id, one.text),
                Some((other, kept)) if *kept < ENOUGH => {
                    println!(
                        "{kept:.2} of {}: {}\n  read: {}",
                        one.id, one.text, other.text
                    );
                }
                Some(_) => {}
            }
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

/// The share of the letters of `known` that stand in `read` in their order: words that the corpus
/// runs together (`lawsfor`) are still its words.
fn kept(known: &Recommendation, read: &Recommendation) -> f64 {
    let (known, read) = (letters(&known.text), letters(&read.text));
    let blocks = similar::capture_diff_slices(similar::Algorithm::Myers, &known, &read);
    let same: usize = blocks
        .iter()
        .filter_map(|op| match op {
            similar::DiffOp::Equal { len, .. } => Some(*len),
            _ => None,
        })
        .sum();
    same as f64 / known.len().max(1) as f64
}

fn letters(text: &str) -> Vec<char> {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn likeness(a: &Recommendation, b: &Recommendation) -> f64 {
    let (a, b) = (words(&a.text), words(&b.text));
    2.0 * common(&a, &b) as f64 / (a.len() + b.len()).max(1) as f64
}

fn common(a: &[String], b: &[String]) -> usize {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in a {
        *counts.entry(word).or_default() += 1;
    }
    b.iter()
        .filter(|word| {
            counts
                .get_mut(word.as_str())
                .filter(|left| **left > 0)
                .map(|left| *left -= 1)
                .is_some()
        })
        .count()
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
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
