//! Why, in words a person can check.

use super::analysed::Item;
use super::likeness::shared_terms;
use crate::language::{TermId, Text};

/// How many terms a reason names.
const NAMED: usize = 4;

/// "both speak of labor inspectors, training; new: rural areas; gone: funding".
pub fn of_match(old: &Item, new: &Item) -> String {
    let mut reason = shared_words(&old.text, &new.text);
    let added = heaviest_absent(&new.text, &old.text);
    let gone = heaviest_absent(&old.text, &new.text);
    if added.is_empty() && gone.is_empty() {
        return "the same key terms on both sides".to_owned();
    }
    if !added.is_empty() {
        reason.push_str(&format!("; new: {}", added.join(", ")));
    }
    if !gone.is_empty() {
        reason.push_str(&format!("; gone: {}", gone.join(", ")));
    }
    reason
}

/// "both speak of labor inspectors, training".
pub fn shared_words(first: &Text, second: &Text) -> String {
    let shared = shared_terms(first, second);
    let words: Vec<String> = shared
        .iter()
        .take(NAMED)
        .filter_map(|(term, _)| words_of(second, *term))
        .collect();
    if words.is_empty() {
        return "no key term in common".to_owned();
    }
    format!("both speak of {}", words.join(", "))
}

/// The heaviest terms of `text` that `other` lacks, in the words of `text`.
fn heaviest_absent(text: &Text, other: &Text) -> Vec<String> {
    let mut absent: Vec<(TermId, f32)> = text
        .terms
        .iter()
        .filter(|(term, _)| other.terms.binary_search_by_key(term, |t| t.0).is_err())
        .copied()
        .collect();
    absent.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    absent
        .iter()
        .take(NAMED)
        .filter_map(|(term, _)| words_of(text, *term))
        .collect()
}

/// The words that a term stands for where it first occurs.
fn words_of(text: &Text, term: TermId) -> Option<String> {
    let at = text.sequence.iter().position(|t| *t == term)?;
    let (first, count) = text.spans[at];
    let words = text.words[first..first + count]
        .iter()
        .map(|w| w.folded.as_str());
    Some(words.collect::<Vec<_>>().join(" "))
}
