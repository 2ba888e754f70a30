//! Phrases of stems that stand for one thing, found longest first.

use std::collections::HashMap;

/// Phrases and what each stands for.
#[derive(Debug)]
pub struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Phrases {
            by_first: HashMap::new(),
        }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase of stems; one that was there before stays beside it and wins.
    pub fn add(&mut self, stems: Vec<String>, meaning: T) {
        let Some(first) = stems.first().cloned() else {
            return;
        };
        let same_first = self.by_first.entry(first).or_default();
        let place = same_first
            .iter()
            .position(|(other, _)| other.len() < stems.len())
            .unwrap_or(same_first.len());
        same_first.insert(place, (stems, meaning));
    }

    /// The longest phrase that begins `stems`: how many stems it takes and what it stands for.
    pub fn longest(&self, stems: &[String]) -> Option<(usize, T)> {
        let candidates = self.by_first.get(stems.first()?)?;
        candidates
            .iter()
            .find(|(phrase, _)| stems.starts_with(phrase))
            .map(|(phrase, meaning)| (phrase.len(), *meaning))
    }

    /// Every phrase found in `stems` at any place, overlapping ones too, with its place.
    pub fn all<'a>(&'a self, stems: &'a [String]) -> impl Iterator<Item = (usize, usize, T)> + 'a {
        (0..stems.len()).flat_map(move |at| {
            let here = self.by_first.get(&stems[at]).map_or(&[][..], Vec::as_slice);
            here.iter()
                .filter(move |(phrase, _)| stems[at..].starts_with(phrase))
                .map(move |(phrase, meaning)| (at, phrase.len(), *meaning))
        })
    }
}
