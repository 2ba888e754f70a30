//! What judging gives: plain data, so that anything judged can be thrown away and made again.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::decision::Verdict;
use crate::report::{Edition, RecommendationId, SentenceId};
use crate::vocabulary::{Stance, Status};

/// Everything the program (and the people whose rulings it was given) think of one dossier.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judgement {
    /// Later wordings that carry on earlier ones, ordered by (from, to). Rejected ones are kept.
    pub matches: Vec<Match>,
    /// Commitments through the years, ordered by name.
    pub asks: Vec<Ask>,
    /// Sentences that bear on recommendations, ordered by (recommendation, sentence).
    pub evidence: Vec<Evidence>,
    /// One for each recommendation, in order.
    pub assessments: Vec<Assessment>,
}

/// The judgement that a later recommendation carries on an earlier one.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// The earlier wording.
    pub from: RecommendationId,
    /// The later wording.
    pub to: RecommendationId,
    /// How probable it is, 0 to 1.
    pub probability: f64,
    /// Whether a person said so.
    pub decision: LinkDecision,
    /// Why, in words.
    pub reason: String,
}

/// A sentence of a later report that bears on a recommendation.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The wording on which it bears.
    pub recommendation: RecommendationId,
    /// The sentence.
    pub sentence: SentenceId,
    /// What it says of it.
    pub stance: Stance,
    /// How probable it is that it bears on that wording, 0 to 1.
    pub probability: f64,
    /// Whether a person said so.
    pub decision: LinkDecision,
    /// Why, in words: shared key terms, and the words that decided the stance.
    pub reason: String,
}

/// One commitment through the years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// The name of its earliest wording.
    pub id: RecommendationId,
    /// Every wording, earliest first. Never empty; begins with [`Ask::id`].
    pub wordings: Vec<RecommendationId>,
    /// A short name made of the latest wording.
    pub title: String,
    /// The status of its latest wording. Pending as long as no later report was read.
    pub status: Status,
    /// How it stands as far as reports have answered it: the status of its latest wording, or
    /// where that is still pending, of the latest one before it that is not. An ask made again
    /// and again without any progress stands as unmet, though its newest wording is pending.
    pub standing: Status,
    /// The wording that gives it its standing; `None` while every wording is pending.
    pub answered: Option<RecommendationId>,
    /// In how many lists in a row, up to the latest one read, it was asked; 0 when the latest one no
    /// longer asks it. Editions whose lists were not read neither lengthen nor break the row.
    pub streak: usize,
    /// In how many lists in a row, at most, its wording stands unmet; unread lists as above.
    pub longest_unmet: usize,
}

impl Ask {
    /// The editions in which it was asked, earliest first, none twice.
    pub fn years(&self) -> Vec<Edition> {
        let mut years: Vec<Edition> = self.wordings.iter().map(|w| w.report.year).collect();
        years.dedup();
        years
    }
}

/// What is thought of one wording.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// The wording.
    pub recommendation: RecommendationId,
    /// The ask that it belongs to.
    pub ask: RecommendationId,
    /// What later reports say of it.
    pub status: Status,
    /// Who said so.
    pub by: Judge,
    /// Why, in words.
    pub reason: String,
    /// The program's own status where a person said otherwise: disagreement is shown, never hidden.
    pub program_status: Status,
    /// How probable it is, 0 to 1, that a careful reader says [`Assessment::program_status`] too.
    pub confidence: f64,
    /// What it is about, by the words of `data/language/topics.toml`.
    pub topics: Vec<String>,
}

/// Who judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Judge {
    Program,
    Person,
}

/// Whether a link is the program's own or a person's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LinkDecision {
    /// The program's own judgement.
    Auto,
    /// A person made or confirmed it.
    Accepted,
    /// A person rejected it; it counts for nothing but is kept and shown.
    Rejected,
}

impl LinkDecision {
    /// Whether the link counts for anything.
    pub fn counts(self) -> bool {
        self != LinkDecision::Rejected
    }

    /// How sure the link is: a person's acceptance outranks any probability.
    pub(super) fn sureness(self, probability: f64) -> f64 {
        match self {
            LinkDecision::Accepted => 1.0,
            LinkDecision::Auto | LinkDecision::Rejected => probability,
        }
    }
}

impl From<Option<Verdict>> for LinkDecision {
    fn from(ruling: Option<Verdict>) -> Self {
        match ruling {
            None => LinkDecision::Auto,
            Some(Verdict::Accepted) => LinkDecision::Accepted,
            Some(Verdict::Rejected) => LinkDecision::Rejected,
        }
    }
}
