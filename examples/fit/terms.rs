//! In how many texts each term stands, over the corpora.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use unmet::language::{Language, Text};

use super::gold::rows;

/// Terms of fewer texts than this weigh like unseen ones; leaving them out keeps the table small.
const FEWEST: u32 = 3;

/// A series of few texts says how common a term is only where it stands in at least so many.
const FEWEST_OF_A_SERIES: u32 = 5;

/// Prints the table that `TermWeights::parse` reads.
///
/// Every series has its own common words ("child labor" here, "trafficking" there): a term counts as
/// common as it is in the series where it is most common.
pub fn count(shared: &Path) -> Result<()> {
    let corpora = shared.join("corpora");
    let series = [
        Series::count(corpus(&corpora.join("ilab.jsonl"))?),
        Series::count(corpus(&corpora.join("upr.jsonl"))?),
        Series::count(trafficking(shared)?),
    ];
    let all: u32 = series.iter().map(|s| s.texts).sum();
    let terms: BTreeSet<&String> = series.iter().flat_map(|s| s.counts.keys()).collect();
    println!("texts\t{all}");
    for term in terms {
        let counts = series
            .iter()
            .map(|s| (s.counts.get(term).copied().unwrap_or(0), s.texts));
        let total: u32 = counts.clone().map(|(count, _)| count).sum();
        let most_common = counts
            .filter(|(count, _)| *count >= FEWEST_OF_A_SERIES)
            .map(|(count, texts)| f64::from(count) / f64::from(texts))
            .fold(f64::from(total) / f64::from(all), f64::max);
        let as_if = (most_common * f64::from(all)).round() as u32;
        if as_if >= FEWEST {
            println!("{term}\t{as_if}");
        }
    }
    Ok(())
}

/// Distinct texts of one series, and in how many of them each term stands.
#[derive(Default)]
struct Series {
    texts: u32,
    counts: BTreeMap<String, u32>,
}

impl Series {
    fn count(texts: BTreeSet<String>) -> Self {
        let language = Language::built_in();
        let mut series = Series::default();
        for text in texts {
            series.texts += 1;
            let text = Text::new(&text, language);
            let distinct: BTreeSet<String> = text.term_names(language).collect();
            for term in distinct {
                *series.counts.entry(term).or_default() += 1;
            }
        }
        series
    }
}

/// The recommendations and the sentences of a corpus. Lists repeat each other through the years; a
/// wording counts once.
pub fn corpus(path: &Path) -> Result<BTreeSet<String>> {
    let mut texts = BTreeSet::new();
    for row in rows(path)? {
        texts.extend(row.recommendations.into_iter().map(|r| r.text));
        texts.extend(row.sections.iter().flat_map(|s| sentences(&s.text)));
    }
    Ok(texts)
}

/// The few texts of the Trafficking in Persons Report at hand.
pub fn trafficking(shared: &Path) -> Result<BTreeSet<String>> {
    let mut texts = BTreeSet::new();
    for seed in std::fs::read_dir(shared.join("seeds"))? {
        texts.extend(sentences(&std::fs::read_to_string(seed?.path())?));
    }
    Ok(texts)
}

fn sentences(text: &str) -> Vec<String> {
    text.split(['\n', ';'])
        .flat_map(|line| line.split(". "))
        .map(str::to_owned)
        .collect()
}
