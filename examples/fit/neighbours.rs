//! Which terms are used alike: positive pointwise mutual information of terms that stand near each
//! other, reduced by a randomised singular value decomposition, compared by cosine.
//!
//! Levy and Goldberg 2014 (PPMI and SVD do what word2vec does); Halko, Martinsson and Tropp 2011
//! (the decomposition).

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::Result;
use nalgebra::DMatrix;
use unmet::language::{Language, Text};

use super::terms::{corpus, trafficking};

/// Terms this far apart still count as near.
const WINDOW: usize = 6;
/// Rarer terms have too few neighbours to say anything.
const FEWEST: u32 = 8;
/// Directions kept.
const DIMENSIONS: usize = 100;
/// Directions added while decomposing, for accuracy.
const OVERSAMPLING: usize = 20;
/// Frequent neighbours are smoothed by this power (Levy, Goldberg and Dagan 2015).
const SMOOTHING: f64 = 0.75;
/// Neighbours kept for a term.
const MOST: usize = 12;
/// Neighbours less alike are left out.
const LEAST_COSINE: f64 = 0.35;

/// Prints `term<TAB>neighbour:cosine …` lines.
pub fn find(shared: &Path) -> Result<()> {
    let sequences = sequences(shared)?;
    let names = frequent_terms(&sequences);
    let place: HashMap<&str, usize> = names
        .iter()
        .enumerate()
        .map(|(at, name)| (name.as_str(), at))
        .collect();
    let mut near: HashMap<(usize, usize), f64> = HashMap::new();
    for sequence in &sequences {
        let known: Vec<Option<usize>> = sequence
            .iter()
            .map(|name| place.get(name.as_str()).copied())
            .collect();
        for (at, one) in known.iter().enumerate() {
            for (apart, other) in known[at + 1..].iter().take(WINDOW).enumerate() {
                if let (Some(one), Some(other)) = (one, other) {
                    let closeness = 1.0 / (apart as f64 + 1.0).sqrt();
                    *near.entry((*one, *other)).or_default() += closeness;
                    *near.entry((*other, *one)).or_default() += closeness;
                }
            }
        }
    }
    let rows = informative(&near, names.len());
    let vectors = reduced(&rows, names.len());
    for (at, name) in names.iter().enumerate() {
        let mut alike: Vec<(f64, &str)> = (0..names.len())
            .filter(|other| *other != at)
            .map(|other| {
                (
                    vectors.row(at).dot(&vectors.row(other)),
                    names[other].as_str(),
                )
            })
            .filter(|(cosine, _)| *cosine >= LEAST_COSINE)
            .collect();
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let alike: Vec<String> = alike
            .iter()
            .take(MOST)
            .map(|(cosine, other)| format!("{other}:{cosine:.2}"))
            .collect();
        if !alike.is_empty() {
            println!("{name}\t{}", alike.join(" "));
        }
    }
    Ok(())
}

fn sequences(shared: &Path) -> Result<Vec<Vec<String>>> {
    let language = Language::built_in();
    let mut texts = corpus(&shared.join("corpora/ilab.jsonl"))?;
    texts.extend(corpus(&shared.join("corpora/upr.jsonl"))?);
    texts.extend(trafficking(shared)?);
    Ok(texts
        .into_iter()
        .map(|text| Text::new(&text, language).term_names(language).collect())
        .collect())
}

fn frequent_terms(sequences: &[Vec<String>]) -> Vec<String> {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for name in sequences.iter().flatten() {
        *counts.entry(name).or_default() += 1;
    }
    let frequent = counts.into_iter().filter(|(_, count)| *count >= FEWEST);
    frequent.map(|(name, _)| name.to_owned()).collect()
}

/// Positive pointwise mutual information, row by row.
fn informative(near: &HashMap<(usize, usize), f64>, size: usize) -> Vec<Vec<(usize, f64)>> {
    let mut sums = vec![0.0; size];
    for ((one, _), count) in near {
        sums[*one] += count;
    }
    let all: f64 = sums.iter().sum();
    let smoothed: f64 = sums.iter().map(|s| s.powf(SMOOTHING)).sum();
    let mut rows = vec![Vec::new(); size];
    for ((one, other), count) in near {
        let expected = sums[*one] / all * sums[*other].powf(SMOOTHING) / smoothed;
        let information = (count / all / expected).ln();
        if information > 0.0 {
            rows[*one].push((*other, information));
        }
    }
    rows.iter_mut()
        .for_each(|row| row.sort_by_key(|cell| cell.0));
    rows
}

/// One vector of length 1 for each term.
fn reduced(rows: &[Vec<(usize, f64)>], size: usize) -> DMatrix<f64> {
    let width = DIMENSIONS + OVERSAMPLING;
    let mut seed: u64 = 42;
    let mut random = || {
        // SplitMix64 (Steele, Lea and Flood 2014): the same vectors at every run.
        seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = seed;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64 - 0.5
    };
    let mut basis = DMatrix::from_fn(size, width, |_, _| random());
    for _ in 0..4 {
        basis = times(rows, &basis).qr().q();
    }
    // The matrix is nearly symmetric; its action inside the basis gives the directions' weights.
    let image = times(rows, &basis);
    let inside = (basis.transpose() * &image).symmetric_eigen();
    let mut order: Vec<usize> = (0..width).collect();
    order.sort_by(|a, b| {
        inside.eigenvalues[*b]
            .abs()
            .total_cmp(&inside.eigenvalues[*a].abs())
    });
    let directions = basis * inside.eigenvectors;
    let mut vectors = DMatrix::from_fn(size, DIMENSIONS, |row, column| {
        let from = order[column];
        directions[(row, from)] * inside.eigenvalues[from].abs().sqrt()
    });
    for mut row in vectors.row_iter_mut() {
        let length = row.norm();
        if length > 0.0 {
            row /= length;
        }
    }
    vectors
}

fn times(rows: &[Vec<(usize, f64)>], matrix: &DMatrix<f64>) -> DMatrix<f64> {
    let mut product = DMatrix::zeros(rows.len(), matrix.ncols());
    for column in 0..matrix.ncols() {
        let from = matrix.column(column);
        for (at, row) in rows.iter().enumerate() {
            product[(at, column)] = row.iter().map(|(other, value)| value * from[*other]).sum();
        }
    }
    product
}
