//! What the judgement has learned: signals in, a probability out. Everything stands in `data/model`,
//! fitted by `cargo run --release --example fit`.
//!
//! A link (a match of two recommendations, or a sentence that bears on one) is judged in two stages. A
//! logistic model weighs the signals of the two texts. Boosted trees then see the same signals together
//! with how the link stands among all others of its row and its column.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::associations::Associations;
use super::status::{SAID, STATUS_SIGNALS, StatusModels};
use super::trees::Trees;
use crate::language::TermId;

/// One logistic regression: P = 1 / (1 + exp(−(bias + Σ weight · signal))).
#[derive(Debug, Clone, PartialEq)]
pub struct Logistic<const N: usize> {
    /// The log-odds when every signal is 0.
    pub bias: f32,
    /// One weight for each signal.
    pub weights: [f32; N],
}

impl<const N: usize> Logistic<N> {
    /// The log-odds for these signals.
    pub fn log_odds(&self, signals: &[f32; N]) -> f32 {
        let weighted = self.weights.iter().zip(signals).map(|(w, s)| w * s);
        self.bias + weighted.sum::<f32>()
    }
}

/// The probability of these log-odds.
pub fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// Links of lesser log-odds after the first stage are not looked at a second time.
pub const PLAUSIBLE: f32 = -5.0;

/// The signals between an earlier and a later recommendation, in the order of the array.
pub const PAIR_SIGNALS: [&str; 21] = [
    "cosine",
    "cosine_squared",
    "old_covered",
    "new_covered",
    "more_covered",
    "old_echoed",
    "new_echoed",
    "phrases",
    "verbs",
    "actions",
    "objects",
    "same_actions",
    "same_objects",
    "actions_covered",
    "objects_covered",
    "action_and_object",
    "association",
    "names",
    "word_order",
    "same_area",
    "near_in_list",
];

/// One number for each of [`PAIR_SIGNALS`].
pub type PairSignals = [f32; PAIR_SIGNALS.len()];

/// The signals of a pair's standing in its row and column, in the order of the array; the second stage
/// sees them before [`PAIR_SIGNALS`].
pub const STANDING_SIGNALS: [&str; 4] = ["log_odds", "over_row", "over_column", "best_of_both"];

/// The signals between a recommendation and a sentence.
pub const SPEAKS_SIGNALS: [&str; 22] = [
    "cosine",
    "covered",
    "covered_squared",
    "sentence_covered",
    "echoed",
    "sentence_echoed",
    "phrases",
    "actions",
    "objects",
    "same_actions",
    "same_objects",
    "actions_covered",
    "objects_covered",
    "action_and_object",
    "association",
    "names",
    "clause_covered",
    "stance_cues",
    "situation_cues",
    "section_fits",
    "in_summary",
    "shared_topics",
];

/// One number for each of [`SPEAKS_SIGNALS`].
pub type SpeaksSignals = [f32; SPEAKS_SIGNALS.len()];

/// The signals of an evidence link's standing among its neighbours; the second stage sees them before
/// [`SPEAKS_SIGNALS`].
pub const BEARING_SIGNALS: [&str; 9] = [
    "log_odds",
    "over_asks",
    "over_sentences",
    "best_of_asks",
    "best_of_sentences",
    "before",
    "before_that",
    "after",
    "takes_up",
];

/// The names of the second stage's signals for matches.
pub fn standing_names() -> Vec<&'static str> {
    [&STANDING_SIGNALS[..], &PAIR_SIGNALS[..]].concat()
}

/// The names of the second stage's signals for evidence.
pub fn bearing_names() -> Vec<&'static str> {
    [&BEARING_SIGNALS[..], &SPEAKS_SIGNALS[..]].concat()
}

/// What is learned about one kind of link.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoStages<const N: usize> {
    /// Which facets go together; gives the signal "association".
    pub associations: Associations,
    /// How alike the two texts are.
    pub likeness: Logistic<N>,
    /// The same seen among all other links of the row and the column.
    pub standing: Trees,
    /// The least probability at which a link is drawn.
    pub threshold: f32,
}

/// Every model of the judgement.
#[derive(Debug, Clone, PartialEq)]
pub struct Models {
    /// Whether a later recommendation carries on an earlier one.
    pub matches: TwoStages<{ PAIR_SIGNALS.len() }>,
    /// What each list between the two that did not ask it adds to the log-odds of a match.
    pub skipped_edition: f32,
    /// Whether a sentence bears on a recommendation.
    pub evidence: TwoStages<{ SPEAKS_SIGNALS.len() }>,
    /// What all of it says of a recommendation.
    pub status: StatusModels,
}

/// The files of the models.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelFiles<T> {
    /// `weights.toml`: the logistic weights by signal, the thresholds.
    pub weights: T,
    /// `matches-associations.tsv`.
    pub matches_associations: T,
    /// `matches-trees.jsonl`.
    pub matches_trees: T,
    /// `evidence-associations.tsv`.
    pub evidence_associations: T,
    /// `evidence-trees.jsonl`.
    pub evidence_trees: T,
}

