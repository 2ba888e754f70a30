//! Gradient boosting of small decision trees on the logistic loss (Friedman 2001), with second-order
//! leaf values (Chen and Guestrin 2016). Nothing is drawn by lot: the same examples give the same trees.

use anyhow::Result;
use unmet::judgement::fitting::{DEPTH, Node, Trees, probability};

/// Trees in all. More did not score better with countries left out.
const TREES: usize = 200;
/// How much of its correction each tree makes.
const LEARNING_RATE: f64 = 0.05;
/// A leaf holds at least so many examples.
const SMALLEST_LEAF: usize = 20;
/// The penalty on the squares of leaf values.
const PENALTY: f64 = 5.0;
/// A signal is asked at one of at most so many values.
const BINS: usize = 64;

pub struct Example {
    pub signals: Vec<f32>,
    pub right: bool,
    pub weight: f64,
}

/// The trees that tell the right examples from the others.
pub fn fit(examples: &[Example]) -> Result<Trees> {
    let binned = Binned::of(examples);
    let total: f64 = examples.iter().map(|e| e.weight).sum();
    let right: f64 = examples.iter().filter(|e| e.right).map(|e| e.weight).sum();
    let share = (right / total.max(1.0)).clamp(1e-4, 1.0 - 1e-4);
    let bias = (share / (1.0 - share)).ln() as f32;
    let mut log_odds = vec![bias; examples.len()];
    let mut trees = Vec::with_capacity(TREES);
    for _ in 0..TREES {
        let slopes: Vec<Slope> = examples
            .iter()
            .zip(&log_odds)
            .map(|(example, log_odds)| Slope::of(example, *log_odds))
            .collect();
        let all: Vec<u32> = (0..examples.len() as u32).collect();
        let tree = grow(&binned, &slopes, all, DEPTH, &mut log_odds);
        trees.push(tree);
    }
    Trees::new(bias, trees).map_err(anyhow::Error::msg)
}

/// First and second derivative of an example's loss.
#[derive(Clone, Copy, Default)]
struct Slope {
    first: f64,
    second: f64,
}

impl Slope {
    fn of(example: &Example, log_odds: f32) -> Self {
        let p = f64::from(probability(log_odds));
        let wanted = f64::from(u8::from(example.right));
        Slope {
            first: (wanted - p) * example.weight,
            second: (p * (1.0 - p)).max(1e-6) * example.weight,
        }
    }

    fn add(&mut self, other: Slope) {
        self.first += other.first;
        self.second += other.second;
    }

    fn without(self, other: Slope) -> Slope {
        Slope {
            first: self.first - other.first,
            second: self.second - other.second,
        }
    }

    fn gain(self) -> f64 {
        self.first * self.first / (self.second + PENALTY)
    }

    fn leaf(self) -> f64 {
        LEARNING_RATE * self.first / (self.second + PENALTY)
    }
}

/// Each example's signals as the number of the bin they fall in.
struct Binned {
    /// For each signal the values at which it may be asked.
    cuts: Vec<Vec<f32>>,
    /// For each signal the bin of every example.
    bins: Vec<Vec<u8>>,
}

impl Binned {
    fn of(examples: &[Example]) -> Self {
        let signals = examples.first().map_or(0, |e| e.signals.len());
        let mut binned = Binned {
            cuts: Vec::new(),
            bins: Vec::new(),
        };
        for signal in 0..signals {
            let mut values: Vec<f32> = examples.iter().map(|e| e.signals[signal]).collect();
            values.sort_by(f32::total_cmp);
            let mut cuts: Vec<f32> = (1..BINS)
                .map(|at| values[at * values.len() / BINS])
                .collect();
            cuts.dedup();
            let bin = |value: f32| cuts.partition_point(|cut| *cut <= value) as u8;
            let bins = examples.iter().map(|e| bin(e.signals[signal])).collect();
            binned.bins.push(bins);
            binned.cuts.push(cuts);
        }
        binned
    }
}

struct Split {
    gain: f64,
    signal: usize,
    /// Examples of bins below this one go one way.
    bin: usize,
}

fn grow(
    binned: &Binned,
    slopes: &[Slope],
    here: Vec<u32>,
    depth: usize,
    log_odds: &mut [f32],
) -> Node {
    let mut all = Slope::default();
    here.iter().for_each(|at| all.add(slopes[*at as usize]));
    let split = (depth > 0)
        .then(|| best_split(binned, slopes, &here, all))
        .flatten();
    let Some(split) = split else {
        let value = all.leaf() as f32;
        here.iter().for_each(|at| log_odds[*at as usize] += value);
        return Node::Leaf(value);
    };
    let bins = &binned.bins[split.signal];
    let (below, from): (Vec<u32>, Vec<u32>) = here
        .into_iter()
        .partition(|at| usize::from(bins[*at as usize]) < split.bin);
    Node::Split {
        signal: split.signal,
        at: binned.cuts[split.signal][split.bin - 1],
        branches: Box::new([
            grow(binned, slopes, below, depth - 1, log_odds),
            grow(binned, slopes, from, depth - 1, log_odds),
        ]),
    }
}

fn best_split(binned: &Binned, slopes: &[Slope], here: &[u32], all: Slope) -> Option<Split> {
    let mut best: Option<Split> = None;
    for (signal, bins) in binned.bins.iter().enumerate() {
        let mut sums = [(Slope::default(), 0usize); BINS];
        for at in here {
            let sum = &mut sums[usize::from(bins[*at as usize])];
            sum.0.add(slopes[*at as usize]);
            sum.1 += 1;
        }
        let (mut below, mut count) = (Slope::default(), 0);
        for bin in 1..=binned.cuts[signal].len() {
            below.add(sums[bin - 1].0);
            count += sums[bin - 1].1;
            if count < SMALLEST_LEAF || here.len() - count < SMALLEST_LEAF {
                continue;
            }
            let gain = below.gain() + all.without(below).gain() - all.gain();
            if gain > 1e-9 && best.as_ref().is_none_or(|best| gain > best.gain) {
                best = Some(Split { gain, signal, bin });
            }
        }
    }
    best
}
