//! Fits `data/model/stance.toml`: how much each signal of a sentence speaks for each stance.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use unmet::judgement::Stance;
use unmet::judgement::fitting::{STANCES, Weighing, stance_signals};

use super::softmax::{Example, fit};
use super::stance::{Confusion, HIDDEN, every_labelled_link};

/// A word tells something of language, not of a country, when so many countries' texts hold it.
const COUNTRIES: usize = 4;

/// Countries are left out in so many groups.
const FOLDS: usize = 14;

/// Weights of words below this tell too little to be kept.
const SLIGHT: f32 = 0.04;

struct Told {
    group: String,
    country: String,
    wanted: Stance,
    signals: BTreeMap<String, unmet::judgement::fitting::Signal>,
}

/// Prints the weights to standard output and the scores with countries left out to standard error.
pub fn weights(shared: &Path) -> Result<()> {
    let mut told = Vec::new();
    every_labelled_link(shared, |group, task, wanted, sentence, item| {
        told.push(Told {
            group: group.to_owned(),
            country: task.country.clone(),
            wanted,
            signals: stance_signals(sentence, item),
        });
    })?;
    let countries: BTreeSet<&str> = told.iter().map(|t| t.country.as_str()).collect();
    let countries: Vec<&str> = countries.into_iter().collect();
    let fold = |told: &Told| {
        let place = countries.iter().position(|c| *c == told.country);
        place.unwrap_or(0) % FOLDS
    };
    let mut groups: BTreeMap<&str, Confusion> = BTreeMap::new();
    for left_out in 0..FOLDS {
        let others: Vec<&Told> = told.iter().filter(|t| fold(t) != left_out).collect();
        let weighing = fitted(&others);
        for one in told.iter().filter(|t| fold(t) == left_out) {
            let given = weighing.stance(&one.signals);
            let confusion = groups.entry(&one.group).or_default();
            confusion.count(one.wanted, given);
        }
    }
    for (group, confusion) in groups {
        eprintln!("{group}, its country left out: {confusion}\n");
    }
    let (hidden, seen): (Vec<&Told>, Vec<&Told>) = told.iter().partition(|t| t.group == HIDDEN);
    let without_hidden = fitted(&seen);
    let mut confusion = Confusion::default();
    for one in hidden {
        confusion.count(one.wanted, without_hidden.stance(&one.signals));
    }
    eprintln!("{HIDDEN}, the whole half left out: {confusion}\n");
    let weighing = fitted(&told.iter().collect::<Vec<_>>());
    println!(
        "# Fitted by `cargo run --release --example fit -- stance-weights SHARED`; not to be edited by hand.\n\
         # Weights for progress, lack, setback, mixed."
    );
    print!("{}", toml::to_string(&weighing)?);
    Ok(())
}

fn fitted(told: &[&Told]) -> Weighing {
    let mut heard_in: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for one in told {
        for name in one.signals.keys() {
            heard_in.entry(name).or_default().insert(&one.country);
        }
    }
    heard_in.retain(|name, countries| !is_word(name) || countries.len() >= COUNTRIES);
    let names: Vec<&str> = heard_in.keys().copied().collect();
    let place: BTreeMap<&str, usize> = names.iter().enumerate().map(|(at, n)| (*n, at)).collect();
    let examples: Vec<Example> = told
        .iter()
        .map(|one| Example {
            signals: one
                .signals
                .iter()
                .filter_map(|(name, signal)| Some((*place.get(name.as_str())?, signal.strength)))
                .collect(),
            right: STANCES.iter().position(|s| *s == one.wanted).unwrap_or(0),
        })
        .collect();
    let penalties: Vec<f32> = names.iter().map(|name| penalty(name)).collect();
    let (bias, weights) = fit(&examples, &penalties);
    let kept = names.iter().zip(weights).filter(|(name, weights)| {
        !is_word(name) || weights.iter().any(|weight| weight.abs() >= SLIGHT)
    });
    Weighing {
        bias,
        signals: kept
            .map(|(name, weights)| ((*name).to_owned(), weights.map(short)))
            .collect(),
    }
}

fn is_word(name: &str) -> bool {
    name.starts_with("word_")
}

/// Signals that stand for more (figures, the loudest words) may weigh more than single words.
fn penalty(name: &str) -> f32 {
    match name {
        name if is_word(name) => 7.0,
        name if name.starts_with("figures") || name.starts_with("loudest") => 0.8,
        _ => 2.0,
    }
}

/// Three decimals are enough.
fn short(weight: f32) -> f32 {
    (weight * 1000.0).round() / 1000.0
}
