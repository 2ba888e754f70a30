//! Fits both stages of judging a kind of link, and says what the models think of a sheet.

use std::collections::BTreeMap;

use anyhow::Result;
use unmet::judgement::fitting::{
    Associations, NOTHING_SHARED, PLAUSIBLE, Table, TwoStages, probability,
};

use super::associations;
use super::boosting;
use super::logistic;
use super::sheets::{Cell, Sheet};

/// The second stage must see associations as they are on countries that did not teach them: so many
/// groups of countries are left out in turn.
const GROUPS: usize = 5;

/// A labelled list of the Trafficking in Persons Report counts as so many of another series: they are
/// what the program is for.
pub const TIP_WEIGHT: f64 = 2.0;

/// Fits everything but the threshold, which is left at ½.
pub fn fit<const N: usize>(sheets: &[&Sheet<N>], names: &[&str; N]) -> Result<TwoStages<N>> {
    let slot = association_slot(names);
    let scored = associations_left_out(sheets)?;
    let mut examples = Vec::new();
    for (sheet, scores) in sheets.iter().zip(&scored) {
        for (cell, association) in sheet.cells.iter().zip(scores).filter(|(c, _)| !c.optional) {
            if let Some(signals) = with(cell, *association, slot) {
                examples.push(logistic::Example {
                    signals,
                    right: cell.right,
                    weight: weight(sheet),
                });
            }
        }
    }
    let likeness = logistic::fit(&examples.iter().collect::<Vec<_>>());
    let mut examples = Vec::new();
    for (sheet, scores) in sheets.iter().zip(&scored) {
        let table = table(sheet, scores, |signals| likeness.log_odds(signals), slot);
        let margins = table.margins();
        for (cell, association) in sheet.cells.iter().zip(scores).filter(|(c, _)| !c.optional) {
            let place = (cell.row, cell.column);
            let Some(signals) = with(cell, *association, slot) else {
                continue;
            };
            if table.at(cell.row, cell.column) >= PLAUSIBLE {
                examples.push(boosting::Example {
                    signals: (sheet.second_look)(
                        &table,
                        place,
                        margins(cell.row, cell.column),
                        &signals,
                    ),
                    right: cell.right,
                    weight: weight(sheet),
                });
            }
        }
    }
    Ok(TwoStages {
        associations: associations::fit(&teaching(sheets))?,
        likeness,
        standing: boosting::fit(&examples)?,
        threshold: 0.5,
    })
}

/// The probability of every cell of a sheet.
pub fn probabilities<const N: usize>(
    sheet: &Sheet<N>,
    model: &TwoStages<N>,
    names: &[&str; N],
) -> Vec<f32> {
    let slot = association_slot(names);
    let scores = association_scores(sheet, &model.associations);
    let table = table(sheet, &scores, |s| model.likeness.log_odds(s), slot);
    let margins = table.margins();
    let of = |(cell, association): (&Cell<N>, &f32)| {
        let signals = with(cell, *association, slot);
        let plausible = table.at(cell.row, cell.column) >= PLAUSIBLE;
        signals.filter(|_| plausible).map_or(0.0, |signals| {
            let place = (cell.row, cell.column);
            let margins = margins(cell.row, cell.column);
            let signals = (sheet.second_look)(&table, place, margins, &signals);
            probability(model.standing.log_odds(&signals))
        })
    };
    sheet.cells.iter().zip(&scores).map(of).collect()
}

fn association_slot<const N: usize>(names: &[&str; N]) -> usize {
    let slot = names.iter().position(|name| *name == "association");
    slot.expect("association is one of the signals")
}

fn with<const N: usize>(cell: &Cell<N>, association: f32, slot: usize) -> Option<[f32; N]> {
    let mut signals = cell.signals?;
    signals[slot] = association;
    Some(signals)
}

fn weight<const N: usize>(sheet: &Sheet<N>) -> f64 {
    match sheet.group {
        "tip-peru" | "sample" | "made-up" => TIP_WEIGHT,
        _ => 1.0,
    }
}

fn table<const N: usize>(
    sheet: &Sheet<N>,
    associations: &[f32],
    log_odds: impl Fn(&[f32; N]) -> f32,
    slot: usize,
) -> Table {
    let cells = sheet.cells.iter().zip(associations);
    let cells = cells.map(|(cell, association)| {
        with(cell, *association, slot).map_or(NOTHING_SHARED, |signals| log_odds(&signals))
    });
    Table::new(sheet.columns, cells.collect())
}

fn teaching<'a, const N: usize>(sheets: &[&'a Sheet<N>]) -> Vec<associations::Example<'a>> {
    let mut examples = Vec::new();
    for sheet in sheets {
        let cells = sheet.cells.iter();
        for cell in cells.filter(|c| !c.optional && c.signals.is_some()) {
            examples.push(associations::Example {
                asked: cell.asked,
                told: cell.told,
                right: cell.right,
                weight: weight(sheet),
            });
        }
    }
    examples
}

fn association_scores<const N: usize>(sheet: &Sheet<N>, model: &Associations) -> Vec<f32> {
    let mut asked = BTreeMap::new();
    let cells = sheet.cells.iter().map(|cell| {
        let asked = asked
            .entry(cell.row)
            .or_insert_with(|| model.asked(cell.asked));
        model.log_odds(asked, cell.told)
    });
    cells.collect()
}

/// For each sheet the associations of its cells, by a model that the sheet's country did not teach.
fn associations_left_out<const N: usize>(sheets: &[&Sheet<N>]) -> Result<Vec<Vec<f32>>> {
    let groups = super::weights::groups(sheets.iter().map(|s| s.country), GROUPS);
    let mut scored = vec![Vec::new(); sheets.len()];
    for group in 0..GROUPS {
        let (left_out, others): (Vec<_>, Vec<_>) = sheets
            .iter()
            .enumerate()
            .partition(|(_, sheet)| groups[sheet.country] == group);
        let others: Vec<&Sheet<N>> = others.into_iter().map(|(_, sheet)| *sheet).collect();
        let model = associations::fit(&teaching(&others))?;
        for (at, sheet) in left_out {
            scored[at] = association_scores(sheet, &model);
        }
    }
    Ok(scored)
}
