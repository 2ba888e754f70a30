//! What the loudest words say: the clause that speaks of the ask decides, and two clauses that speak
//! of it and say opposite things make it mixed.

use super::wanted::Wanted;
use crate::judgement::analysed::AnalysedSentence;
use crate::judgement::clauses::Clause;
use crate::judgement::comparison::Trend;
use crate::vocabulary::Stance;

/// The stance of the loudest words, and these words. `speaking` tells which clauses speak of the ask.
pub fn of(sentence: &AnalysedSentence, speaking: &[bool], wanted: Wanted) -> (Stance, String) {
    let mut voices = voices(sentence, speaking);
    let wants_less = wanted == Wanted::Less;
    if wants_less {
        for (stance, words) in &mut voices {
            if *stance == Stance::Lack && happens_no_more(words) {
                *stance = Stance::Progress;
            }
        }
    }
    let compared = sentence
        .trend
        .map(|trend| if wants_less { trend.reversed() } else { trend });
    match compared {
        Some(trend) => with_figures(trend, &voices),
        None => of_voices(&voices),
    }
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

/// The reason where nothing in a sentence speaks for or against.
pub const PLAIN: &str = "a plain statement of what is done";

fn of_voices(voices: &[(Stance, String)]) -> (Stance, String) {
    let Some((first, words)) = voices.first() else {
        // The reports' plain statements tell what the government did.
        return (Stance::Progress, PLAIN.to_owned());
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
fn voices(sentence: &AnalysedSentence, speaking: &[bool]) -> Vec<(Stance, String)> {
    let said = |clause: &Clause| {
        let stance = clause.tenor.stance()?;
        Some((stance, clause.tenor.words(stance).to_owned()))
    };
    let clauses = || sentence.clauses.iter();
    let voices: Vec<_> = clauses()
        .zip(speaking)
        .filter(|(_, speaks)| **speaks)
        .filter_map(|(clause, _)| said(clause))
        .collect();
    if voices.is_empty() {
        return clauses().filter_map(said).collect();
    }
    voices
}

/// "No victim was detained" tells of progress towards an end of detention.
fn happens_no_more(words: &str) -> bool {
    ["no", "not", "never", "none", "no victim", "no one"].contains(&words)
}
