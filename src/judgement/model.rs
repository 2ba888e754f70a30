//! Logistic models: signals in, a probability out. The weights stand in `data/model/weights.toml`,
//! fitted by `cargo run --release --example fit`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

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
        self.bias
            + self
                .weights
                .iter()
                .zip(signals)
                .map(|(w, s)| w * s)
                .sum::<f32>()
    }
}

/// The probability of these log-odds.
pub fn probability(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// The signals between an earlier and a later recommendation, in the order of the array.
pub const PAIR_SIGNALS: [&str; 16] = [
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
    "names",
    "word_order",
    "same_area",
    "no_areas",
    "near_in_list",
];

/// The signals of a pair's standing in its row and column.
pub const STANDING_SIGNALS: [&str; 5] = [
    "log_odds",
    "over_row",
    "over_column",
    "best_of_both",
    "skipped_editions",
];

/// The signals between a recommendation and a sentence.
pub const SPEAKS_SIGNALS: [&str; 17] = [
    "cosine",
    "covered",
    "covered_squared",
    "sentence_covered",
    "echoed",
    "sentence_echoed",
    "phrases",
    "actions",
    "objects",
    "names",
    "clause_covered",
    "stance_cues",
    "situation_cues",
    "state_acts",
    "section_fits",
    "in_summary",
    "shared_topics",
];

/// The signals of an evidence link's standing among its neighbours.
pub const BEARING_SIGNALS: [&str; 5] = [
    "log_odds",
    "over_asks",
    "over_sentences",
    "best_of_asks",
    "best_of_sentences",
];

/// Every model of the judgement.
#[derive(Debug, Clone, PartialEq)]
pub struct Models {
    /// Likeness of two recommendations.
    pub pair: Logistic<16>,
    /// The pair seen among all pairs of its two lists.
    pub standing: Logistic<5>,
    /// Whether a sentence speaks of a recommendation.
    pub speaks: Logistic<17>,
    /// The link seen among all links of its recommendation and of its sentence.
    pub bearing: Logistic<5>,
    /// The least probability at which a match is drawn.
    pub match_threshold: f32,
    /// The least probability at which evidence is linked.
    pub evidence_threshold: f32,
}

/// The file's form: tables of weights by signal name.
#[derive(Debug, Serialize, Deserialize)]
pub struct WeightsFile {
    /// Thresholds by name.
    pub thresholds: BTreeMap<String, f32>,
    /// Weights of [`Models::pair`], with `bias`.
    pub pair: BTreeMap<String, f32>,
    /// Weights of [`Models::standing`].
    pub standing: BTreeMap<String, f32>,
    /// Weights of [`Models::speaks`].
    pub speaks: BTreeMap<String, f32>,
    /// Weights of [`Models::bearing`].
    pub bearing: BTreeMap<String, f32>,
}

const BUILT_IN: &str = include_str!("../../data/model/weights.toml");

impl Models {
    /// The models that are built into the program.
    pub fn built_in() -> &'static Models {
        static MODELS: OnceLock<Models> = OnceLock::new();
        MODELS.get_or_init(|| Models::parse(BUILT_IN).expect("tests read the built-in weights"))
    }

    /// A digest of the built-in weights.
    pub fn digest() -> u64 {
        TermId::of(BUILT_IN).value()
    }

    /// Reads a weights file; the error names the missing or unknown weight.
    pub fn parse(text: &str) -> Result<Models, String> {
        let file: WeightsFile = toml::from_str(text).map_err(|e| e.to_string())?;
        let threshold = |name: &str| {
            let value = file.thresholds.get(name).copied();
            value.ok_or_else(|| format!("thresholds: \"{name}\" is missing"))
        };
        Ok(Models {
            pair: logistic("pair", &file.pair, &PAIR_SIGNALS)?,
            standing: logistic("standing", &file.standing, &STANDING_SIGNALS)?,
            speaks: logistic("speaks", &file.speaks, &SPEAKS_SIGNALS)?,
            bearing: logistic("bearing", &file.bearing, &BEARING_SIGNALS)?,
            match_threshold: threshold("match")?,
            evidence_threshold: threshold("evidence")?,
        })
    }

    /// The same as a weights file.
    pub fn to_file(&self) -> WeightsFile {
        WeightsFile {
            thresholds: [
                ("match", self.match_threshold),
                ("evidence", self.evidence_threshold),
            ]
            .map(|(name, value)| (name.to_owned(), value))
            .into(),
            pair: table(&self.pair, &PAIR_SIGNALS),
            standing: table(&self.standing, &STANDING_SIGNALS),
            speaks: table(&self.speaks, &SPEAKS_SIGNALS),
            bearing: table(&self.bearing, &BEARING_SIGNALS),
        }
    }
}

fn logistic<const N: usize>(
    model: &str,
    table: &BTreeMap<String, f32>,
    names: &[&str; N],
) -> Result<Logistic<N>, String> {
    if let Some(unknown) = table
        .keys()
        .find(|k| *k != "bias" && !names.contains(&k.as_str()))
    {
        return Err(format!("{model}: no signal is called \"{unknown}\""));
    }
    let weight = |name: &str| {
        let value = table.get(name).copied();
        value.ok_or_else(|| format!("{model}: the weight of \"{name}\" is missing"))
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
