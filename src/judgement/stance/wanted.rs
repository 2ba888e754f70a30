//! What an ask wants less of. Falling figures answer it, and harm that is done to victims speaks
//! against it even where nobody says "not" ("the women were fined").

use crate::judgement::analysed::Item;
use crate::judgement::clauses::{Clause, denial_before};
use crate::language::opening;

/// What an ask wants less of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// It asks for something to be done.
    More,
    /// It asks also that no harm be done ("…, and ensure that victims are not detained").
    MoreAndNoHarm,
    /// It asks for an end of something.
    Less,
}

/// Stems of verbs that ask for an end.
const END: [&str; 17] = [
    "end",
    "stop",
    "ceas",
    "elimin",
    "reduc",
    "abolish",
    "decreas",
    "halt",
    "refrain",
    "curtail",
    "minim",
    "discontinu",
    "avoid",
    "lift",
    "remov",
    "curb",
    "prevent",
];

/// Stems of what no victim should suffer.
const HARM: [&str; 33] = [
    "detain",
    "detent",
    "deport",
    "expel",
    "expuls",
    "jail",
    "imprison",
    "fine",
    "arrest",
    "punish",
    "penal",
    "prosecut",
    "charg",
    "convict",
    "sentenc",
    "book",
    "lock",
    "confin",
    "round",
    "forc",
    "forcibl",
    "compel",
    "mobil",
    "recruit",
    "quota",
    "vagranc",
    "lockup",
    "delinqu",
    "reformatori",
    "harass",
    "withhold",
    "withheld",
    "retain",
];

/// A denial stands at most so many words before the harm it forbids.
const NEAR: usize = 5;

/// What a denial in an ask's first words forbids is all it asks for.
const OPENING: usize = 8;

/// What the ask wants.
pub fn of(item: &Item) -> Wanted {
    let stems = &item.text.stems;
    let asked = &stems[opening(stems).min(stems.len())..];
    let is_end = |stem: &String| END.contains(&stem.as_str());
    let is_denial = |stem: &String| matches!(stem.as_str(), "not" | "neither" | "no" | "without");
    if asked.first().is_some_and(is_end) {
        return Wanted::Less;
    }
    let forbids = asked.iter().enumerate().any(|(at, stem)| {
        let next = &asked[at + 1..asked.len().min(at + 1 + NEAR)];
        (is_end(stem) || is_denial(stem)) && next.iter().any(|stem| is_harm(stem))
    });
    let denies_at_once = asked.iter().take(OPENING).any(is_denial);
    match (forbids, denies_at_once) {
        (_, true) => Wanted::Less,
        (true, false) => Wanted::MoreAndNoHarm,
        (false, false) => Wanted::More,
    }
}

fn is_harm(stem: &str) -> bool {
    HARM.contains(&stem)
}

/// A word of harm in a clause, and the word that denies it.
pub struct Harm {
    /// The word.
    pub word: String,
    /// What denies it.
    pub denied_by: Option<String>,
}

/// The harm that a clause tells of. `stems` are those of its words.
pub fn harm(clause: &Clause, stems: &[String]) -> Vec<Harm> {
    let told = stems.iter().zip(&clause.folded).enumerate();
    let told = told.filter(|(_, (stem, _))| is_harm(stem));
    told.map(|(at, (_, word))| Harm {
        word: word.clone(),
        denied_by: denial_before(&clause.folded, at),
    })
    .collect()
}
