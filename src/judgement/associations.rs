//! Which facets of an ask go with which facets and circumstances of what another text tells: "fund"
//! with "shelter" and "in protection", but not "publish" with "inspect".
//!
//! A bilinear model: the log-odds are a bias, Σ weight(asked, told) / √(asked · told) over every pair of
//! an asked and a told facet, and Σ weight(told) / √told, where "asked" and "told" are also how many
//! there are. The weights stand in `data/model/*-associations.tsv`, fitted by `examples/fit`.

use std::collections::HashMap;
use std::fmt::Write;

use super::circumstances::Circumstance;
use crate::language::{FacetId, Facets, facet_names};

/// The name under which the file lists what is told whatever was asked.
const ANYTHING: &str = "anything";

/// What a text tells, as places in the table: its facets, then its circumstances.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Told(Vec<u16>);

impl Told {
    /// What a recommendation asks, seen as what is told.
    pub fn by(facets: &Facets) -> Self {
        Told::under(facets, &[])
    }

    /// What a sentence tells under these circumstances.
    pub fn under(facets: &Facets, circumstances: &[Circumstance]) -> Self {
        let known = facet_names().len();
        let facets = facets.all().map(FacetId::place).filter(|at| *at < known);
        let circumstances = circumstances.iter().map(|c| known + c.place());
        Told(facets.chain(circumstances).map(|at| at as u16).collect())
    }

    /// The places.
    pub fn places(&self) -> &[u16] {
        &self.0
    }
}

/// The weights of every pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Associations {
    /// The log-odds of nothing.
    pub bias: f32,
    /// One row for each facet that may be asked, and a last one for anything: a column for each
    /// thing that may be told.
    pub weights: Vec<f32>,
}

/// What one ask makes of each thing that may be told.
pub struct Asked(Vec<f32>);

impl Associations {
    /// How many things may be told.
    pub fn columns() -> usize {
        facet_names().len() + Circumstance::ALL.len()
    }

    /// How many rows there are: every facet, and anything.
    pub fn rows() -> usize {
        facet_names().len() + 1
    }

    /// What an ask of these facets makes of each thing that may be told.
    pub fn asked(&self, facets: &Facets) -> Asked {
        let columns = Associations::columns();
        let row = |at: usize| &self.weights[at * columns..(at + 1) * columns];
        let known: Vec<usize> = known(facets).collect();
        let mut worth = row(Associations::rows() - 1).to_vec();
        let each = 1.0 / (known.len().max(1) as f32).sqrt();
        for at in known {
            for (worth, weight) in worth.iter_mut().zip(row(at)) {
                *worth += weight * each;
            }
        }
        Asked(worth)
    }

    /// The log-odds that a text which tells this goes with the ask.
    pub fn log_odds(&self, asked: &Asked, told: &Told) -> f32 {
        let sum: f32 = told.0.iter().map(|at| asked.0[usize::from(*at)]).sum();
        self.bias + sum / (told.0.len().max(1) as f32).sqrt()
    }

    /// Reads `asked<TAB>told<TAB>weight` lines; the bias stands as `anything<TAB>anything`.
    ///
    /// # Errors
    /// A sentence that names the line.
    pub fn parse(table: &str) -> Result<Self, String> {
        let columns = Associations::columns();
        let mut associations = Associations {
            bias: 0.0,
            weights: vec![0.0; Associations::rows() * columns],
        };
        let told = places(told_names());
        let asked = places(asked_names());
        for (at, line) in table
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.is_empty())
        {
            let wrong = |what: &str| format!("line {}: \"{line}\" {what}", at + 1);
            let mut fields = line.split('\t');
            let (Some(row), Some(column), Some(weight), None) =
                (fields.next(), fields.next(), fields.next(), fields.next())
            else {
                return Err(wrong("should be two names and a weight, parted by tabs"));
            };
            let weight: f32 = weight.parse().map_err(|_| wrong("ends in no number"))?;
            if (row, column) == (ANYTHING, ANYTHING) {
                associations.bias = weight;
                continue;
            }
            let (Some(row), Some(column)) = (asked.get(row), told.get(column)) else {
                return Err(wrong("names no facet of data/language/facets.txt"));
            };
            associations.weights[row * columns + column] = weight;
        }
        Ok(associations)
    }

    /// The same as a table; weights that tell next to nothing are left out.
    pub fn to_table(&self) -> String {
        let told = told_names();
        let mut table = format!("{ANYTHING}\t{ANYTHING}\t{:.3}\n", self.bias);
        for (asked, row) in asked_names().zip(self.weights.chunks(told.len())) {
            for (told, weight) in told.iter().zip(row).filter(|(_, w)| w.abs() >= LEAST) {
                let _ = writeln!(table, "{asked}\t{told}\t{weight:.3}");
            }
        }
        table
    }
}

/// Lesser weights are not worth a line.
const LEAST: f32 = 0.02;

/// The places of the facets that the models know.
pub fn known(facets: &Facets) -> impl Iterator<Item = usize> + '_ {
    let all = facet_names().len();
    facets.all().map(FacetId::place).filter(move |at| *at < all)
}

/// The place of each name.
fn places(names: impl IntoIterator<Item = &'static str>) -> HashMap<&'static str, usize> {
    names.into_iter().zip(0..).collect()
}

fn asked_names() -> impl Iterator<Item = &'static str> {
    let facets = facet_names().iter().map(String::as_str);
    facets.chain([ANYTHING])
}

fn told_names() -> Vec<&'static str> {
    let facets = facet_names().iter().map(String::as_str);
    facets
        .chain(Circumstance::ALL.iter().map(|(_, name)| *name))
        .collect()
}
