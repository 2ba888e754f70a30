//! How much of one wording stands in another: three measures, since the known texts have slips of
//! their own (`lawsfor`, words that are missing).

use std::collections::BTreeMap;

/// The words of a text, in lower case, parted at everything that is no letter or digit.
pub fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// How many words both have.
pub fn common(a: &[String], b: &[String]) -> usize {
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

/// The share of the letters of `known` that stand in `read` in their order, whatever parts them.
pub fn letters_kept(known: &str, read: &str) -> f64 {
    let (known, read) = (letters(known), letters(read));
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

/// The share of whole words that both have, of those of the one that has more: what is missing and
/// what is too much count alike, and a word that one of them runs together or parts is both.
pub fn whole_words(known: &str, read: &str) -> f64 {
    let (known, read) = (words(known), words(read));
    common(&known, &read) as f64 / known.len().max(read.len()).max(1) as f64
}

/// The share of the words of `known` that stand in `read`. Words that only their spaces tell apart
/// (`lawsfor`, `provides ufficient`) stand there too.
pub fn words_kept(known: &str, read: &str) -> f64 {
    let (known, read) = (words(known), words(read));
    let mut left = missing(&known, &read);
    let mut kept = 0;
    let mut apart: Vec<&str> = Vec::new();
    for word in &known {
        match left.iter().position(|other| other == word) {
            Some(at) => {
                left.remove(at);
                apart.push(word);
            }
            None => {
                kept += 1 + spaced_otherwise(&apart, &read);
                apart.clear();
            }
        }
    }
    kept += spaced_otherwise(&apart, &read);
    kept as f64 / known.len().max(1) as f64
}

/// How many of these neighbouring words stand in `words` with other spaces between them.
fn spaced_otherwise(apart: &[&str], words: &[String]) -> usize {
    if is_run_together(&apart.concat(), words) {
        return apart.len();
    }
    let alone = apart.iter().filter(|word| is_run_together(word, words));
    alone.count()
}

/// The words of `a` that `b` has not.
pub fn missing<'a>(a: &'a [String], b: &[String]) -> Vec<&'a str> {
    let mut left: Vec<&String> = b.iter().collect();
    let mut missing = Vec::new();
    for word in a {
        match left.iter().position(|other| *other == word) {
            Some(at) => {
                left.swap_remove(at);
            }
            None => missing.push(word.as_str()),
        }
    }
    missing
}

/// Whether the letters of a word are those of neighbouring words.
fn is_run_together(word: &str, words: &[String]) -> bool {
    (0..words.len()).any(|from| {
        let mut rest = word;
        for part in &words[from..] {
            match rest.strip_prefix(part.as_str()) {
                Some("") => return true,
                Some(more) => rest = more,
                None => return false,
            }
        }
        false
    })
}

#[test]
fn words_that_are_run_together_are_kept_but_not_whole() {
    let (known, read) = (
        "Enforce the lawsfor children",
        "Enforce the laws for children",
    );
    assert_eq!(letters_kept(known, read), 1.0);
    assert_eq!(words_kept(known, read), 1.0);
    assert_eq!(whole_words(known, read), 0.6);
    let (known, read) = ("to provides ufficient cover", "to provide sufficient cover");
    assert_eq!(words_kept(known, read), 1.0);
    assert_eq!(words_kept("to provide other cover", read), 0.75);
}

#[test]
fn what_is_too_much_counts_against_whole_words_alone() {
    let (known, read) = ("Enforce the laws", "Enforce all the laws");
    assert_eq!(words_kept(known, read), 1.0);
    assert_eq!(whole_words(known, read), 0.75);
}
