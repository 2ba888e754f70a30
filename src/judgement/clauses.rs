//! Clauses of a sentence that may say different things ("although the police …, courts did not …"),
//! and what the cues in each speak for.

use crate::language::{Cue, CueKind, Language, OwnNames, Text, Token};
use crate::vocabulary::Stance;

/// A part of a sentence between words of contrast.
pub struct Clause {
    /// Its words; `None` where the sentence is a single clause.
    pub text: Option<Text>,
    /// What its cues speak for.
    pub tenor: Tenor,
    /// Its words as cues are looked for.
    pub folded: Vec<String>,
    /// Its cues in order.
    pub cues: Vec<SpokenCue>,
    /// Whether it takes up what the clause before spoke of ("but it …", "… the list was not …").
    pub goes_on: bool,
}

/// A cue as it stands in a clause.
#[derive(Debug, Clone, PartialEq)]
pub struct SpokenCue {
    /// For which, and how loudly.
    pub cue: Cue,
    /// Its words.
    pub words: String,
    /// The word before it that denies it ("no official was convicted").
    pub denied_by: Option<String>,
}

/// The loudest cue for each stance, 0 where there is none, with the words of it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tenor {
    /// That something was done.
    pub progress: Voice,
    /// That it was not, or not enough.
    pub lack: Voice,
    /// That it is worse than before.
    pub setback: Voice,
    /// How things are, whoever acts: 0 to 4.
    pub situation: f32,
    /// Whether somebody acts for the state: 0 or 1.
    pub actor: f32,
}

/// One stance's loudest cue.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Voice {
    /// 0 to 5.
    pub strength: f32,
    /// Its words.
    pub words: String,
    /// At which word of the clause it stands.
    pub at: usize,
}

impl Voice {
    fn louder_or_first(&self, other: &Voice) -> bool {
        self.strength > other.strength || (self.strength == other.strength && self.at < other.at)
    }
}

impl Tenor {
    /// What the clause says; `None` where nothing in it speaks.
    pub fn stance(&self) -> Option<Stance> {
        let loudest = self.loudness();
        if loudest == 0.0 {
            return None;
        }
        if self.setback.strength == loudest && !self.progress.louder_or_first(&self.setback) {
            return Some(Stance::Setback);
        }
        // "did not report", "remained inadequate": a denial outweighs what it denies.
        if self.lack.strength >= self.progress.strength {
            return Some(Stance::Lack);
        }
        Some(Stance::Progress)
    }

    /// The words that decided for this stance.
    pub fn words(&self, stance: Stance) -> &str {
        match stance {
            Stance::Progress | Stance::Mixed => &self.progress.words,
            Stance::Lack => &self.lack.words,
            Stance::Setback => &self.setback.words,
        }
    }

    /// How loudly the clause speaks at all, 0 to 5.
    pub fn loudness(&self) -> f32 {
        self.progress
            .strength
            .max(self.lack.strength)
            .max(self.setback.strength)
    }
}

const CONTRAST: [&str; 9] = [
    "but",
    "although",
    "though",
    "while",
    "however",
    "whereas",
    "despite",
    "nevertheless",
    "yet",
];

/// The fewest words that make a clause of their own.
const SHORTEST: usize = 4;

