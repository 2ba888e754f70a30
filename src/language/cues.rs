//! What words of the lexicon stand for: cues that tell how to take a clause, facets that tell what an
//! ask wants.

use super::terms::TermId;
use crate::vocabulary::Stance;

/// What an ask wants done, or to whom or what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// An action: to train, to fund, to publish.
    Action(TermId),
    /// A person or thing concerned: labor inspectors, hazardous work.
    Object(TermId),
}

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

/// Reads `action name: phrases` or `object name: phrases`.
pub(super) fn facet_line(line: &str) -> Option<(Facet, &str)> {
    let (head, phrases) = line.split_once(':')?;
    let (kind, name) = head.trim().split_once(' ')?;
    let name = TermId::of(name.trim());
    match kind {
        "action" => Some((Facet::Action(name), phrases)),
        "object" => Some((Facet::Object(name), phrases)),
        _ => None,
    }
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
