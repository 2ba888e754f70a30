//! What judging takes and what it gives: plain data, so that anything judged can be thrown away
//! and made again.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::report::{
    CountryCode, Edition, Recommendation, RecommendationId, ReportId, SentenceId, Series,
};

/// What tells a dossier from every other: one country in one series.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DossierId {
    /// The series.
    pub series: Series,
    /// The country.
    pub country: CountryCode,
}

/// The texts of one country in one series, ordered by edition. Judging never looks beyond it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// Which country in which series.
    pub id: DossierId,
    /// Its reports, earliest first, no edition twice.
    pub reports: Vec<DossierReport>,
}

/// What judging needs of one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierReport {
    /// The report.
    pub id: ReportId,
    /// The recommendations in their order; `None` where the list was not part of what was read.
    pub recommendations: Option<Vec<Recommendation>>,
    /// The sentences of the sections that can bear evidence, in reading order.
    pub sentences: Vec<Sentence>,
}

/// A sentence that may be evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its name, which leads back to its place.
    pub id: SentenceId,
    /// Its words.
    pub text: String,
}

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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// What it is about, by the words of `data/language/topics.toml`.
    pub topics: Vec<String>,
}

/// Who judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Judge {
    Program,
    Person,
}

/// Whether a link is the program's own or a person's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkDecision {
    /// The program's own judgement.
    Auto,
    /// A person made or confirmed it.
    Accepted,
    /// A person rejected it; it counts for nothing but is kept and shown.
    Rejected,
}

/// An enumeration that people meet as lower-case words.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident, $error:ident, $what:literal { $($(#[$doc:meta])* $variant:ident = $word:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "lowercase")]
        pub enum $name { $($(#[$doc])* $variant),* }

        impl $name {
            /// Every value, in the order in which people list them.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// The word for it, everywhere the same.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.pad(self.word()) }
        }

        /// A word that is none of these.
        #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
        #[error("\"{0}\" is no {what}; use one of {words}", what = $what, words = [$($word),*].join(", "))]
        pub struct $error(String);

        impl FromStr for $name {
            type Err = $error;

            fn from_str(word: &str) -> Result<Self, Self::Err> {
                $name::ALL.iter().copied()
                    .find(|value| value.word().eq_ignore_ascii_case(word.trim()))
                    .ok_or_else(|| $error(word.to_owned()))
            }
        }
    };
}

words! {
    /// What became of a recommendation.
    Status, UnknownStatus, "status" {
        /// Not asked again, and done.
        Met = "met",
        /// Real progress, but asked again or still insufficient.
        Partial = "partial",
        /// Asked again or said to be lacking, and no progress.
        Unmet = "unmet",
        /// Not asked again, and no evidence either way.
        Dropped = "dropped",
        /// No later report says anything yet.
        Pending = "pending",
    }
}

words! {
    /// What a sentence says of a recommendation.
    Stance, UnknownStance, "stance" {
        /// Something was done towards it.
        Progress = "progress",
        /// Not done, insufficient, nothing reported.
        Lack = "lack",
        /// Worse than before.
        Setback = "setback",
        /// Both in one sentence.
        Mixed = "mixed",
    }
}