impl<T> ModelFiles<T> {
    /// Each file's name and text.
    pub fn named(self) -> [(&'static str, T); 5] {
        [
            ("weights.toml", self.weights),
            ("matches-associations.tsv", self.matches_associations),
            ("matches-trees.jsonl", self.matches_trees),
            ("evidence-associations.tsv", self.evidence_associations),
            ("evidence-trees.jsonl", self.evidence_trees),
        ]
    }
}

const BUILT_IN: ModelFiles<&str> = ModelFiles {
    weights: include_str!("../../data/model/weights.toml"),
    matches_associations: include_str!("../../data/model/matches-associations.tsv"),
    matches_trees: include_str!("../../data/model/matches-trees.jsonl"),
    evidence_associations: include_str!("../../data/model/evidence-associations.tsv"),
    evidence_trees: include_str!("../../data/model/evidence-trees.jsonl"),
};

/// The form of `weights.toml`.
#[derive(Debug, Serialize, Deserialize)]
struct WeightsFile {
    skipped_edition: f32,
    match_threshold: f32,
    evidence_threshold: f32,
    matches: BTreeMap<String, f32>,
    evidence: BTreeMap<String, f32>,
    /// The weights of each status.
    status: BTreeMap<String, BTreeMap<String, f32>>,
}

impl Models {
    /// The models that are built into the program.
    pub fn built_in() -> &'static Models {
        static MODELS: OnceLock<Models> = OnceLock::new();
        MODELS.get_or_init(|| Models::parse(&BUILT_IN).expect("tests read the built-in models"))
    }

    /// A digest of the built-in models.
    pub fn digest() -> u64 {
        let texts = BUILT_IN.named().map(|(_, text)| TermId::of(text).value());
        texts
            .into_iter()
            .fold(0, |all: u64, one| all.rotate_left(9) ^ one)
    }

    /// Reads the files; the error names the file and what is wrong with it.
    pub fn parse(files: &ModelFiles<&str>) -> Result<Models, String> {
        let weights: WeightsFile =
            toml::from_str(files.weights).map_err(|e| format!("weights.toml, {e}"))?;
        Ok(Models {
            matches: two_stages(
                "matches",
                (files.matches_associations, files.matches_trees),
                (&weights.matches, weights.match_threshold),
                (&PAIR_SIGNALS, &standing_names()),
            )?,
            skipped_edition: weights.skipped_edition,
            evidence: two_stages(
                "evidence",
                (files.evidence_associations, files.evidence_trees),
                (&weights.evidence, weights.evidence_threshold),
                (&SPEAKS_SIGNALS, &bearing_names()),
            )?,
            status: status(&weights.status)
                .map_err(|wrong| format!("weights.toml, status, {wrong}"))?,
        })
    }

    /// The same as files.
    ///
    /// # Errors
    /// When a weight is not a number that the format can hold.
    pub fn to_files(&self) -> Result<ModelFiles<String>, toml::ser::Error> {
        let weights = WeightsFile {
            skipped_edition: self.skipped_edition,
            match_threshold: self.matches.threshold,
            evidence_threshold: self.evidence.threshold,
            matches: table(&self.matches.likeness, &PAIR_SIGNALS),
            evidence: table(&self.evidence.likeness, &SPEAKS_SIGNALS),
            status: SAID
                .iter()
                .zip(&self.status.0)
                .map(|(status, model)| (status.to_string(), table(model, &STATUS_SIGNALS)))
                .collect(),
        };
        Ok(ModelFiles {
            weights: format!(
                "# Fitted by `cargo run --release --example fit -- weights SHARED`; not to be edited by hand.\n{}",
                toml::to_string(&weights)?
            ),
            matches_associations: self.matches.associations.to_table(),
            matches_trees: self.matches.standing.to_file(&standing_names()),
            evidence_associations: self.evidence.associations.to_table(),
            evidence_trees: self.evidence.standing.to_file(&bearing_names()),
        })
    }
}

/// The two stages of one kind of link. `files` are those of its associations and its trees, `signals`
/// those of its first stage and of its second.
fn two_stages<const N: usize>(
    kind: &str,
    files: (&str, &str),
    (weights, threshold): (&BTreeMap<String, f32>, f32),
    signals: (&[&str; N], &[&str]),
) -> Result<TwoStages<N>, String> {
    let (associations, trees) = files;
    let (first, second) = signals;
    Ok(TwoStages {
        associations: Associations::parse(associations)
            .map_err(|wrong| format!("{kind}-associations.tsv, {wrong}"))?,
        likeness: logistic(weights, first)
            .map_err(|wrong| format!("weights.toml, {kind}, {wrong}"))?,
        standing: Trees::parse(trees, second)
            .map_err(|wrong| format!("{kind}-trees.jsonl, {wrong}"))?,
        threshold,
    })
}

fn status(tables: &BTreeMap<String, BTreeMap<String, f32>>) -> Result<StatusModels, String> {
    let model = |name: &str| {
        let table = tables
            .get(name)
            .ok_or_else(|| format!("\"{name}\" is missing"))?;
        logistic(table, &STATUS_SIGNALS).map_err(|wrong| format!("{name}: {wrong}"))
    };
    let [met, partial, unmet, dropped] = SAID.map(|status| model(status.word()));
    Ok(StatusModels([met?, partial?, unmet?, dropped?]))
}

fn logistic<const N: usize>(
    table: &BTreeMap<String, f32>,
    names: &[&str; N],
) -> Result<Logistic<N>, String> {
    if let Some(unknown) = table
        .keys()
        .find(|k| *k != "bias" && !names.contains(&k.as_str()))
    {
        return Err(format!("no signal is called \"{unknown}\""));
    }
    let weight = |name: &str| {
        let value = table.get(name).copied();
        value.ok_or_else(|| format!("the weight of \"{name}\" is missing"))
    };
    let mut weights = [0.0; N];
    for (place, name) in weights.iter_mut().zip(names) {
        *place = weight(name)?;
    }
    Ok(Logistic {
        bias: weight("bias")?,
        weights,
    })
}

fn table<const N: usize>(model: &Logistic<N>, names: &[&str; N]) -> BTreeMap<String, f32> {
    let mut table: BTreeMap<String, f32> = names
        .iter()
        .map(|n| (*n).to_owned())
        .zip(model.weights)
        .collect();
    table.insert("bias".to_owned(), model.bias);
    table
}
