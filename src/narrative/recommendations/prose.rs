//! Recommendations of the early editions: sentences with "should" in the introduction.

use std::sync::LazyLock;

use regex::Regex;

use super::imperative::surely_begins;
use crate::narrative::sentences::sentences;

static SHOULD: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\bshould\b").expect("the pattern is a constant"));

/// "Persons who should have been protected": tells what was not done rather than asks.
static TELLS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:who|which|that|whether|how|what)\s+should\b|\bshould\s+have\s+been\b")
        .expect("the pattern is a constant")
});

/// Every ask of `paragraph`: a sentence with "should", parted at semicolons where the next clause
/// asks for something itself. The text stays as it stands, its subject included.
pub(in crate::narrative) fn asks_in_prose(paragraph: &str) -> Vec<String> {
    sentences(paragraph)
        .into_iter()
        .map(|place| &paragraph[place])
        .filter(|sentence| asks(sentence))
        .flat_map(clauses)
        .collect()
}

fn asks(sentence: &str) -> bool {
    let asked = SHOULD.find_iter(sentence).count();
    asked > TELLS.find_iter(sentence).count()
}

fn clauses(sentence: &str) -> Vec<String> {
    let mut clauses: Vec<String> = Vec::new();
    for clause in sentence.split_inclusive(';') {
        let asks = SHOULD.is_match(clause) || surely_begins(clause);
        match clauses.last_mut() {
            Some(before) if !asks || !SHOULD.is_match(before) && !surely_begins(before) => {
                before.push_str(clause);
            }
            _ => clauses.push(clause.to_owned()),
        }
    }
    clauses
        .iter()
        .map(|clause| {
            let clause = clause.trim().trim_end_matches(';').trim_end();
            clause.strip_prefix("and ").unwrap_or(clause).to_owned()
        })
        .filter(|clause| !clause.is_empty())
        .collect()
}
