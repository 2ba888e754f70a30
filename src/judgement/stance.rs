//! What a sentence says of a recommendation: the clause that speaks of it decides, and two clauses
//! that speak of it and say opposite things make it mixed.

use super::analysed::{AnalysedSentence, Item};
use super::clauses::Clause;
use super::figures::{Trend, comparison};
use super::likeness::covered;
use super::reasons;
use crate::language::opening;
use crate::vocabulary::Stance;

/// A clause speaks of the ask too when it covers at least this share of what the best clause covers.
const ALSO_SPEAKS: f32 = 0.6;

/// The stance, and why in words.
pub fn of(sentence: &AnalysedSentence, item: &Item) -> (Stance, String) {
    let about = reasons::shared_words(&item.text, &sentence.text);
    let mut voices = voices(sentence, item);
    let wants_less = wants_less(item);
    if wants_less {
        for (stance, words) in &mut voices {
            if *stance == Stance::Lack && happens_no_more(words) {
                *stance = Stance::Progress;
            }
        }
    }
    let compared = comparison(&sentence.sentence.text)
        .map(|trend| if wants_less { trend.reversed() } else { trend });
    let (stance, words) = match compared {
        Some(trend) => with_figures(trend, &voices),
        None => of_voices(&voices),
    };
    (stance, format!("{about}; {words}"))
}

/// What the figures say decides, unless the words deny what the figures show.
fn with_figures(trend: Trend, voices: &[(Stance, String)]) -> (Stance, String) {
    let denied = voices.iter().find(|(stance, _)| *stance == Stance::Lack);
    match (trend, denied) {
        (Trend::More, Some((_, words))) => (
            Stance::Mixed,
            format!("more than the year before, but \"{words}\""),
        ),
        (Trend::More, None) => (Stance::Progress, "more than the year before".to_owned()),
        (Trend::Less, _) => (Stance::Setback, "less than the year before".to_owned()),
        (Trend::Both, _) => (
            Stance::Mixed,
            "some figures above those of the year before, some below".to_owned(),
        ),
    }
}

fn of_voices(voices: &[(Stance, String)]) -> (Stance, String) {
    let Some((first, words)) = voices.first() else {
        // The reports' plain statements tell what the government did.
        return (
            Stance::Progress,
            "a plain statement of what is done".to_owned(),
        );
    };
    let progress = |stance: Stance| stance == Stance::Progress;
    match voices
        .iter()
        .find(|(stance, _)| progress(*stance) != progress(*first))
    {
        Some((_, other)) => (Stance::Mixed, format!("\"{words}\", but also \"{other}\"")),
        None => (*first, format!("\"{words}\"")),
    }
}

/// What the clauses that speak of the ask say, each with its words.
fn voices(sentence: &AnalysedSentence, item: &Item) -> Vec<(Stance, String)> {
    let share: Vec<f32> = sentence
        .clauses
        .iter()
        .map(|clause| covered(&item.text, sentence.words_of(clause)))
        .collect();
    let most = share.iter().copied().fold(0.0, f32::max);
    let said = |clause: &Clause| {
        let stance = clause.tenor.stance()?;
        Some((stance, clause.tenor.words(stance).to_owned()))
    };
    let mut speaks_before = false;
    let mut voices = Vec::new();
    for (clause, share) in sentence.clauses.iter().zip(share) {
        let speaks =
            (share > 0.0 && share >= most * ALSO_SPEAKS) || (speaks_before && clause.goes_on);
        if speaks {
            voices.extend(said(clause));
        }
        speaks_before |= speaks;
    }
    if voices.is_empty() {
        voices = sentence.clauses.iter().filter_map(said).collect();
    }
    voices
}

/// Asks to end or reduce something ("end the detention of victims", "ensure that victims are not
/// detained") are answered by falling figures and by what no longer happens.
fn wants_less(item: &Item) -> bool {
    const LESS: [&str; 9] = [
        "end", "stop", "ceas", "elimin", "reduc", "abolish", "decreas", "halt", "refrain",
    ];
    const DENIED: [&str; 2] = ["not", "neither"];
    let stems = &item.text.stems;
    let asked = &stems[opening(stems).min(stems.len())..];
    let first = asked
        .first()
        .is_some_and(|stem| LESS.contains(&stem.as_str()));
    first
        || asked
            .iter()
            .take(OPENING)
            .any(|stem| DENIED.contains(&stem.as_str()))
}

/// A denial in so many first words is what is asked for.
const OPENING: usize = 8;

/// "No victim was detained" tells of progress towards an end of detention.
fn happens_no_more(words: &str) -> bool {
    ["no", "not", "never", "none", "no victim", "no one"].contains(&words)
}
