//! Matches, asks, evidence, stance, status: texts and rulings in, a judgement out. Nothing here
//! reads a file or knows of a database.

mod aftermath;
mod analysed;
mod asks;
mod associations;
mod circumstances;
mod clauses;
mod common_facets;
mod comparison;
mod evidence;
mod known;
mod likeness;
mod matching;
mod model;
mod portions;
mod reasons;
mod stance;
mod standing;
mod status;
mod table;
mod title;
mod trees;
mod types;

use std::collections::{BTreeMap, HashMap};

pub use crate::dossier::{Dossier, DossierId, DossierReport, Sentence};
pub use crate::vocabulary::{Stance, Status, UnknownStance, UnknownStatus};
pub use known::Known;
pub use status::Opinion;
pub use title::title;
pub use types::*;

use crate::decision::Rulings;
use crate::language::Language;
use crate::report::{Edition, RecommendationId};
use aftermath::Aftermaths;
use analysed::Analysed;
use model::Models;

/// What fitting the weights needs: the signals and the models, before any threshold.
pub mod fitting {
    pub use super::aftermath::Aftermaths;
    pub use super::analysed::{Analysed, AnalysedReport, AnalysedSentence, Item};
    pub use super::associations::{Associations, Told, known};
    pub use super::evidence::{Links, bearing_signals, speaks_signals};
    pub use super::matching::{Pairs, pair_signals, standing_signals};
    pub use super::model::*;
    pub use super::stance::of as stance;
    pub use super::stance::{STANCES, Signal, Weighing, signals as stance_signals};
    pub use super::status::status;
    pub use super::status::{Aftermath, SAID, STATUS_SIGNALS, StatusModels, StatusSignals};
    pub use super::table::{NOTHING_SHARED, Table};
    pub use super::trees::{DEPTH, Node, Trees};
}

/// A digest of what the judgement knows and has learned: the lexicon and the weights.
pub fn knowledge_digest(language: &Language) -> u64 {
    language.digest() ^ Models::digest().rotate_left(1) ^ stance::Weighing::digest().rotate_left(2)
}

/// Judges one country in one series by what the lexicon knows and the built-in models have learned.
pub fn judge(dossier: &Dossier, rulings: &Rulings, language: &Language) -> Judgement {
    judge_on(Known::nothing(), dossier, rulings, language)
}

/// The same, where some of it is known. What comes out is what judging everything gives.
pub fn judge_on(
    known: Known<'_>,
    dossier: &Dossier,
    rulings: &Rulings,
    language: &Language,
) -> Judgement {
    judged(known, dossier, rulings, language, Models::built_in())
}

/// Judges with a lexicon and models of one's own.
pub fn judge_with(
    dossier: &Dossier,
    rulings: &Rulings,
    language: &Language,
    models: &Models,
) -> Judgement {
    judged(Known::nothing(), dossier, rulings, language, models)
}

fn judged(
    known: Known<'_>,
    dossier: &Dossier,
    rulings: &Rulings,
    language: &Language,
    models: &Models,
) -> Judgement {
    let analysed = Analysed::beyond(known, dossier, language);
    let matches = matching::matches(&analysed, known, rulings, models);
    let evidence = evidence::evidence(&analysed, known, &matches, rulings, models);
    let tied = asks::asks(&analysed, &matches);
    let aftermaths = Aftermaths::of(dossier, &matches, &evidence, Edition::MAX);
    let assessments = assessments(&analysed, &tied, rulings, |wording| {
        aftermaths.status(wording, &models.status)
    });
    let asks = standing::asks(dossier, tied, &assessments);
    Judgement {
        matches,
        asks,
        evidence,
        assessments,
    }
}

fn assessments(
    analysed: &Analysed,
    tied: &BTreeMap<RecommendationId, Vec<RecommendationId>>,
    rulings: &Rulings,
    opinion: impl Fn(&RecommendationId) -> Opinion,
) -> Vec<Assessment> {
    let ask_of: HashMap<&RecommendationId, &RecommendationId> = tied
        .iter()
        .flat_map(|(ask, wordings)| wordings.iter().map(move |w| (w, ask)))
        .collect();
    let items = analysed.items();
    items
        .map(|item| {
            let Opinion {
                status: program_status,
                confidence,
                reason,
            } = opinion(&item.id);
            let said = rulings.statuses.get(&item.id).copied();
            Assessment {
                recommendation: item.id.clone(),
                ask: ask_of
                    .get(&item.id)
                    .map_or_else(|| item.id.clone(), |ask| (*ask).clone()),
                status: said.unwrap_or(program_status),
                by: if said.is_some() {
                    Judge::Person
                } else {
                    Judge::Program
                },
                reason,
                program_status,
                confidence,
                topics: item.topics.clone(),
            }
        })
        .collect()
}
