//! Multinomial logistic regression over sparse signals with an L2 penalty, by accelerated gradient
//! steps (Nesterov 1983), each signal with a step of its own.

/// How many stances there are.
const CLASSES: usize = 4;

const STEPS: u32 = 400;

pub struct Example {
    /// Places of the signals that sound, with their strengths.
    pub signals: Vec<(usize, f32)>,
    /// The place of the right class.
    pub right: usize,
}

type Weights = [f32; CLASSES];

/// The bias and the weights of each signal that make the examples most probable.
pub fn fit(examples: &[Example], penalties: &[f32]) -> (Weights, Vec<Weights>) {
    let bias = penalties.len();
    let steps = steps(examples, penalties);
    let mut weights = vec![[0.0f32; CLASSES]; bias + 1];
    let mut ahead = weights.clone();
    for step in 0..STEPS {
        let mut gradient = vec![[0.0f32; CLASSES]; bias + 1];
        for example in examples {
            let mut miss = probabilities(example, &ahead, bias);
            miss[example.right] -= 1.0;
            for (at, strength) in with_bias(example, bias) {
                for (sum, miss) in gradient[at].iter_mut().zip(miss) {
                    *sum += miss * strength;
                }
            }
        }
        let momentum = step as f32 / (step as f32 + 3.0);
        for at in 0..=bias {
            let penalty = penalties.get(at).copied().unwrap_or(0.0);
            for class in 0..CLASSES {
                let slope = gradient[at][class] + penalty * ahead[at][class];
                let next = ahead[at][class] - steps[at] * slope;
                ahead[at][class] = next + momentum * (next - weights[at][class]);
                weights[at][class] = next;
            }
        }
    }
    let of_bias = weights.pop().unwrap_or_default();
    (of_bias, weights)
}

/// Steps short enough never to overshoot: the curvature along a signal is at most half the sum of its
/// strengths times those of its whole example.
fn steps(examples: &[Example], penalties: &[f32]) -> Vec<f32> {
    let bias = penalties.len();
    let mut curvature: Vec<f32> = penalties.iter().copied().chain([1e-3]).collect();
    for example in examples {
        let whole: f32 = with_bias(example, bias).map(|(_, s)| s).sum();
        for (at, strength) in with_bias(example, bias) {
            curvature[at] += 0.5 * strength * whole;
        }
    }
    curvature.into_iter().map(|c| 1.0 / c).collect()
}

fn with_bias(example: &Example, bias: usize) -> impl Iterator<Item = (usize, f32)> + '_ {
    example.signals.iter().copied().chain([(bias, 1.0)])
}

fn probabilities(example: &Example, weights: &[Weights], bias: usize) -> Weights {
    let mut scores = [0.0f32; CLASSES];
    for (at, strength) in with_bias(example, bias) {
        for (score, weight) in scores.iter_mut().zip(weights[at]) {
            *score += weight * strength;
        }
    }
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    let odds = scores.map(|score| (score - most).exp());
    let sum: f32 = odds.iter().sum();
    odds.map(|odd| odd / sum)
}
