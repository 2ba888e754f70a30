//! Which facets of an ask go with what another text tells, by logistic regression over every pair of an
//! asked and a told facet, with an L2 penalty; solved by L-BFGS (Nocedal and Wright 2006, 7.2).

use anyhow::Result;
use argmin::core::{CostFunction, Executor, Gradient, State};
use argmin::solver::linesearch::MoreThuenteLineSearch;
use argmin::solver::quasinewton::LBFGS;
use unmet::judgement::fitting::{Associations, Told, known};
use unmet::language::Facets;

/// The penalty on the squares of the weights, in examples.
const PENALTY: f64 = 0.28;
/// Steps of the solver; the scores no longer move after half of them.
const STEPS: u64 = 80;

pub struct Example<'a> {
    pub asked: &'a Facets,
    pub told: &'a Told,
    pub right: bool,
    pub weight: f64,
}

/// The weights that make the examples most probable.
pub fn fit(examples: &[Example]) -> Result<Associations> {
    let rows: Vec<Row> = examples.iter().map(Row::of).collect();
    let size = Associations::rows() * Associations::columns() + 1;
    let solver = LBFGS::new(MoreThuenteLineSearch::new(), 7);
    let found = Executor::new(Problem { rows }, solver)
        .configure(|state| state.param(vec![0.0; size]).max_iters(STEPS))
        .run()?;
    let best = found.state().get_best_param().cloned().unwrap_or_default();
    let (bias, weights) = best
        .split_last()
        .map_or((0.0, &[][..]), |(bias, w)| (*bias, w));
    Ok(Associations {
        bias: bias as f32,
        weights: weights.iter().map(|w| *w as f32).collect(),
    })
}

/// An example as places in the table; each weighs `asked` or `told`.
struct Row {
    pairs: Vec<u32>,
    each_pair: f64,
    alone: Vec<u32>,
    each_alone: f64,
    right: f64,
    weight: f64,
}

impl Row {
    fn of(example: &Example) -> Self {
        let columns = Associations::columns();
        let told = || example.told.places().iter().map(|at| usize::from(*at));
        let asked: Vec<usize> = known(example.asked).collect();
        let at = |row: usize, column: usize| (row * columns + column) as u32;
        let pairs: Vec<u32> = asked
            .iter()
            .flat_map(|row| told().map(move |column| at(*row, column)))
            .collect();
        let anything = Associations::rows() - 1;
        let alone: Vec<u32> = told().map(|column| at(anything, column)).collect();
        Row {
            each_pair: 1.0 / (pairs.len().max(1) as f64).sqrt(),
            each_alone: 1.0 / (alone.len().max(1) as f64).sqrt(),
            pairs,
            alone,
            right: f64::from(u8::from(example.right)),
            weight: example.weight,
        }
    }

    fn log_odds(&self, weights: &[f64]) -> f64 {
        let sum = |places: &[u32]| places.iter().map(|at| weights[*at as usize]).sum::<f64>();
        let bias = weights.last().copied().unwrap_or_default();
        bias + self.each_pair * sum(&self.pairs) + self.each_alone * sum(&self.alone)
    }
}

struct Problem {
    rows: Vec<Row>,
}

impl CostFunction for Problem {
    type Param = Vec<f64>;
    type Output = f64;

    fn cost(&self, weights: &Vec<f64>) -> Result<f64> {
        let losses = self.rows.iter().map(|row| {
            let odds = row.log_odds(weights);
            // ln(1 + e^odds) − right · odds, without overflow.
            row.weight * (odds.max(0.0) + (-odds.abs()).exp().ln_1p() - row.right * odds)
        });
        let penalty: f64 = weights[..weights.len() - 1].iter().map(|w| w * w).sum();
        Ok(losses.sum::<f64>() + 0.5 * PENALTY * penalty)
    }
}

impl Gradient for Problem {
    type Param = Vec<f64>;
    type Gradient = Vec<f64>;

    fn gradient(&self, weights: &Vec<f64>) -> Result<Vec<f64>> {
        let mut slope: Vec<f64> = weights.iter().map(|w| PENALTY * w).collect();
        let last = slope.len() - 1;
        slope[last] = 0.0;
        for row in &self.rows {
            let p = 1.0 / (1.0 + (-row.log_odds(weights)).exp());
            let miss = row.weight * (p - row.right);
            for at in &row.pairs {
                slope[*at as usize] += miss * row.each_pair;
            }
            for at in &row.alone {
                slope[*at as usize] += miss * row.each_alone;
            }
            slope[last] += miss;
        }
        Ok(slope)
    }
}
