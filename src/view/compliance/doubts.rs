//! What the program was unsure of.

use schemars::JsonSchema;
use serde::Serialize;

use super::earlier::Earlier;
use crate::judgement::LinkDecision;
use crate::report::RecommendationId;
use crate::view::sure::{SURE, SURE_STATUS};

/// Something the program was unsure of.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Doubt {
    /// The ask.
    pub ask: RecommendationId,
    /// What kind of thing is uncertain.
    pub kind: DoubtAbout,
    /// What is uncertain: the name of a wording or a sentence.
    pub about: String,
    /// What it is taken to be, in words.
    pub taken_as: String,
    /// How probable it is, 0 to 1.
    pub probability: f64,
}

/// What the program can be unsure of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DoubtAbout {
    /// Whether a wording carries on an earlier one.
    Match,
    /// Whether a sentence bears on a wording.
    Evidence,
    /// What became of a wording.
    Status,
}

/// The uncertain statuses, matches and evidence links on which `earlier` rests, the least certain
/// first.
pub(super) fn doubts(earlier: &[Earlier]) -> Vec<Doubt> {
    let mut doubts: Vec<Doubt> = (earlier.iter())
        .flat_map(|ask| {
            statuses(ask)
                .chain(wordings(ask))
                .chain(sentences(ask))
                .collect::<Vec<_>>()
        })
        .collect();
    doubts.sort_by(|a, b| {
        (a.probability.total_cmp(&b.probability)).then_with(|| a.about.cmp(&b.about))
    });
    doubts
}

fn statuses(item: &Earlier) -> impl Iterator<Item = Doubt> {
    item.before.iter().filter_map(|before| {
        let probability = before.confidence.filter(|sure| *sure < SURE_STATUS)?;
        Some(Doubt {
            ask: item.id.clone(),
            kind: DoubtAbout::Status,
            about: before.id.to_string(),
            taken_as: before.status.to_string(),
            probability,
        })
    })
}

fn wordings(item: &Earlier) -> impl Iterator<Item = Doubt> {
    (item.now.iter())
        .filter(|now| now.decision == LinkDecision::Auto)
        .filter_map(|now| {
            let probability = now.probability.filter(|probability| *probability < SURE)?;
            Some(Doubt {
                ask: item.id.clone(),
                kind: DoubtAbout::Match,
                about: now.id.to_string(),
                taken_as: format!("carrying on {}", now.compared_with),
                probability,
            })
        })
}

fn sentences(item: &Earlier) -> impl Iterator<Item = Doubt> {
    (item.evidence.iter())
        .map(|cited| &cited.quotation)
        .filter(|quotation| quotation.is_uncertain())
        .map(|quotation| Doubt {
            ask: item.id.clone(),
            kind: DoubtAbout::Evidence,
            about: quotation.id.to_string(),
            taken_as: format!("{} on {}", quotation.stance, quotation.bears_on),
            probability: quotation.probability,
        })
}
