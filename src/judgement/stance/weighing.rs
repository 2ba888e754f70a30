//! The weights of the signals for each stance. They stand in `data/model/stance.toml`, fitted by
//! `cargo run --release --example fit -- stance-weights SHARED`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::tone::{PLAIN_WORD, Signal};
use crate::language::TermId;
use crate::vocabulary::Stance;

/// The order of the weights.
pub const STANCES: [Stance; 4] = [
    Stance::Progress,
    Stance::Lack,
    Stance::Setback,
    Stance::Mixed,
];

const BUILT_IN: &str = include_str!("../../../data/model/stance.toml");

/// A multinomial logistic model: P(stance) is proportional to exp(bias + Σ weight · strength).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Weighing {
    /// The log-odds when nothing sounds.
    pub bias: [f32; STANCES.len()],
    /// The weights of each signal, in the order of [`STANCES`].
    pub signals: BTreeMap<String, [f32; STANCES.len()]>,
}

impl Weighing {
    /// The weights that are built into the program.
    pub fn built_in() -> &'static Weighing {
        static WEIGHING: OnceLock<Weighing> = OnceLock::new();
        // The file is part of the program: a test reads it whole.
        WEIGHING.get_or_init(|| toml::from_str(BUILT_IN).unwrap_or_default())
    }

    /// A digest of the built-in weights.
    pub fn digest() -> u64 {
        TermId::of(BUILT_IN).value()
    }

    /// The most probable stance.
    pub fn stance(&self, signals: &BTreeMap<String, Signal>) -> Stance {
        let mut log_odds = self.bias;
        for (name, signal) in signals {
            if let Some(weights) = self.signals.get(name) {
                for (sum, weight) in log_odds.iter_mut().zip(weights) {
                    *sum += weight * signal.strength;
                }
            }
        }
        let best = (0..STANCES.len()).max_by(|a, b| log_odds[*a].total_cmp(&log_odds[*b]));
        STANCES[best.unwrap_or(0)]
    }

    /// The words of the signals that speak most for this stance rather than for the others, the
    /// heaviest first, each quoted as it stands in the sentence.
    pub fn deciding(
        &self,
        signals: &BTreeMap<String, Signal>,
        stance: Stance,
        most: usize,
    ) -> Vec<String> {
        let place = STANCES.iter().position(|s| *s == stance).unwrap_or(0);
        let speaks = |(name, signal): (&String, &Signal)| {
            let weights = self.signals.get(name)?;
            let others: f32 = weights.iter().sum::<f32>() - weights[place];
            let margin = weights[place] - others / (STANCES.len() - 1) as f32;
            let weight = margin * signal.strength;
            (weight > 0.0 && signal.named).then(|| (weight, signal.words.clone()))
        };
        // Cues and figures tell a reader more than plain words, which are named where nothing else is.
        let (plain, cues): (Vec<_>, Vec<_>) = signals
            .iter()
            .partition(|(name, _)| name.starts_with(PLAIN_WORD));
        let mut heaviest: Vec<(f32, String)> = cues.into_iter().filter_map(speaks).collect();
        if heaviest.is_empty() {
            heaviest = plain.into_iter().filter_map(speaks).collect();
        }
        heaviest.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut words: Vec<String> = Vec::new();
        for (_, heavy) in heaviest {
            let told = words
                .iter()
                .any(|w| w.contains(&heavy) || heavy.contains(w.as_str()));
            if !told {
                words.push(heavy);
            }
        }
        words.truncate(most);
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_weights_can_be_read() {
        let weighing: Weighing = toml::from_str(BUILT_IN).unwrap();
        assert!(!weighing.signals.is_empty());
    }
}
