//! Logistic regression with an L2 penalty, by Newton's method (iteratively reweighted least
//! squares; Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 4.4.1).

use nalgebra::{DMatrix, DVector};
use unmet::judgement::fitting::Logistic;

pub struct Example<const N: usize> {
    pub signals: [f32; N],
    pub right: bool,
    pub weight: f64,
}

const STEPS: usize = 30;

/// The penalty on the squares of all weights but the bias, in examples: mild, as there are thousands.
const PENALTY: f64 = 2.0;

/// The weights that make the examples most probable.
pub fn fit<const N: usize>(examples: &[&Example<N>]) -> Logistic<N> {
    let size = N + 1;
    let mut beta = DVector::zeros(size);
    let mut penalties = DVector::from_element(size, PENALTY);
    penalties[N] = 1e-6;
    for _ in 0..STEPS {
        let mut gradient = -penalties.component_mul(&beta);
        let mut hessian = DMatrix::from_diagonal(&penalties);
        for example in examples {
            let signals = example.signals.iter().map(|s| f64::from(*s)).chain([1.0]);
            let x = DVector::from_iterator(size, signals);
            let p = 1.0 / (1.0 + (-beta.dot(&x)).exp());
            let miss = f64::from(u8::from(example.right)) - p;
            gradient.axpy(miss * example.weight, &x, 1.0);
            hessian.ger((p * (1.0 - p)).max(1e-6) * example.weight, &x, &x, 1.0);
        }
        let Some(step) = hessian.cholesky().map(|h| h.solve(&gradient)) else {
            break;
        };
        beta += &step;
        if step.amax() < 1e-6 {
            break;
        }
    }
    let weights = std::array::from_fn(|at| beta[at] as f32);
    Logistic {
        bias: beta[N] as f32,
        weights,
    }
}
