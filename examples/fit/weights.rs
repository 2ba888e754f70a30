//! Fits the four models and scores them by leaving countries out.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use unmet::judgement::fitting::{
    Analysed, Item, Logistic, Models, NOTHING_SHARED, Table, bearing_signals, pair_signals,
    speaks_signals, standing_signals,
};
use unmet::language::Language;

use super::gold::{Labels, Task, tasks};
use super::lineage::Lineage;
use super::logistic::{Example, fit as fit_logistic, predict};
use super::sample;

/// The penalty on weights, in examples: mild, as there are thousands of examples.
const PENALTY: f64 = 2.0;

/// How much a labelled list of the Trafficking in Persons Report counts against one of another series:
/// there are few of them, and they are what the program is for.
const TIP_WEIGHT: f64 = 2.0;

/// A cell of a labelled table.
struct Cell<const N: usize> {
    row: usize,
    column: usize,
    signals: Option<[f32; N]>,
    right: bool,
    optional: bool,
}

/// One labelled table: recommendations against recommendations, or against sentences.
struct Sheet<const N: usize> {
    file: String,
    country: String,
    columns: usize,
    cells: Vec<Cell<N>>,
}

pub fn fit(shared: &Path) -> Result<()> {
    let mut tasks = tasks(shared)?;
    tasks.extend(sample::tasks()?);
    let language = Language::built_in();
    let mut pairs = Vec::new();
    let mut links = Vec::new();
    for task in &tasks {
        let analysed = Analysed::new(&task.dossier, language);
        pairs.push(pair_sheet(task, &analysed));
        links.extend(link_sheets(task, &analysed));
    }
    let (match_threshold, pair, standing) = two_stages("matches", &pairs, |log_odds, margins| {
        standing_signals(log_odds, margins, 0)
    });
    let (evidence_threshold, speaks, bearing) = two_stages("evidence", &links, bearing_signals);
    let mut models = Models {
        pair,
        standing,
        speaks,
        bearing,
        match_threshold,
        evidence_threshold,
    };
    models.standing.weights[SKIPPED] = skipped_edition(&Lineage::read(shared)?, &models);
    println!(
        "# Fitted by `cargo run --release --example fit -- weights SHARED`; not to be edited by hand.\n{}",
        toml::to_string(&models.to_file())?
    );
    Ok(())
}

/// The place of `skipped_editions` among the signals of standing.
const SKIPPED: usize = 4;

/// What each list that did not ask a thing takes from the log-odds that a later one does. The labels
/// lie between two lists and can't teach it; the reports' own column of first years can.
fn skipped_edition(lineage: &Lineage, models: &Models) -> f32 {
    let exact = |weight: f32| {
        let mut models = models.clone();
        models.standing.weights[SKIPPED] = weight;
        let exact = lineage.first_year_exact(&models);
        eprintln!("skipped edition {weight:.2}: first year exact {exact:.3}");
        exact
    };
    let tried = [0.0, -0.5, -1.0, -1.5, -2.0, -3.0].map(|weight| (weight, exact(weight)));
    let best = tried.into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
    best.map_or(0.0, |(weight, _)| weight)
}

fn pair_sheet(task: &Task, analysed: &Analysed) -> Sheet<16> {
    let old = analysed
        .reports
        .first()
        .and_then(|r| r.items.as_deref())
        .unwrap_or_default();
    let new = analysed
        .reports
        .last()
        .and_then(|r| r.items.as_deref())
        .unwrap_or_default();
    sheet(task, old.len(), new.len(), &task.matches, |i, j| {
        pair_signals(&old[i], &new[j])
    })
}

fn link_sheets(task: &Task, analysed: &Analysed) -> Vec<Sheet<17>> {
    let Some(labels) = &task.evidence else {
        return Vec::new();
    };
    let items: &[Item] = analysed.reports[0].items.as_deref().unwrap_or_default();
    let mut before = 0;
    let mut sheets = Vec::new();
    for report in analysed.reports.iter().filter(|r| !r.sentences.is_empty()) {
        let here = Labels {
            right: shifted(labels.right.keys().copied(), before)
                .map(|at| (at, ()))
                .collect(),
            optional: shifted(labels.optional.iter().copied(), before).collect(),
        };
        sheets.push(sheet(
            task,
            items.len(),
            report.sentences.len(),
            &here,
            |i, k| speaks_signals(&items[i], &report.sentences[k]),
        ));
        before += report.sentences.len();
    }
    sheets
}

fn shifted(
    places: impl Iterator<Item = (usize, usize)>,
    before: usize,
) -> impl Iterator<Item = (usize, usize)> {
    places.filter_map(move |(i, k)| Some((i, k.checked_sub(before)?)))
}

fn sheet<const N: usize, T>(
    task: &Task,
    rows: usize,
    columns: usize,
    labels: &Labels<T>,
    signals: impl Fn(usize, usize) -> Option<[f32; N]>,
) -> Sheet<N> {
    let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
    Sheet {
        file: task.file.clone(),
        country: task.country.clone(),
        columns,
        cells: places
            .map(|(row, column)| Cell {
                row,
                column,
                signals: signals(row, column),
                right: labels.right.contains_key(&(row, column)),
                optional: labels.optional.contains(&(row, column)),
            })
            .collect(),
    }
}

fn weight<const N: usize>(sheet: &Sheet<N>) -> f64 {
    match sheet.file.as_str() {
        "tip-peru" | "sample" => TIP_WEIGHT,
        _ => 1.0,
    }
}

