//! What people said: statuses, and links accepted or rejected. Decisions are kept for ever, in
//! order; nothing is overwritten. [`Rulings::in_force`] says which of them hold today. A [`Subject`] is what a
//! ruling is about, or a question that a ruling would answer.
//!
//! Two people who judge the same reports in databases of their own bring their decisions together
//! by files ([`exchange`]); [`merge`] says what is new and on what they differ, and the [`order`]
//! in which decisions count is the same for both.

pub mod exchange;
pub mod merge;
pub mod order;
mod subject;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize};

use crate::dossier::Dossier;
use crate::report::{Edition, RecommendationId, SentenceId};
use crate::vocabulary::{Stance, Status};

pub use subject::{InvalidSubject, Kind, Subject};

/// One thing that one person said at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Its place in the order in which decisions came into a database, counted from 1.
    pub number: i64,
    /// When it was said.
    pub at: DateTime<Utc>,
    /// The time by which it counts among others, where that is not the time at which it was said:
    /// see [`order`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts_from: Option<DateTime<Utc>>,
    /// Who said it.
    pub by: String,
    /// What was said.
    pub ruling: Ruling,
    /// Why, in the person's words.
    pub note: Option<String>,
}

/// What a decision says. `None` takes back what was said before of the same thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Ruling {
    /// The status of a wording.
    Status {
        /// The wording.
        wording: Quoted<RecommendationId>,
        /// The status given to it.
        #[serde(deserialize_with = "stated")]
        status: Option<Status>,
    },
    /// Whether a later wording carries on an earlier one.
    Match {
        /// The earlier wording.
        from: Quoted<RecommendationId>,
        /// The later wording.
        to: Quoted<RecommendationId>,
        /// Accepted or rejected.
        #[serde(deserialize_with = "stated")]
        verdict: Option<Verdict>,
    },
    /// Whether a sentence bears on a wording.
    Evidence {
        /// The wording.
        wording: Quoted<RecommendationId>,
        /// The sentence.
        sentence: Quoted<SentenceId>,
        /// Accepted or rejected.
        #[serde(deserialize_with = "stated")]
        verdict: Option<Verdict>,
        /// What the sentence says of the wording, where a person says so; otherwise the program does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        stance: Option<Stance>,
    },
}

impl Ruling {
    /// The first edition whose links it can change: that of the later of the two texts that it is about.
    /// A status changes no link; it is the last of all.
    pub fn links_from(&self) -> Edition {
        match self {
            Ruling::Status { .. } => LAST,
            Ruling::Match { from, to, .. } => from.id.report.year.max(to.id.report.year),
            Ruling::Evidence {
                wording, sentence, ..
            } => wording.id.report.year.max(sentence.id.report.year),
        }
    }

    /// Whether `other` speaks of the same thing, so that the later of the two is the one that counts.
    pub fn is_about_the_same(&self, other: &Ruling) -> bool {
        match (self, other) {
            (Ruling::Status { wording: a, .. }, Ruling::Status { wording: b, .. }) => a == b,
            (
                Ruling::Match { from, to, .. },
                Ruling::Match {
                    from: other_from,
                    to: other_to,
                    ..
                },
            ) => (from, to) == (other_from, other_to),
            (
                Ruling::Evidence {
                    wording, sentence, ..
                },
                Ruling::Evidence {
                    wording: other_wording,
                    sentence: other_sentence,
                    ..
                },
            ) => (wording, sentence) == (other_wording, other_sentence),
            _ => false,
        }
    }
}

/// No edition comes after it.
const LAST: Edition = 9999;

/// A word that must be written, if only as null: whoever leaves it out has not taken back anything.
fn stated<'de, D: Deserializer<'de>, T: Deserialize<'de>>(word: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(word)
}

/// A name with the words that it stood for when the person decided, so that the decision still
/// finds them after a report was replaced and its places have shifted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quoted<Id> {
    /// The name at the time.
    pub id: Id,
    /// The words at the time.
    pub text: String,
}

/// What a person says of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)]
pub enum Verdict {
    Accepted,
    Rejected,
}