/// The clauses of a sentence: parted at semicolons, dashes and words of contrast.
/// `words` are those of the sentence.
pub fn clauses(
    own: &OwnNames,
    sentence: &str,
    words: &[Token],
    language: &Language,
) -> Vec<Clause> {
    let mut starts = vec![0];
    for at in 1..words.len() {
        let between = &sentence[words[at - 1].place.end..words[at].place.start];
        let parted = between.contains([';', '—'])
            || (CONTRAST.contains(&words[at].folded.as_str()))
            || (between.contains(',') && contrast_before(&words[..at], &starts));
        let long_enough = at - starts.last().copied().unwrap_or(0) >= SHORTEST;
        if parted && long_enough && words.len() - at >= SHORTEST {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let single = starts.len() == 1;
    let mut clauses = Vec::with_capacity(starts.len());
    for (start, end) in starts.iter().copied().zip(ends) {
        let Some((first, last)) = words.get(start).zip(words.get(end.wrapping_sub(1))) else {
            continue;
        };
        let place = first.place.start..last.place.end;
        let folded = spoken(&words[start..end]);
        clauses.push(Clause {
            text: (!single).then(|| Text::about(own, &sentence[place], language)),
            tenor: tenor(&folded, language),
            cues: spoken_cues(&folded, language),
            goes_on: goes_on(&folded),
            folded,
        });
    }
    if clauses.is_empty() {
        clauses.push(Clause {
            text: None,
            tenor: Tenor::default(),
            cues: Vec::new(),
            folded: Vec::new(),
            goes_on: false,
        });
    }
    clauses
}

/// Whether the clause that is under way opened with a word of contrast ("Although …, …").
fn contrast_before(words: &[Token], starts: &[usize]) -> bool {
    let start = starts.last().copied().unwrap_or(0);
    words
        .get(start)
        .is_some_and(|w| ["although", "though", "while", "despite"].contains(&w.folded.as_str()))
}

/// Words at the beginning of a clause that take up what was spoken of before.
const TAKES_UP: [&str; 14] = [
    "it", "its", "they", "their", "them", "these", "this", "those", "none", "which", "his", "her",
    "he", "she",
];

/// So many words into a clause a word still stands at its beginning.
const BEGINNING: usize = 4;

fn goes_on(folded: &[String]) -> bool {
    folded
        .iter()
        .take(BEGINNING)
        .any(|word| TAKES_UP.contains(&word.as_str()))
}

/// The words as cues are looked for: the "No." of a numbered law denies nothing.
fn spoken(words: &[Token]) -> Vec<String> {
    let numbered = |at: usize| {
        words
            .get(at + 1)
            .is_some_and(|next| next.folded.starts_with(|c: char| c.is_ascii_digit()))
    };
    let word = |(at, word): (usize, &Token)| match word.folded.as_str() {
        "no" if numbered(at) => "number".to_owned(),
        spoken => spoken.to_owned(),
    };
    words.iter().enumerate().map(word).collect()
}

fn tenor(folded: &[String], language: &Language) -> Tenor {
    let mut tenor = Tenor::default();
    for (at, length, cue) in language.cues(folded) {
        let voice = match cue.kind {
            CueKind::Situation => {
                tenor.situation = tenor.situation.max(cue.strength);
                continue;
            }
            CueKind::Actor => {
                tenor.actor = 1.0;
                continue;
            }
            CueKind::Stance(Stance::Progress) => &mut tenor.progress,
            CueKind::Stance(Stance::Setback) => &mut tenor.setback,
            CueKind::Stance(Stance::Lack | Stance::Mixed) => &mut tenor.lack,
        };
        if cue.strength > voice.strength {
            *voice = Voice {
                strength: cue.strength,
                words: folded[at..at + length].join(" "),
                at,
            };
        }
    }
    tenor
}

/// A word that denies what follows reaches so many words far.
const DENIAL: usize = 9;

/// Words that deny what follows them.
const DENIES: [&str; 12] = [
    "no", "not", "never", "none", "neither", "nor", "without", "nobody", "nothing", "cannot",
    "hardly", "rarely",
];

/// The cues of a clause, each with the word that denies it.
fn spoken_cues(folded: &[String], language: &Language) -> Vec<SpokenCue> {
    let found = language.cues(folded).into_iter();
    let spoken = found.map(|(at, length, cue)| SpokenCue {
        cue,
        words: folded[at..at + length].join(" "),
        denied_by: denial_before(folded, at).or_else(|| denial_after(folded, at + length)),
    });
    spoken.collect()
}

/// "Convicted no one": a word just behind the cue that denies it.
fn denial_after(folded: &[String], at: usize) -> Option<String> {
    let denies = |word: &&String| ["no", "none", "nobody", "nothing"].contains(&word.as_str());
    folded.get(at).filter(denies).cloned()
}

/// The nearest word before the one at `at` that denies it. "Not only" denies nothing.
pub fn denial_before(folded: &[String], at: usize) -> Option<String> {
    let from = at.saturating_sub(DENIAL);
    let denies = |place: &usize| {
        let only = folded.get(place + 1).is_some_and(|next| next == "only");
        !only && DENIES.contains(&folded[*place].as_str())
    };
    (from..at)
        .rev()
        .find(denies)
        .map(|place| folded[place].clone())
}