type Standing<const M: usize> = fn(f32, (f32, f32)) -> [f32; M];

/// Fits likeness, then standing, on all sheets; prints how well the same does on countries left out.
fn two_stages<const N: usize, const M: usize>(
    what: &str,
    sheets: &[Sheet<N>],
    standing: Standing<M>,
) -> (f32, Logistic<N>, Logistic<M>) {
    let countries: BTreeSet<&str> = sheets.iter().map(|s| s.country.as_str()).collect();
    let mut scored: Vec<(&str, f32, bool, bool)> = Vec::new();
    for country in countries {
        let others: Vec<&Sheet<N>> = sheets.iter().filter(|s| s.country != country).collect();
        let (first, second) = both(&others, standing);
        for sheet in sheets.iter().filter(|s| s.country == country) {
            for (cell, p) in sheet
                .cells
                .iter()
                .zip(probabilities(sheet, &first, &second, standing))
            {
                scored.push((&sheet.file, p, cell.right, cell.optional));
            }
        }
    }
    let threshold = best_threshold(&scored);
    eprintln!("== {what}, countries left out, threshold {threshold:.2}");
    let files: BTreeSet<&str> = scored.iter().map(|s| s.0).collect();
    for file in files {
        let of_file: Vec<_> = scored.iter().filter(|s| s.0 == file).copied().collect();
        eprintln!(
            "{file:10} F1 {:.3} at the threshold, {:.3} at its own best ({:.2})",
            f1(&of_file, threshold),
            f1(&of_file, best_threshold(&of_file)),
            best_threshold(&of_file)
        );
    }
    eprintln!("all        F1 {:.3}", f1(&scored, threshold));
    reliability(&scored);
    let (first, second) = both(&sheets.iter().collect::<Vec<_>>(), standing);
    (threshold, first, second)
}

fn both<const N: usize, const M: usize>(
    sheets: &[&Sheet<N>],
    standing: Standing<M>,
) -> (Logistic<N>, Logistic<M>) {
    let mut examples = Vec::new();
    for sheet in sheets {
        for cell in sheet.cells.iter().filter(|c| !c.optional) {
            if let Some(signals) = cell.signals {
                examples.push(Example {
                    signals,
                    right: cell.right,
                    weight: weight(sheet),
                });
            }
        }
    }
    let first = fit_logistic(&examples.iter().collect::<Vec<_>>(), PENALTY);
    let mut examples = Vec::new();
    for sheet in sheets {
        let table = table(sheet, &first);
        let margins = table.margins();
        for cell in sheet
            .cells
            .iter()
            .filter(|c| !c.optional && c.signals.is_some())
        {
            let signals = standing(
                table.at(cell.row, cell.column),
                margins(cell.row, cell.column),
            );
            examples.push(Example {
                signals,
                right: cell.right,
                weight: weight(sheet),
            });
        }
    }
    let second = fit_logistic(&examples.iter().collect::<Vec<_>>(), PENALTY);
    (first, second)
}

fn table<const N: usize>(sheet: &Sheet<N>, model: &Logistic<N>) -> Table {
    let cells = sheet
        .cells
        .iter()
        .map(|c| c.signals.map_or(NOTHING_SHARED, |s| model.log_odds(&s)));
    Table::new(sheet.columns, cells.collect())
}

fn probabilities<const N: usize, const M: usize>(
    sheet: &Sheet<N>,
    first: &Logistic<N>,
    second: &Logistic<M>,
    standing: Standing<M>,
) -> Vec<f32> {
    let table = table(sheet, first);
    let margins = table.margins();
    let of = |cell: &Cell<N>| match cell.signals {
        None => 0.0,
        Some(_) => predict(
            second,
            &standing(
                table.at(cell.row, cell.column),
                margins(cell.row, cell.column),
            ),
        ),
    };
    sheet.cells.iter().map(of).collect()
}

fn f1(scored: &[(&str, f32, bool, bool)], threshold: f32) -> f64 {
    let (mut right, mut wrong, mut missed) = (0.0, 0.0, 0.0);
    for (_, p, is_right, optional) in scored {
        match (*p >= threshold, is_right) {
            (true, true) => right += 1.0,
            (true, false) if !optional => wrong += 1.0,
            (false, true) => missed += 1.0,
            _ => {}
        }
    }
    2.0 * right / f64::max(1.0, 2.0 * right + wrong + missed)
}

fn best_threshold(scored: &[(&str, f32, bool, bool)]) -> f32 {
    (4..=18)
        .map(|step| step as f32 * 0.05)
        .max_by(|a, b| f1(scored, *a).total_cmp(&f1(scored, *b)))
        .unwrap_or(0.5)
}

/// Of the links scored about p, how many are right?
fn reliability(scored: &[(&str, f32, bool, bool)]) {
    let mut bins: BTreeMap<u8, (u32, u32)> = BTreeMap::new();
    for (_, p, right, optional) in scored {
        if !optional {
            let bin = bins.entry((p * 10.0).min(9.0) as u8).or_default();
            bin.0 += u32::from(*right);
            bin.1 += 1;
        }
    }
    for (bin, (right, all)) in bins {
        eprintln!(
            "  scored {:.1} to {:.1}: {right} of {all} right",
            f32::from(bin) / 10.0,
            f32::from(bin + 1) / 10.0
        );
    }
}
