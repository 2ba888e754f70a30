//! Cues: words of the lexicon that tell how to take a clause.

use crate::vocabulary::Stance;

/// What a cue speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueKind {
    /// That something was done, was not, or is worse than before.
    Stance(Stance),
    /// How things are, not what was done about them.
    Situation,
    /// Who acts for the state.
    Actor,
}

impl CueKind {
    fn of(word: &str) -> Option<Self> {
        match word {
            "situation" => Some(CueKind::Situation),
            "actor" => Some(CueKind::Actor),
            stance => {
                let stance = stance.parse().ok().filter(|s| *s != Stance::Mixed)?;
                Some(CueKind::Stance(stance))
            }
        }
    }
}

/// A word or phrase that tells how to take a clause.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cue {
    /// For which.
    pub kind: CueKind,
    /// How loudly, 1 to 5.
    pub strength: f32,
}

/// Reads `lack 3: phrases`.
pub(super) fn cue_line(line: &str) -> Option<(Cue, &str)> {
    let (head, phrases) = line.split_once(':')?;
    let (kind, strength) = head.trim().split_once(' ')?;
    let kind = CueKind::of(kind)?;
    let strength: f32 = strength
        .trim()
        .parse()
        .ok()
        .filter(|s| (1.0..=5.0).contains(s))?;
    Some((Cue { kind, strength }, phrases))
}
