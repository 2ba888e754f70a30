//! How well links are judged: F1 at a threshold, and whether the probabilities keep their word.

use std::collections::{BTreeMap, BTreeSet};

/// One judged link.
#[derive(Clone, Copy)]
pub struct Scored<'a> {
    /// What it is listed under.
    pub group: &'a str,
    pub country: &'a str,
    /// The old recommendation and the new one or the sentence, counted from 0 in their table.
    pub place: (usize, usize),
    pub probability: f32,
    pub right: bool,
    /// Neither right nor wrong.
    pub optional: bool,
}

/// The harmonic mean of precision and recall of the links at least so probable.
pub fn f1(scored: &[Scored], threshold: f32) -> f64 {
    let (mut right, mut wrong, mut missed) = (0.0, 0.0, 0.0);
    for link in scored {
        match (link.probability >= threshold, link.right) {
            (true, true) => right += 1.0,
            (true, false) if !link.optional => wrong += 1.0,
            (false, true) => missed += 1.0,
            _ => {}
        }
    }
    2.0 * right / f64::max(1.0, 2.0 * right + wrong + missed)
}

/// F1 hardly moves about its best: what differs by less is chance.
const AS_GOOD: f64 = 0.003;

/// The middle of the thresholds whose [`f1`] is as good as the best.
pub fn best_threshold(scored: &[Scored]) -> f32 {
    let tried: Vec<(f32, f64)> = (4..=18)
        .map(|step| step as f32 * 0.05)
        .map(|threshold| (threshold, f1(scored, threshold)))
        .collect();
    let best = tried.iter().map(|(_, f1)| *f1).fold(0.0, f64::max);
    let good: Vec<f32> = tried
        .iter()
        .filter(|(_, f1)| *f1 >= best - AS_GOOD)
        .map(|(threshold, _)| *threshold)
        .collect();
    good.iter().sum::<f32>() / good.len().max(1) as f32
}

/// Prints the scores of each group and of all, and the reliability table.
pub fn print(what: &str, scored: &[Scored], threshold: f32) {
    eprintln!("== {what}, countries left out, threshold {threshold:.2}");
    let groups: BTreeSet<&str> = scored.iter().map(|s| s.group).collect();
    for group in groups {
        let of_group: Vec<_> = scored
            .iter()
            .filter(|s| s.group == group)
            .copied()
            .collect();
        let best = best_threshold(&of_group);
        eprintln!(
            "{group:15} F1 {:.3} at the threshold, {:.3} at its own best ({best:.2})",
            f1(&of_group, threshold),
            f1(&of_group, best),
        );
    }
    eprintln!("all             F1 {:.3}", f1(scored, threshold));
    reliability(scored);
    worst(scored);
}

/// Mistakes listed.
const WORST: usize = 25;

/// The mistakes that the models were surest of.
fn worst(scored: &[Scored]) {
    let off = |link: &Scored| (link.probability - f32::from(u8::from(link.right))).abs();
    let mut mistakes: Vec<&Scored> = scored.iter().filter(|link| !link.optional).collect();
    mistakes.sort_by(|a, b| off(b).total_cmp(&off(a)));
    for kind in [false, true] {
        let kind = mistakes
            .iter()
            .filter(|link| link.right == kind && off(link) > 0.5);
        for link in kind.take(WORST) {
            eprintln!(
                "  {} {:.2}: {} {} {:?}",
                if link.right { "missed" } else { "wrong" },
                link.probability,
                link.group,
                link.country,
                link.place
            );
        }
    }
}

/// Of the links scored about p, how many are right?
fn reliability(scored: &[Scored]) {
    let mut bins: BTreeMap<u8, (u32, u32, f32)> = BTreeMap::new();
    for link in scored.iter().filter(|link| !link.optional) {
        let bin = (link.probability * 10.0).min(9.0) as u8;
        let bin = bins.entry(bin).or_default();
        bin.0 += u32::from(link.right);
        bin.1 += 1;
        bin.2 += link.probability;
    }
    for (bin, (right, all, sum)) in bins {
        eprintln!(
            "  scored {:.1} to {:.1}: mean {:.3}, right {right} of {all}, {:.3}",
            f32::from(bin) / 10.0,
            f32::from(bin + 1) / 10.0,
            sum / all as f32,
            f64::from(right) / f64::from(all)
        );
    }
}
