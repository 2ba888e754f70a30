//! Fits every model of the judgement and scores it by leaving countries out.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use rayon::prelude::*;
use unmet::judgement::fitting::{
    Analysed, Models, PAIR_SIGNALS, SPEAKS_SIGNALS, StatusModels, TwoStages,
};
use unmet::language::Language;

use super::gold::{Task, every_task};
use super::lineage::Lineage;
use super::scores::{self, Scored};
use super::sheets::{self, Sheet};
use super::stages;
use super::status;

/// Countries are left out in so many groups: each is scored by models that no country of its group
/// taught anything.
const GROUPS: usize = 10;

/// Fits the models and writes them to `folder`.
pub fn fit(shared: &Path, folder: &Path) -> Result<()> {
    let tasks = every_task(shared)?;
    let language = Language::built_in();
    let analysed: Vec<Analysed> = tasks
        .iter()
        .map(|task| Analysed::new(&task.dossier, language))
        .collect();
    let both = || tasks.iter().zip(&analysed);
    let pairs: Vec<_> = both().map(|(task, a)| sheets::pairs(task, a)).collect();
    let links: Vec<_> = both()
        .flat_map(|(task, a)| sheets::links(task, a))
        .collect();
    let groups = groups(tasks.iter().map(|task| task.country.as_str()), GROUPS);
    let (matches, matches_left_out) = fitted("matches", &pairs, &PAIR_SIGNALS, &groups)?;
    let (evidence, evidence_left_out) = fitted("evidence", &links, &SPEAKS_SIGNALS, &groups)?;
    let mut models = Models {
        matches,
        evidence,
        skipped_edition: 0.0,
        status: Models::built_in().status.clone(),
    };
    let left_out = matches_left_out.into_iter().zip(evidence_left_out);
    let left_out: Vec<Models> = left_out
        .map(|(matches, evidence)| Models {
            matches,
            evidence,
            ..models.clone()
        })
        .collect();
    models.status = fitted_status(&tasks, &left_out, &groups);
    models.skipped_edition = skipped_edition(&Lineage::read(shared)?, &models);
    for (name, text) in models.to_files()?.named() {
        let path = folder.join(name);
        fs::write(&path, text).with_context(|| path.display().to_string())?;
    }
    Ok(())
}

/// What each list that did not ask a thing takes from the log-odds that a later one does. The labels
/// lie between two lists and can't teach it; the reports' own column of first years can.
fn skipped_edition(lineage: &Lineage, models: &Models) -> f32 {
    let exact = |weight: f32| {
        let mut models = models.clone();
        models.skipped_edition = weight;
        let exact = lineage.first_year_exact(&models);
        eprintln!("skipped edition {weight:.2}: first year exact {exact:.4}");
        exact
    };
    let tried = [0.0, -0.5, -1.0, -1.5, -2.0, -3.0].map(|weight| (weight, exact(weight)));
    let best = tried.into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
    best.map_or(0.0, |(weight, _)| weight)
}

/// Each country's group, so that every group has countries of every kind.
pub fn groups<'a>(
    countries: impl Iterator<Item = &'a str>,
    count: usize,
) -> HashMap<&'a str, usize> {
    let countries: BTreeSet<&str> = countries.collect();
    let numbered = countries.into_iter().enumerate();
    numbered
        .map(|(at, country)| (country, at % count))
        .collect()
}

fn fitted_status(
    tasks: &[Task],
    left_out: &[Models],
    groups: &HashMap<&str, usize>,
) -> StatusModels {
    let examples: Vec<status::Example> = tasks
        .par_iter()
        .flat_map_iter(|task| status::examples(task, &left_out[groups[task.country.as_str()]]))
        .collect();
    let group = |example: &status::Example| groups[example.country.as_str()];
    let without: Vec<StatusModels> = (0..GROUPS)
        .map(|left_out| status::fit(&examples, |example| group(example) == left_out))
        .collect();
    status::print(&examples, |example| &without[group(example)]);
    status::fit(&examples, |_| false)
}

/// The models of one kind of link, with the threshold that is best on countries left out; and the
/// models that each group of countries taught nothing.
fn fitted<const N: usize>(
    what: &str,
    sheets: &[Sheet<N>],
    names: &[&str; N],
    groups: &HashMap<&str, usize>,
) -> Result<(TwoStages<N>, Vec<TwoStages<N>>)> {
    let in_group = |sheet: &Sheet<N>, group| groups[sheet.country] == group;
    let mut left_out: Vec<TwoStages<N>> = (0..GROUPS)
        .into_par_iter()
        .map(|group| {
            let others = sheets.iter().filter(|sheet| !in_group(sheet, group));
            stages::fit(&others.collect::<Vec<_>>(), names)
        })
        .collect::<Result<_>>()?;
    let mut scored = Vec::new();
    for sheet in sheets {
        let model = &left_out[groups[sheet.country]];
        let probabilities = stages::probabilities(sheet, model, names);
        let cells = sheet.cells.iter().zip(probabilities);
        scored.extend(cells.map(|(cell, probability)| Scored {
            group: sheet.group,
            country: sheet.country,
            place: (cell.row, cell.column),
            probability,
            right: cell.right,
            optional: cell.optional,
        }));
    }
    let threshold = scores::best_threshold(&scored);
    scores::print(what, &scored, threshold);
    let all = TwoStages {
        threshold,
        ..stages::fit(&sheets.iter().collect::<Vec<_>>(), names)?
    };
    left_out
        .iter_mut()
        .for_each(|model| model.threshold = threshold);
    Ok((all, left_out))
}
