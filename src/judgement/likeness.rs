//! How alike two texts are: a handful of numbers, each with a meaning a person can check.

use std::cmp::Ordering;

use super::common_facets::share_a_facet;
use crate::language::{TermId, Text};

/// How alike a first and a second text are. Every number is between 0 and 1.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Likeness {
    /// Cosine of the weighted terms (Salton and McGill 1983: 1 the same terms, 0 none shared).
    pub cosine: f32,
    /// The share of the first text's weight whose terms the second holds too: 1 contained.
    pub first_covered: f32,
    /// The share of the second text's weight whose terms the first holds too.
    pub second_covered: f32,
    /// Like [`Likeness::first_covered`], where a term used alike covers in part.
    pub first_echoed: f32,
    /// The same of the second text.
    pub second_echoed: f32,
    /// Shared pairs of neighbouring terms, by the smaller text's number of pairs.
    pub phrases: f32,
    /// Shared opening verb classes, by all (Jaccard); 0.5 where neither has one.
    pub verbs: f32,
    /// Shared numbers and names, by the smaller number of them; 0.5 where one has none.
    pub names: f32,
}

impl Likeness {
    /// Compares two texts; `None` where they share neither a term nor a facet, as most pairs do.
    pub fn of(first: &Text, second: &Text) -> Option<Self> {
        let shared = Shared::of(&first.terms, &second.terms);
        if shared.mass == 0.0 && !share_a_facet(&first.facets, &second.facets) {
            return None;
        }
        Some(Likeness {
            cosine: ratio(shared.squares, first.norm * second.norm),
            first_covered: ratio(shared.mass, first.mass),
            second_covered: ratio(shared.mass, second.mass),
            first_echoed: echoed(first, second),
            second_echoed: echoed(second, first),
            phrases: overlap(&first.pairs, &second.pairs).unwrap_or(0.0),
            verbs: same_verbs(first, second),
            names: overlap(&first.names, &second.names).unwrap_or(0.5),
        })
    }
}

/// [`Likeness::cosine`] alone.
pub fn cosine(first: &Text, second: &Text) -> f32 {
    ratio(
        Shared::of(&first.terms, &second.terms).squares,
        first.norm * second.norm,
    )
}

/// [`Likeness::first_covered`] alone.
pub fn covered(first: &Text, second: &Text) -> f32 {
    ratio(Shared::of(&first.terms, &second.terms).mass, first.mass)
}

/// The weight of a term in a text that holds it.
pub fn term_weight(text: &Text, term: TermId) -> Option<f32> {
    let at = text.terms.binary_search_by_key(&term, |t| t.0).ok()?;
    Some(text.terms[at].1)
}

/// The terms that both texts hold, heaviest first, with their weights.
pub fn shared_terms(first: &Text, second: &Text) -> Vec<(TermId, f32)> {
    let mut both: Vec<(TermId, f32)> = first
        .terms
        .iter()
        .filter(|(term, _)| second.terms.binary_search_by_key(term, |t| t.0).is_ok())
        .copied()
        .collect();
    both.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    both
}

#[derive(Default)]
struct Shared {
    mass: f32,
    squares: f32,
}

impl Shared {
    fn of(first: &[(TermId, f32)], second: &[(TermId, f32)]) -> Self {
        let mut shared = Shared::default();
        let (mut i, mut j) = (0, 0);
        while i < first.len() && j < second.len() {
            match first[i].0.cmp(&second[j].0) {
                Ordering::Less => i += 1,
                Ordering::Greater => j += 1,
                Ordering::Equal => {
                    let weight = first[i].1;
                    shared.mass += weight;
                    shared.squares += weight * weight;
                    i += 1;
                    j += 1;
                }
            }
        }
        shared
    }
}

/// The share of the text's weight that the other says too, in the same or in other words.
fn echoed(text: &Text, other: &Text) -> f32 {
    let mut said = 0.0;
    let mut around = other.around.iter().peekable();
    for (term, weight) in &text.terms {
        while around.next_if(|(other, _)| other < term).is_some() {}
        if let Some((_, likeness)) = around.peek().filter(|(other, _)| other == term) {
            said += weight * likeness;
        }
    }
    ratio(said, text.mass)
}

fn ratio(part: f32, whole: f32) -> f32 {
    if whole > 0.0 {
        (part / whole).min(1.0)
    } else {
        0.0
    }
}

/// How many of the smaller sorted list the other holds too; `None` where one is empty.
fn overlap(first: &[TermId], second: &[TermId]) -> Option<f32> {
    let (small, large) = if first.len() <= second.len() {
        (first, second)
    } else {
        (second, first)
    };
    if small.is_empty() {
        return None;
    }
    let both = small
        .iter()
        .filter(|term| large.binary_search(term).is_ok())
        .count();
    Some(both as f32 / small.len() as f32)
}

fn same_verbs(first: &Text, second: &Text) -> f32 {
    let all = first.verbs.union(&second.verbs).count();
    if all == 0 {
        return 0.5;
    }
    first.verbs.intersection(&second.verbs).count() as f32 / all as f32
}
