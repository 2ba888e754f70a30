//! What a sentence says of a recommendation: the clause that speaks of it decides, and two clauses
//! that speak of it and say opposite things make it mixed.

use super::analysed::{AnalysedSentence, Item};
use super::clauses::Clause;
use super::likeness::Likeness;
use super::reasons;
use super::types::Stance;

/// A clause speaks of the ask too when it covers at least this share of what the best clause covers.
const ALSO_SPEAKS: f32 = 0.6;

/// The stance, and why in words.
pub fn of(sentence: &AnalysedSentence, item: &Item) -> (Stance, String) {
    let covered = |clause: &Clause| Likeness::of(&item.text, &clause.text).first_covered;
    let most = sentence.clauses.iter().map(covered).fold(0.0, f32::max);
    let speaking: Vec<&Clause> = sentence
        .clauses
        .iter()
        .filter(|clause| covered(clause) >= most * ALSO_SPEAKS && covered(clause) > 0.0)
        .collect();
    let said = |clauses: &[&Clause]| -> Vec<(Stance, String)> {
        let said = clauses.iter().filter_map(|clause| {
            clause
                .tenor
                .stance()
                .map(|s| (s, clause.tenor.words(s).to_owned()))
        });
        said.collect()
    };
    let mut voices = said(&speaking);
    if voices.is_empty() {
        voices = said(&sentence.clauses.iter().collect::<Vec<_>>());
    }
    let about = reasons::shared_words(&item.text, &sentence.text);
    let Some((first, words)) = voices.first().cloned() else {
        // The reports' plain statements tell what the government did.
        return (
            Stance::Progress,
            format!("{about}; a plain statement of what is done"),
        );
    };
    match voices
        .iter()
        .find(|(stance, _)| (*stance == Stance::Progress) != (first == Stance::Progress))
    {
        Some((_, other)) => (
            Stance::Mixed,
            format!("{about}; \"{words}\", but also \"{other}\""),
        ),
        None => (first, format!("{about}; \"{words}\"")),
    }
}