/// The decisions that hold today, by the names that things have today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rulings {
    /// Statuses given to wordings.
    pub statuses: BTreeMap<RecommendationId, Status>,
    /// Matches (from, to) accepted or rejected.
    pub matches: BTreeMap<(RecommendationId, RecommendationId), Verdict>,
    /// Evidence links accepted or rejected.
    pub evidence: BTreeMap<(RecommendationId, SentenceId), Verdict>,
    /// The stances that people gave to evidence links.
    pub stances: BTreeMap<(RecommendationId, SentenceId), Stance>,
}

impl Rulings {
    /// What holds of `decisions` (in the [`order`] in which they count) for the texts as they stand
    /// in `dossier`.
    ///
    /// The last word on a thing counts. A decision applies to the wording or sentence that has the
    /// same words in the same report, wherever it stands there now; where the words are gone it
    /// applies to nothing, but stays in the history.
    pub fn in_force(decisions: &[Decision], dossier: &Dossier) -> Self {
        let today = Today::of(dossier);
        let mut rulings = Rulings::default();
        for decision in decisions {
            match &decision.ruling {
                Ruling::Status { wording, status } => {
                    if let Some(id) = today.wording(wording) {
                        say(&mut rulings.statuses, id, *status);
                    }
                }
                Ruling::Match { from, to, verdict } => {
                    if let (Some(from), Some(to)) = (today.wording(from), today.wording(to)) {
                        say(&mut rulings.matches, (from, to), *verdict);
                    }
                }
                Ruling::Evidence {
                    wording,
                    sentence,
                    verdict,
                    stance,
                } => {
                    if let (Some(wording), Some(sentence)) =
                        (today.wording(wording), today.sentence(sentence))
                    {
                        let link = (wording, sentence);
                        say(&mut rulings.stances, link.clone(), verdict.and(*stance));
                        say(&mut rulings.evidence, link, *verdict);
                    }
                }
            }
        }
        rulings
    }
}

impl Decision {
    /// Whether everything that it was said of has the same words in `dossier`; otherwise it waits
    /// for them.
    pub fn applies(&self, dossier: &Dossier) -> bool {
        let today = Today::of(dossier);
        match &self.ruling {
            Ruling::Status { wording, .. } => today.wording(wording).is_some(),
            Ruling::Match { from, to, .. } => {
                today.wording(from).is_some() && today.wording(to).is_some()
            }
            Ruling::Evidence {
                wording, sentence, ..
            } => today.wording(wording).is_some() && today.sentence(sentence).is_some(),
        }
    }
}

fn say<K: Ord, V>(said: &mut BTreeMap<K, V>, thing: K, word: Option<V>) {
    match word {
        Some(word) => said.insert(thing, word),
        None => said.remove(&thing),
    };
}

/// The words of a dossier and where they stand today.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Today<'a> {
    dossier: &'a Dossier,
}

impl<'a> Today<'a> {
    pub(crate) fn of(dossier: &'a Dossier) -> Self {
        Today { dossier }
    }

    /// The name that the quoted wording has today, if its words stand in its report still.
    pub(crate) fn wording(&self, quoted: &Quoted<RecommendationId>) -> Option<RecommendationId> {
        let report = self
            .dossier
            .reports
            .iter()
            .find(|r| r.id == quoted.id.report)?;
        let texts = report.recommendations.as_deref()?;
        let place = place_of(
            texts.iter().map(|r| r.text.as_str()),
            &quoted.text,
            quoted.id.ordinal as usize - 1,
        )?;
        Some(report.id.recommendation(place as u32 + 1))
    }

    /// The name that the quoted sentence has today, if its words stand in its section still.
    pub(crate) fn sentence(&self, quoted: &Quoted<SentenceId>) -> Option<SentenceId> {
        let report = self
            .dossier
            .reports
            .iter()
            .find(|r| r.id == quoted.id.report)?;
        let same: Vec<_> = report
            .sentences
            .iter()
            .filter(|s| s.id.section == quoted.id.section)
            .collect();
        let place = place_of(
            same.iter().map(|s| s.text.as_str()),
            &quoted.text,
            quoted.id.ordinal as usize - 1,
        )?;
        Some(same[place].id.clone())
    }
}

/// The place of `words` among `texts`: where they stood, else the first place that has them.
fn place_of<'a>(texts: impl Iterator<Item = &'a str>, words: &str, stood: usize) -> Option<usize> {
    let mut first = None;
    for (place, text) in texts.enumerate() {
        if text.trim() == words.trim() {
            if place == stood {
                return Some(place);
            }
            first.get_or_insert(place);
        }
    }
    first
}
