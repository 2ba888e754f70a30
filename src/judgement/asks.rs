//! Commitments through the years: the recommendations that matches tie together.

use std::collections::BTreeMap;

use super::analysed::Analysed;
use super::types::{LinkDecision, Match};
use crate::report::RecommendationId;

/// The wordings of each ask, earliest first, by the name of the earliest.
pub fn asks(
    analysed: &Analysed,
    matches: &[Match],
) -> BTreeMap<RecommendationId, Vec<RecommendationId>> {
    let all: Vec<&RecommendationId> = analysed
        .reports
        .iter()
        .flat_map(|report| report.items.iter().flatten().map(|item| &item.id))
        .collect();
    let place: BTreeMap<&RecommendationId, usize> =
        all.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let mut tied = Tied::new(all.len());
    for link in matches
        .iter()
        .filter(|m| m.decision != LinkDecision::Rejected)
    {
        if let (Some(from), Some(to)) = (place.get(&link.from), place.get(&link.to)) {
            tied.tie(*from, *to);
        }
    }
    let mut asks: BTreeMap<RecommendationId, Vec<RecommendationId>> = BTreeMap::new();
    for (at, id) in all.iter().enumerate() {
        let earliest = all[tied.earliest(at)].clone();
        asks.entry(earliest).or_default().push((*id).clone());
    }
    asks
}

/// Disjoint sets of places, each known by its earliest member.
struct Tied(Vec<usize>);

impl Tied {
    fn new(count: usize) -> Self {
        Tied((0..count).collect())
    }

    fn earliest(&mut self, mut place: usize) -> usize {
        while self.0[place] != place {
            self.0[place] = self.0[self.0[place]];
            place = self.0[place];
        }
        place
    }

    fn tie(&mut self, one: usize, other: usize) {
        let (one, other) = (self.earliest(one), self.earliest(other));
        self.0[one.max(other)] = one.min(other);
    }
}
