//! Fits what the judgement has learned, from labelled files in the gold format.
//!
//! ```text
//! cargo run --release --example fit -- terms SHARED      > data/model/terms.tsv
//! cargo run --release --example fit -- neighbours SHARED > data/model/neighbours.tsv
//! cargo run --release --example fit -- weights SHARED    > data/model/weights.toml
//! cargo run --release --example fit -- stance-weights SHARED > data/model/stance.toml
//! ```
//!
//! SHARED is a folder with `gold/` and `corpora/`. The weights are scored by leaving countries out
//! (fitted on all others, scored on the one), which is printed to standard error.

mod associations;
mod boosting;
mod gold;
mod lineage;
mod logistic;
mod neighbours;
mod sample;
mod scores;
mod sheets;
mod softmax;
mod stages;
mod stance;
mod stance_weights;
mod status;
mod terms;
mod weights;

use std::path::{Path, PathBuf};

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["terms", shared] => terms::count(&PathBuf::from(shared)),
        ["neighbours", shared] => neighbours::find(&PathBuf::from(shared)),
        ["stance", shared] => stance::score(&PathBuf::from(shared)),
        ["weights", shared] => weights::fit(&PathBuf::from(shared), Path::new("data/model")),
        ["stance-weights", shared] => stance_weights::weights(&PathBuf::from(shared)),
        _ => anyhow::bail!("usage: fit terms|neighbours|weights|stance|stance-weights SHARED"),
    }
}
