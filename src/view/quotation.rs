//! A sentence quoted as evidence, with all that leads back to it.

use schemars::JsonSchema;
use serde::Serialize;

use super::Lookup;
use super::sure::SURE;
use crate::judgement::{Evidence, LinkDecision, Stance};
use crate::report::{Edition, RecommendationId, SectionKind, SentenceId};

/// A sentence of a later report that bears on a wording.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Quotation {
    /// The sentence's name.
    pub id: SentenceId,
    /// The edition that says it.
    pub year: Edition,
    /// The section in which it stands.
    pub section: SectionKind,
    /// Its words, as in the report.
    pub text: String,
    /// What it says of the wording.
    pub stance: Stance,
    /// How probable it is that it bears on the wording, 0 to 1.
    pub probability: f64,
    /// Whether a person said so.
    pub decision: LinkDecision,
    /// Why it was linked, in words.
    pub reason: String,
    /// The wording on which it bears.
    pub bears_on: RecommendationId,
}

impl Quotation {
    /// The quotation that an evidence link leads to.
    pub fn of(lookup: &Lookup, link: &Evidence) -> Self {
        Quotation {
            id: link.sentence.clone(),
            year: link.sentence.report.year,
            section: link.sentence.section,
            text: lookup.sentence(&link.sentence).to_owned(),
            stance: link.stance,
            probability: rounded(link.probability),
            decision: link.decision,
            reason: link.reason.clone(),
            bears_on: link.recommendation.clone(),
        }
    }

    /// Whether it is the program's own guess and not a sure one.
    pub fn is_uncertain(&self) -> bool {
        self.decision == LinkDecision::Auto && self.probability < SURE
    }
}

/// The sentences that bear on any of `wordings`, each once (by its most probable link), ordered by
/// edition, section and place.
pub fn quotations(lookup: &Lookup, wordings: &[RecommendationId]) -> Vec<Quotation> {
    let mut found: Vec<Quotation> = (wordings.iter())
        .flat_map(|wording| lookup.evidence(wording))
        .map(|link| Quotation::of(lookup, link))
        .collect();
    found.sort_by(|a, b| {
        let standing = |q: &Quotation| q.decision == LinkDecision::Rejected;
        (a.id.cmp(&b.id))
            .then(standing(a).cmp(&standing(b)))
            .then(b.probability.total_cmp(&a.probability))
            .then(b.bears_on.cmp(&a.bears_on))
    });
    found.dedup_by(|later, first| later.id == first.id);
    found
}

/// How probable a status is, in whole percent, rounded down: what is shown as 70 % is sure by that.
pub(crate) fn rounded_down(confidence: f64) -> f64 {
    (confidence * 100.0).floor() / 100.0
}

/// A probability with as many places as mean anything.
pub(crate) fn rounded(probability: f64) -> f64 {
    (probability * 1e4).round() / 1e4
}
