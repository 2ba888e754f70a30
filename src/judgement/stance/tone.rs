//! The signals by which a sentence tells its stance towards an ask: its loudest words, its cues by
//! kind and strength, figures against those of the year before, harm, and its plain words. Each
//! keeps the words that sounded it.

use std::collections::BTreeMap;

use super::loudest;
use super::wanted::{self, Wanted};
use crate::judgement::analysed::{AnalysedSentence, Item};
use crate::judgement::clauses::{Clause, SpokenCue};
use crate::judgement::comparison::Trend;
use crate::judgement::likeness::covered;
use crate::language::CueKind;
use crate::vocabulary::Stance;

/// How strongly a signal sounds, and the words that sound it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signal {
    /// 0 to 3.
    pub strength: f32,
    /// The first words that sounded it, as a reason shows them.
    pub words: String,
    /// Whether a reason may name it.
    pub named: bool,
}

/// A clause speaks of the ask too when it covers at least this share of what the best clause covers.
const ALSO_SPEAKS: f32 = 0.6;

/// What a clause says that does not speak of the ask counts for so much.
const ASIDE: f32 = 0.5;

/// What the names of plain words' signals begin with.
pub const PLAIN_WORD: &str = "word_";

/// A cue that is heard more often than this says no more.
const OFTEN: f32 = 3.0;

/// The signals of a sentence towards an ask, by name.
pub fn signals(sentence: &AnalysedSentence, item: &Item) -> BTreeMap<String, Signal> {
    let wanted = wanted::of(item);
    let speaking = speaking(sentence, item);
    let mut heard = Heard::default();
    let (stance, words) = loudest::of(sentence, &speaking, wanted);
    let loudest = format!("loudest_{stance}");
    if words == loudest::PLAIN {
        heard.silently("loudest_plain");
        heard.silently(&loudest);
    } else {
        heard.add(&loudest, 1.0, words);
    }
    for (clause, speaks) in sentence.clauses.iter().zip(speaking) {
        let share = if speaks { 1.0 } else { ASIDE };
        heard.cues(clause, share);
        if wanted != Wanted::More {
            heard.harm(clause, &sentence.words_of(clause).stems, share);
        }
        heard.plain_words(sentence, clause, share);
    }
    heard.structure(sentence);
    heard.figures(sentence, wanted);
    match wanted {
        Wanted::More => {}
        Wanted::MoreAndNoHarm => heard.silently("no_harm_wanted"),
        Wanted::Less => heard.silently("less_wanted"),
    }
    heard.0
}

/// What a clause says by its loudest cue.
fn says(clause: &Clause) -> &'static str {
    let denied = |spoken: &SpokenCue| {
        spoken.cue.kind == CueKind::Stance(Stance::Progress) && spoken.denied_by.is_some()
    };
    match clause.tenor.stance() {
        Some(Stance::Progress) if clause.cues.iter().any(denied) => "lack",
        Some(stance) => stance.word(),
        None => "plain",
    }
}

#[derive(Default)]
struct Heard(BTreeMap<String, Signal>);

impl Heard {
    fn add(&mut self, name: &str, strength: f32, words: String) {
        let signal = self.0.entry(name.to_owned()).or_default();
        signal.strength = (signal.strength + strength).min(OFTEN);
        if signal.words.is_empty() {
            signal.words = words;
        }
        signal.named = true;
    }

    fn silently(&mut self, name: &str) {
        let signal = self.0.entry(name.to_owned()).or_default();
        signal.strength = 1.0;
    }

    fn cues(&mut self, clause: &Clause, share: f32) {
        for SpokenCue {
            cue,
            words,
            denied_by,
        } in &clause.cues
        {
            let CueKind::Stance(stance) = cue.kind else {
                continue;
            };
            match (stance, denied_by) {
                (Stance::Progress, Some(denial)) => {
                    self.add("denied", share, denied(denial, words));
                }
                (_, Some(denial)) => self.add("averted", share, denied(denial, words)),
                (stance, None) => {
                    let name = format!("{stance}_{}", cue.strength);
                    self.add(&name, share, quoted(words));
                }
            }
        }
    }

    fn harm(&mut self, clause: &Clause, stems: &[String], share: f32) {
        for harm in wanted::harm(clause, stems) {
            match harm.denied_by {
                Some(denial) => self.add("harm_averted", share, denied(&denial, &harm.word)),
                None => self.add("harm", share, quoted(&harm.word)),
            }
        }
    }

    fn figures(&mut self, sentence: &AnalysedSentence, wanted: Wanted) {
        let Some(trend) = sentence.trend else {
            return;
        };
        let (mut name, words) = match trend {
            Trend::More => ("figures_up", "more than the year before"),
            Trend::Less => ("figures_down", "less than the year before"),
            Trend::Both => ("figures_differ", "some figures up, some down"),
        };
        if wanted == Wanted::Less {
            name = match trend {
                Trend::More => "figures_down",
                Trend::Less => "figures_up",
                Trend::Both => name,
            };
        }
        self.add(name, 1.0, words.to_owned());
    }

    fn structure(&mut self, sentence: &AnalysedSentence) {
        if let [first, .., last] = sentence.clauses.as_slice() {
            self.silently("several_clauses");
            self.silently(&format!("turn_{}_{}", says(first), says(last)));
        }
    }

    /// Words that stand inside a sentence with a capital are names, and numbers are figures: neither
    /// has a tone.
    fn plain_words(&mut self, sentence: &AnalysedSentence, clause: &Clause, share: f32) {
        let text = sentence.words_of(clause);
        for (at, (stem, word)) in text.stems.iter().zip(&text.words).enumerate() {
            let numeral = stem.starts_with(|c: char| c.is_ascii_digit());
            if numeral || (word.capital && at > 0) {
                continue;
            }
            let signal = self.0.entry(format!("{PLAIN_WORD}{stem}")).or_default();
            signal.strength = signal.strength.max(share);
            signal.words = quoted(&word.folded);
            signal.named = stem.len() >= NAMED_LENGTH;
        }
    }
}

/// Shorter words tell a reader nothing.
const NAMED_LENGTH: usize = 4;

fn quoted(words: &str) -> String {
    format!("\"{words}\"")
}

fn denied(denial: &str, words: &str) -> String {
    format!("\"{denial} … {words}\"")
}

/// Which clauses speak of the ask; all where none does.
fn speaking(sentence: &AnalysedSentence, item: &Item) -> Vec<bool> {
    let share: Vec<f32> = sentence
        .clauses
        .iter()
        .map(|clause| covered(&item.text, sentence.words_of(clause)))
        .collect();
    let most = share.iter().copied().fold(0.0, f32::max);
    let mut speaks_before = false;
    let mut speaking = Vec::with_capacity(share.len());
    for (clause, share) in sentence.clauses.iter().zip(share) {
        let speaks =
            (share > 0.0 && share >= most * ALSO_SPEAKS) || (speaks_before && clause.goes_on);
        speaks_before |= speaks;
        speaking.push(speaks);
    }
    if !speaking.contains(&true) {
        speaking.fill(true);
    }
    speaking
}
